package io.github.weightseed.random.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalsTest {

  /** Bounds that keep all, nearly all, and few. */
  @ParameterizedTest
  @CsvSource({
    "0, NaN, NaN",
    "1, NaN, NaN",
    "100003, NaN, NaN",
    "0, 0.4, 0.6",
    "1, 0.4, 0.6",
    "100003, 0.4, 0.6",
    "10007, 0.59, 0.7",
  })
  void skippingIsMakingThem(int count, double lowest, double highest) {
    Normals made = normals(lowest, highest);
    Normals skipped = normals(lowest, highest);
    made.next(count, new double[count], 0);
    skipped.skip(count);
    double[] values = new double[1000];
    double[] others = new double[1000];
    made.next(1000, values, 0);
    skipped.copy().next(1000, others, 0);
    assertThat(others).isEqualTo(values);
    if (!Double.isNaN(lowest)) {
      assertThat(Arrays.stream(values)).allMatch(value -> value >= lowest && value <= highest);
    }
  }

  private static Normals normals(double lowest, double highest) {
    return Normals.within(new Pcg64(new SeedSequence(7, 1)), 0.5, 0.05, lowest, highest);
  }
}
