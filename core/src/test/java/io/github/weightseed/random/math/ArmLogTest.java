package io.github.weightseed.random.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmLogTest {

  @Test
  void bitsAreGlibcs() throws IOException {
    List<String> pairs = lines("/glibc-2.36/log.txt");
    assertThat(pairs).hasSizeGreaterThan(2000);
    for (String pair : pairs) {
      double x = Double.longBitsToDouble(Long.parseUnsignedLong(pair.substring(0, 16), 16));
      assertThat(Double.doubleToRawLongBits(ArmLog.log(x)))
          .as("log(%s)", x)
          .isEqualTo(Long.parseUnsignedLong(pair.substring(17), 16));
    }
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ArmLogTest.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void limits() {
    assertThat(ArmLog.log(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ArmLog.log(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ArmLog.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Double.doubleToRawLongBits(ArmLog.log(1))).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-Double.MIN_VALUE, -1, Double.NEGATIVE_INFINITY, Double.NaN})
  void isNotDefinedBelowZero(double x) {
    assertThat(ArmLog.log(x)).isNaN();
  }
}
