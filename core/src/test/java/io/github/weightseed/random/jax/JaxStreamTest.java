package io.github.weightseed.random.jax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fixtures;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The stream against real Keras (oracle/stream_values.py), and its own promises. */
class JaxStreamTest {

  private static final SeedState SEED = SeedState.ofInt(1337);

  private static TensorSource source(
      RandomStream stream,
      String function,
      SeedState seed,
      Shape shape,
      DType dtype,
      Number first,
      Number second) {
    return switch (function) {
      case "uniform" -> stream.uniform(seed, shape, dtype, first, second);
      case "normal" -> stream.normal(seed, shape, dtype, first, second);
      case "truncated_normal" -> stream.truncatedNormal(seed, shape, dtype, first, second);
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static TensorSource source(RandomStream stream, Map<String, Object> call) {
    SeedState seed =
        call.containsKey("seed")
            ? SeedState.ofInt(integer(call, "seed"))
            : new SeedState(integer(call, "seed_generator"), integer(call, "call"), true);
    return source(
        stream,
        (String) call.get("function"),
        seed,
        Fixtures.shape(call.get("shape")),
        DType.of((String) call.get("dtype")),
        number(call.get("first")),
        number(call.get("second")));
  }

  private static long integer(Map<String, Object> call, String name) {
    return ((Number) call.get(name)).longValue();
  }

  private static Number number(Object parameter) {
    if (parameter instanceof String text) {
      return Double.valueOf(text.replace("inf", "Infinity").replace("nan", "NaN"));
    }
    if (parameter instanceof Double value) {
      return value;
    }
    return ((Number) parameter).longValue();
  }

  @ParameterizedTest
  @EnumSource(names = {"JAX", "JAX_X64"})
  void bytesAreKeras(Backend backend) throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    List<Object> differing = new ArrayList<>();
    int compared = 0;
    for (Map<String, Object> call : Fixtures.lines("streams/" + backend + ".jsonl")) {
      if (call.get("sha256") instanceof String expected) {
        Tensor tensor = source(RandomStream.of(backend), call).toTensor();
        assertThat(tensor.dtype().kerasName()).isEqualTo(call.get("got"));
        sha256.update(tensor.asByteBuffer());
        if (!HexFormat.of().formatHex(sha256.digest()).equals(expected)) {
          differing.add(call);
        }
        compared++;
      }
    }
    assertThat(differing).isEmpty();
    assertThat(compared).isGreaterThan(850);
  }

  @ParameterizedTest
  @EnumSource(names = {"JAX", "JAX_X64"})
  void refusalsAreInKerasWords(Backend backend) {
    int compared = 0;
    for (Map<String, Object> call : Fixtures.lines("streams/" + backend + ".jsonl")) {
      if (call.get("message") instanceof String expected) {
        assertThatIllegalArgumentException()
            .as("%s", call)
            .isThrownBy(() -> source(RandomStream.of(backend), call))
            .withMessage(expected.strip());
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(54);
  }

  @Test
  void sixtyFourBitTypesNeedX64() {
    RandomStream plain = new JaxStream(false);
    RandomStream x64 = new JaxStream(true);
    for (DType dtype : DType.values()) {
      assertThat(x64.resultDType(dtype)).isEqualTo(dtype);
      assertThat(plain.resultDType(dtype).byteSize()).isEqualTo(Math.min(4, dtype.byteSize()));
      assertThat(plain.resultDType(dtype).isFloating()).isEqualTo(dtype.isFloating());
    }
    assertThat(plain.resultDType(DType.INT64)).isEqualTo(DType.INT32);
    assertThat(plain.resultDType(DType.UINT64)).isEqualTo(DType.UINT32);
  }

  /** keras.random.SeedGenerator(5).next(ordered=False), four times, on JAX. */
  @Test
  void unorderedDrawsAreInUint32() {
    RandomStream stream = new JaxStream(false);
    SeedState state = new SeedState(5, 0, true);
    long[][] expected = {{32322, 5387}, {548987, 95987}, {90725, 95110}};
    for (long[] next : expected) {
      state = stream.nextUnordered(state);
      assertThat(state).isEqualTo(new SeedState(next[0], next[1], true));
    }
  }

  /** The second number of a key has 32 bits: after 2^32 draws a generator starts again. */
  @Test
  void countWraps() {
    RandomStream stream = new JaxStream(false);
    Shape shape = Shape.of(5);
    Tensor first =
        stream.uniform(new SeedState(9, 0, true), shape, DType.FLOAT32, 0L, 1L).toTensor();
    Tensor wrapped =
        stream.uniform(new SeedState(9, 1L << 32, true), shape, DType.FLOAT32, 0L, 1L).toTensor();
    Tensor second =
        stream.uniform(new SeedState(9, 1, true), shape, DType.FLOAT32, 0L, 1L).toTensor();
    assertThat(wrapped).isEqualTo(first).isNotEqualTo(second);
  }

  static Stream<Arguments> kinds() {
    return Stream.of("uniform", "normal", "truncated_normal")
        .flatMap(
            function ->
                Stream.of(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.BFLOAT16)
                    .map(dtype -> Arguments.of(function, dtype)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anyCutAnyOrderAnyThreadGivesTheSameBytes(String function, DType dtype) {
    Shape shape = Shape.of(3, 5, 70001);
    TensorSource source = source(new JaxStream(true), function, SEED, shape, dtype, -0.5, 1.25);
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
    assertThat(Arrays.equals(bytes(source.toTensor()), whole)).isTrue();
  }

  private static byte[] bytes(Tensor tensor) {
    byte[] bytes = new byte[tensor.asByteBuffer().remaining()];
    tensor.asByteBuffer().get(bytes);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void slicesBeyondTwoToThe32AreTheirElements(String function, DType dtype) {
    Shape huge = Shape.of(1L << 30, 1L << 30);
    TensorSource source = source(new JaxStream(true), function, SEED, huge, dtype, -0.5, 1.25);
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
  void longerTensorsBeginAsShorterOnesDo(String function, DType dtype) {
    RandomStream stream = new JaxStream(true);
    double[] longer =
        source(stream, function, SEED, Shape.of(4, 3), dtype, 0L, 1L).toTensor().toDoubleArray();
    double[] scalar =
        source(stream, function, SEED, Shape.scalar(), dtype, 0L, 1L).toTensor().toDoubleArray();
    assertThat(scalar).containsExactly(longer[0]);
    assertThat(source(stream, function, SEED, Shape.of(3, 0), dtype, 0L, 1L).toTensor().size())
        .isZero();
  }
}
