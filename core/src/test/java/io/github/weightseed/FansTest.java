package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** The expectations follow Keras 3.15.1's {@code compute_fans}. */
class FansTest {

  @Test
  void areCountedAsInKeras() {
    assertThat(Fans.of(Shape.of())).isEqualTo(new Fans(1, 1));
    assertThat(Fans.of(Shape.of(7))).isEqualTo(new Fans(7, 7));
    assertThat(Fans.of(Shape.of(784, 10))).isEqualTo(new Fans(784, 10));
    assertThat(Fans.of(Shape.of(3, 3, 64, 128))).isEqualTo(new Fans(576, 1152));
    assertThat(Fans.of(Shape.of(2, 3, 5, 7, 11))).isEqualTo(new Fans(210, 330));
    assertThat(Fans.of(Shape.of(0, 5))).isEqualTo(new Fans(0, 5));
  }

  @Test
  void ofADepthwiseKernelCountAllChannels() {
    assertThat(Fans.of(Shape.of(3, 3, 32, 1))).isEqualTo(new Fans(288, 9));
  }

  @Test
  void overAxesAreTheirProducts() {
    Shape shape = Shape.of(4, 2, 3);
    assertThat(Fans.of(shape, new int[] {0}, new int[] {1, 2})).isEqualTo(new Fans(4, 6));
    assertThat(Fans.of(shape, new int[] {-1}, new int[] {0, 0})).isEqualTo(new Fans(3, 16));
    assertThat(Fans.of(shape, new int[] {}, new int[] {})).isEqualTo(new Fans(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fans.of(shape, new int[] {3}, new int[] {0}));
  }

  @Test
  void averageIsThatOfTheExactSum() {
    assertThat(new Fans(3, 4).average()).isEqualTo(3.5);
    assertThat(new Fans(Long.MAX_VALUE, 1).average()).isEqualTo(0x1p62);
    assertThat(new Fans(Long.MAX_VALUE, Long.MAX_VALUE).average()).isEqualTo(0x1p63);
  }
}
