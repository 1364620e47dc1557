package io.github.weightseed.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TwisterPolynomialTest {

  private static BitSet power(long exponent) {
    return BitSet.valueOf(TwisterPolynomial.power(exponent));
  }

  /** Matsumoto and Nishimura, table II: MT19937's characteristic polynomial has 135 terms. */
  @Test
  void theDegreeIsReplacedByTheOther134Terms() {
    assertThat(power(TwisterPolynomial.DEGREE).cardinality()).isEqualTo(134);
    assertThat(power(TwisterPolynomial.DEGREE).length()).isLessThan(TwisterPolynomial.DEGREE - 192);
  }

  @Test
  void belowTheDegreeAPowerIsItself() {
    LongStream.of(0, 1, 63, 64, 16_383, 16_384, 19_936)
        .forEach(
            exponent -> {
              BitSet power = power(exponent);
              assertThat(power.cardinality()).isEqualTo(1);
              assertThat(power.get((int) exponent)).isTrue();
            });
  }
}
