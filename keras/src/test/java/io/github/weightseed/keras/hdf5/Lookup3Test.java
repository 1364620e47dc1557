package io.github.weightseed.keras.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Lookup3Test {

  /** The values that lookup3.c states in its own test, driver5(). */
  @Test
  void valuesPublishedWithTheAlgorithm() {
    assertThat(checksum("")).isEqualTo(0xdeadbeef);
    assertThat(checksum("Four score and seven years ago")).isEqualTo(0x17770551);
  }

  private static int checksum(String text) {
    return Lookup3.checksum(text.getBytes(StandardCharsets.US_ASCII));
  }
}
