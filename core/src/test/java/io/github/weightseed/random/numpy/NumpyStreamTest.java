package io.github.weightseed.random.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyStreamTest {

  private static final SeedState SEED = SeedState.ofInt(1);

  private final NumpyStream stream = new NumpyStream();

  /** keras.random.normal((3,), 0.0, stddev, dtype, seed=1) of Keras 3.15.1, NumPy 2.4.6, x86-64. */
  @ParameterizedTest
  @CsvSource({
    "int8,    300,   103,        -10,        99",
    "int8,    1e10,  0,          0,          0",
    "int16,   300,   103,        246,        99",
    "int32,   300,   103,        246,        99",
    "int32,   1e10,  -2147483648, -2147483648, -2147483648",
    "int64,   1e10,  3455841920, 8216181435, 3304370761",
    "int64,   1e20,  -9223372036854775808, -9223372036854775808, -9223372036854775808",
    "uint8,   300,   103,        246,        99",
    "uint16,  1e10,  0,          0,          0",
    "uint32,  1e10,  3455841920, 3921214139, 3304370761",
    "uint32,  1e20,  0,          0,          0",
    "uint64,  1e10,  3455841920, 8216181435, 3304370761",
    "uint64,  1e20,  0,          0,          0",
    "bool,    1,     1,          1,          1",
  })
  void castsToIntegersAsTheProcessorDoes(
      String dtype, double stddev, double first, double second, double third) {
    TensorSource source = stream.normal(SEED, Shape.of(3), DType.of(dtype), 0.0, stddev);
    assertThat(source.toTensor().toDoubleArray()).containsExactly(first, second, third);
    assertThat(source.toTensor().toFloatArray())
        .containsExactly((float) first, (float) second, (float) third);
  }

  @Test
  void nanIsTheSmallestInteger() {
    assertThat(stream.normal(SEED, Shape.of(1), DType.INT32, Double.NaN, 1.0).toTensor().getFlat(0))
        .isEqualTo(Integer.MIN_VALUE);
    assertThat(
            stream.normal(SEED, Shape.of(1), DType.UINT64, Double.NaN, 1.0).toTensor().getFlat(0))
        .isEqualTo(0x1p63);
  }

  @Test
  void anEmptyTruncatedNormalChecksNothing() {
    TensorSource source = stream.truncatedNormal(SEED, Shape.of(2, 0), DType.FLOAT32, 0.0, -1.0);
    assertThat(source.toTensor().size()).isZero();
  }

  @Test
  void refusesATruncatedNormalThatWouldNeverEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.truncatedNormal(SEED, Shape.of(2), DType.FLOAT32, 0.0, Double.NaN))
        .withMessageContaining("never ends")
        .withMessageContaining("stddev=NaN");
  }

  /** SeedGenerator(668835602).next(ordered=False) leaves [284622, 5387] on NumPy. */
  @Test
  void stepsUnorderedSeedsInUnsigned32Bits() {
    assertThat(stream.nextUnordered(new SeedState(668835602, 0, true)))
        .isEqualTo(new SeedState(284622, 5387, true));
  }
}
