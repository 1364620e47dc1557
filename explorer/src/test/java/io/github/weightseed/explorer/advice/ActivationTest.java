package io.github.weightseed.explorer.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationTest {

  /**
   * Analytic: a rectifier with slope a below 0 has the moment {@code (1 + a^2) / 2}, and so has its
   * slope; the cubic of hard_tanh and the others are left to their functions' own tests.
   */
  @ParameterizedTest
  @CsvSource({"LINEAR, 1, 1", "RELU, 0.5, 0.5", "P_RELU, 0.5, 0.5", "LEAKY_RELU, 0.52, 0.52"})
  void momentsOfHomogeneousFunctions(Activation activation, double moment, double slope) {
    for (double s : new double[] {0.01, 1, 30}) {
      assertThat(activation.moment(s)).isCloseTo(moment * s, within(1e-4 * s));
      assertThat(activation.slope(s)).isCloseTo(slope, within(1e-4));
    }
  }

  /** Klambauer et al. 2017: mean 0 and variance 1 are selu's fixed point. */
  @Test
  void seluKeepsVarianceOne() {
    assertThat(Activation.SELU.moment(1)).isCloseTo(1, within(1e-6));
  }

  /** Near 0 tanh is the identity, far away it is 1: Glorot and Bengio's saturation. */
  @Test
  void tanhSaturates() {
    assertThat(Activation.TANH.moment(1e-4)).isCloseTo(1e-4, within(1e-7));
    assertThat(Activation.TANH.moment(1e6)).isCloseTo(1, within(2e-2));
    assertThat(Activation.TANH.slope(1e6)).isLessThan(2e-3);
  }

  @ParameterizedTest
  @CsvSource({"LeakyReLU, LEAKY_RELU", "leaky_relu, LEAKY_RELU", "PReLU, P_RELU", "swish, SWISH"})
  void isFoundByAnySpelling(String name, Activation activation) {
    assertThat(Activation.named(name)).isEqualTo(activation);
    assertThat(Activation.named("swosh")).isNull();
  }
}
