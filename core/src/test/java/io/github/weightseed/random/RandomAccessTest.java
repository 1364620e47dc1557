package io.github.weightseed.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The streams that count: an element is a function of its index alone. */
class RandomAccessTest {

  private static final SeedState SEED = SeedState.ofInt(1337);

  static Stream<Arguments> kinds() {
    return Stream.of(Backend.JAX_X64, Backend.TENSORFLOW)
        .flatMap(
            backend ->
                Stream.of("uniform", "normal", "truncated_normal")
                    .flatMap(
                        function ->
                            Stream.of(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.BFLOAT16)
                                .map(dtype -> Arguments.of(backend, function, dtype))));
  }

  private static TensorSource source(Backend backend, String function, DType dtype, Shape shape) {
    RandomStream stream = RandomStream.of(backend);
    return switch (function) {
      case "uniform" -> stream.uniform(SEED, shape, dtype, -0.5, 1.25);
      case "normal" -> stream.normal(SEED, shape, dtype, -0.5, 1.25);
      default -> stream.truncatedNormal(SEED, shape, dtype, -0.5, 1.25);
    };
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anyCutAnyOrderAnyThreadGivesTheSameBytes(Backend backend, String function, DType dtype) {
    Shape shape = Shape.of(3, 5, 70001);
    TensorSource source = source(backend, function, dtype, shape);
    int size = (int) shape.size();
    int width = dtype.byteSize();
    byte[] whole = new byte[size * width];
    source.read(0, size, ByteBuffer.wrap(whole));
    for (int chunk : new int[] {1023, 1025, 65537, 999_983}) {
      byte[] reversed = new byte[whole.length];
      for (int from = (size - 1) / chunk * chunk; from >= 0; from -= chunk) {
        int count = Math.min(chunk, size - from);
        source.read(from, count, ByteBuffer.wrap(reversed, from * width, count * width));
      }
      assertThat(Arrays.equals(reversed, whole)).as("chunks of %d", chunk).isTrue();
    }
    byte[] parallel = new byte[whole.length];
    int chunk = 4099;
    IntStream.rangeClosed(0, (size - 1) / chunk)
        .parallel()
        .forEach(
            part -> {
              int from = part * chunk;
              int count = Math.min(chunk, size - from);
              source.read(from, count, ByteBuffer.wrap(parallel, from * width, count * width));
            });
    assertThat(Arrays.equals(parallel, whole)).isTrue();
    assertThat(source.toTensor()).isEqualTo(Tensor.of(shape, dtype, whole));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void slicesBeyondTwoToThe32AreTheirElements(Backend backend, String function, DType dtype) {
    TensorSource source = source(backend, function, dtype, Shape.of(1L << 30, 1L << 30));
    int width = dtype.byteSize();
    for (long from : new long[] {(1L << 32) - 1500, (3L << 32) - 1, (1L << 60) - 3000}) {
      byte[] slice = new byte[3000 * width];
      source.read(from, 3000, ByteBuffer.wrap(slice));
      byte[] elements = new byte[slice.length];
      for (int i = 0; i < 3000; i++) {
        source.read(from + i, 1, ByteBuffer.wrap(elements, i * width, width));
      }
      assertThat(elements).isEqualTo(slice);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void longerTensorsBeginAsShorterOnesDo(Backend backend, String function, DType dtype) {
    double[] longer = source(backend, function, dtype, Shape.of(4, 3)).toTensor().toDoubleArray();
    double[] scalar = source(backend, function, dtype, Shape.scalar()).toTensor().toDoubleArray();
    assertThat(scalar).containsExactly(longer[0]);
    assertThat(source(backend, function, dtype, Shape.of(3, 0)).toTensor().size()).isZero();
  }
}
