package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorDifferenceTest {

  private static TensorSource floats(float... values) {
    return Tensor.of(Shape.of(values.length), values).source();
  }

  private static TensorSource doubles(double... values) {
    return Tensor.of(Shape.of(values.length), values).source();
  }

  @Test
  void sameBitsAreNone() {
    TensorDifference none =
        TensorDifference.of(floats(1, Float.NaN, -0f), floats(1, Float.NaN, -0f));
    assertThat(none).isEqualTo(new TensorDifference(0, OptionalLong.of(0), 0));
    assertThat(none.isNone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0000001, 1",
    "0, -0.0, 1",
    "1.4e-45, -1.4e-45, 3",
    "1, 2, 8388608",
    "3.4028235e38, Infinity, 1",
    "-Infinity, Infinity, 4278190081"
  })
  void ulpsCountTheNumbersBetween(float a, float b, long ulps) {
    TensorDifference difference = TensorDifference.of(floats(5, a), floats(5, b));
    assertThat(difference.count()).isEqualTo(1);
    assertThat(difference.largestUlp()).hasValue(ulps);
    assertThat(difference.largestAbsolute()).isEqualTo(Math.abs((double) a - b));
    assertThat(TensorDifference.of(floats(5, b), floats(5, a))).isEqualTo(difference);
  }

  @Test
  void doublesCountTooAsFarAsALongGoes() {
    assertThat(TensorDifference.of(doubles(1), doubles(Math.nextUp(1.0))).largestUlp()).hasValue(1);
    assertThat(
            TensorDifference.of(doubles(-Double.MAX_VALUE), doubles(Double.MAX_VALUE)).largestUlp())
        .hasValue(Long.MAX_VALUE);
  }

  @Test
  void halfTypesCountTheirOwn() {
    byte[] one = {(byte) 0x80, 0x3f};
    byte[] next = {(byte) 0x82, 0x3f};
    TensorDifference difference =
        TensorDifference.of(
            Tensor.of(Shape.of(1), DType.BFLOAT16, one).source(),
            Tensor.of(Shape.of(1), DType.BFLOAT16, next).source());
    assertThat(difference).isEqualTo(new TensorDifference(1, OptionalLong.of(2), 1.0 / 64));
  }

  @Test
  void oneNaNHasNoDistance() {
    TensorDifference difference = TensorDifference.of(floats(1, 2), floats(1, Float.NaN));
    assertThat(difference.count()).isEqualTo(1);
    assertThat(difference.largestUlp()).isEmpty();
    assertThat(difference.largestAbsolute()).isNaN();
  }

  @Test
  void twoTypesAreComparedByValue() {
    assertThat(TensorDifference.of(floats(1, 0.5f), doubles(1, 0.5)).isNone()).isTrue();
    TensorDifference difference = TensorDifference.of(floats(1, 0.5f), doubles(1, 0.75));
    assertThat(difference).isEqualTo(new TensorDifference(1, OptionalLong.empty(), 0.25));
  }

  @Test
  void everyBlockIsCompared() {
    float[] values = new float[50_000];
    float[] other = values.clone();
    other[49_999] = 3;
    other[16_384] = 1;
    TensorDifference difference = TensorDifference.of(floats(values), floats(other));
    assertThat(difference.count()).isEqualTo(2);
    assertThat(difference.largestAbsolute()).isEqualTo(3);
  }

  @Test
  void shapesMustBeOne() {
    assertThatThrownBy(() -> TensorDifference.of(floats(1), floats(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two tensors must have one shape to be compared, got (1,) and (2,)");
  }
}
