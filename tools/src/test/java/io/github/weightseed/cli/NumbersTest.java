package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "1023, 1023 bytes",
    "1024, 1.0 KiB",
    "102546848, 97.8 MiB",
    "9223372036854775807, 8.0 EiB"
  })
  void bytesHaveUnits(long bytes, String text) {
    assertThat(Numbers.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.05892560, 0.0589256",
    "0.1, 0.1",
    "123456.7, 123457",
    "-0.0001234, -0.0001234",
    "0.00001234, 1.234e-05",
    "12345678901, 1.23457e+10",
    "-9.9999999e20, -1e+21",
    "0, 0",
    "-0.0, -0",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void numbersAreRoundedToSignificantDigits(double number, String text) {
    assertThat(Numbers.significant(number, 6)).isEqualTo(text);
  }

  @Test
  void countsHaveTheirNoun() {
    assertThat(Numbers.count(1, "weight")).isEqualTo("1 weight");
    assertThat(Numbers.count(1320, "weight")).isEqualTo("1,320 weights");
  }
}
