package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.source.DoubleSource;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void ofAFewValues() {
    Statistics statistics = Statistics.of(Tensor.of(Shape.of(8), 2f, 4, 4, 4, 5, 5, 7, 9));
    assertThat(statistics).isEqualTo(new Statistics(8, 5, 2, 2, 9));
  }

  @Test
  void ofOneValueAndOfNone() {
    assertThat(Statistics.of(Tensor.of(Shape.scalar(), -3.5)))
        .isEqualTo(new Statistics(1, -3.5, 0, -3.5, -3.5));
    Statistics none = Statistics.of(Tensor.of(Shape.of(0, 4), new double[0]));
    assertThat(none.count()).isZero();
    assertThat(none.mean()).isNaN();
    assertThat(none.stddev()).isNaN();
    assertThat(none.min()).isNaN();
    assertThat(none.max()).isNaN();
  }

  /** The numbers 0 to n - 1 far from zero, over many blocks: variance (n^2 - 1) / 12. */
  @Test
  void blocksAreJoinedWithoutLoss() {
    int n = 100_003;
    double far = 1e9;
    DoubleSource source =
        DoubleSource.of(
            Shape.of(n),
            (from, count, target, offset) -> {
              for (int i = 0; i < count; i++) {
                target[offset + i] = far + from + i;
              }
            });
    Statistics statistics = Statistics.of(source);
    double stddev = Math.sqrt(((double) n * n - 1) / 12);
    assertThat(statistics.count()).isEqualTo(n);
    assertThat(statistics.mean()).isCloseTo(far + (n - 1) / 2.0, within(1e-5));
    assertThat(statistics.stddev()).isCloseTo(stddev, within(1e-9 * stddev));
    assertThat(statistics.min()).isEqualTo(far);
    assertThat(statistics.max()).isEqualTo(far + n - 1);
  }

  @Test
  void nanIsNotHidden() {
    Statistics statistics = Statistics.of(Tensor.of(Shape.of(3), 1f, Float.NaN, 2f));
    assertThat(statistics.mean()).isNaN();
    assertThat(statistics.min()).isNaN();
    assertThat(statistics.max()).isNaN();
  }
}
