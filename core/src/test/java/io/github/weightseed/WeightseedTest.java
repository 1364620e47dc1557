package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightseedTest {
  @Test
  void referenceNamesKeras() {
    assertThat(Weightseed.reference()).startsWith("keras-");
  }
}
