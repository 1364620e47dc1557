package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ShapeTest {

  @Test
  void printsAsPythonsTuple() {
    assertThat(Shape.scalar()).hasToString("()");
    assertThat(Shape.of(3)).hasToString("(3,)");
    assertThat(Shape.of(3, 3, 64, 128)).hasToString("(3, 3, 64, 128)");
  }

  @Test
  void sizeIsTheProductInLong() {
    assertThat(Shape.of().size()).isEqualTo(1);
    assertThat(Shape.of(1L << 20, 1L << 20, 1L << 20).size()).isEqualTo(1L << 60);
    assertThat(Shape.of(Long.MAX_VALUE).size()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anEmptyDimensionMakesItEmptyHoweverLargeTheOthers() {
    assertThat(Shape.of(1L << 40, 0, 1L << 40).size()).isZero();
    assertThat(Shape.of(0, 1L << 40, 1L << 40).size()).isZero();
    assertThat(Shape.of(1L << 40, 1L << 40, 0).size()).isZero();
  }

  @Test
  void refusesMoreElementsThanALongCounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shape.of(1L << 32, 1L << 31))
        .withMessage(
            "A shape must have at most 2^63-1 elements, got shape=(4294967296, 2147483648)");
    assertThatIllegalArgumentException().isThrownBy(() -> Shape.of(3, Long.MAX_VALUE, 1));
  }

  @Test
  void refusesNegativeDimensions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shape.of(2, -3))
        .withMessage("Dimensions must not be negative, got shape=(2, -3)");
  }

  @Test
  void negativeAxesCountFromTheEnd() {
    Shape shape = Shape.of(5, 6, 7);
    assertThat(shape.dim(-1)).isEqualTo(7);
    assertThat(shape.dim(-3)).isEqualTo(shape.dim(0)).isEqualTo(5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shape.dim(3))
        .withMessage("There is no axis 3 in shape=(5, 6, 7) of rank 3");
    assertThatIllegalArgumentException().isThrownBy(() -> shape.dim(-4));
  }

  @Test
  void itsDimensionsCannotBeChanged() {
    long[] dims = {2, 3};
    Shape shape = Shape.of(dims);
    dims[0] = 9;
    shape.dims()[1] = 9;
    assertThat(shape).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
    assertThat(shape).isNotEqualTo(Shape.of(3, 2)).isNotEqualTo(Shape.of(2, 3, 1));
  }
}
