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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stream against real Keras (oracle/stream_values.py), and its own promises. */
class JaxStreamTest {

  private static TensorSource source(RandomStream stream, Map<String, Object> call) {
    SeedState seed =
        call.containsKey("seed")
            ? SeedState.ofInt(integer(call, "seed"))
            : new SeedState(integer(call, "seed_generator"), integer(call, "call"), true);
    Shape shape = Fixtures.shape(call.get("shape"));
    DType dtype = DType.of((String) call.get("dtype"));
    Number first = number(call.get("first"));
    Number second = number(call.get("second"));
    return switch ((String) call.get("function")) {
      case "uniform" -> stream.uniform(seed, shape, dtype, first, second);
      case "normal" -> stream.normal(seed, shape, dtype, first, second);
      default -> stream.truncatedNormal(seed, shape, dtype, first, second);
    };
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
      // What begins with the function's name is refused by Keras, not by JAX.
      if (call.get("message") instanceof String expected && !expected.startsWith("`keras.")) {
        assertThatIllegalArgumentException()
            .as("%s", call)
            .isThrownBy(() -> source(RandomStream.of(backend), call))
            .withMessage(expected.strip());
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(46);
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
}
