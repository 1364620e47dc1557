package io.github.weightseed.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonFloatTest {

  /** Every line of the fixture but those of json.dumps' names for what is not finite. */
  @Test
  void equalsPython() throws IOException {
    List<String> lines;
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PythonFloatTest.class.getResourceAsStream("/keras-3.15.1/python-floats.txt")),
                StandardCharsets.US_ASCII))) {
      lines =
          reader
              .lines()
              .filter(line -> !line.startsWith("#") && !line.matches(".*(NaN|Infinity)"))
              .toList();
    }
    assertThat(lines).hasSizeGreaterThan(3000);
    assertThat(lines)
        .allSatisfy(
            line -> {
              double value = Double.longBitsToDouble(Long.parseUnsignedLong(line, 0, 16, 16));
              assertThat(PythonFloat.repr(value)).isEqualTo(line.substring(17));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf",
    "-0.0, -0.0",
    "0x1p-44, 5.684341886080802e-14",
    "1125899906842624.25, 1125899906842624.2",
    "4.9e-324, 5e-324",
    "1e16, 1e+16",
    "9999999999999998, 9999999999999998.0",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1.5e300, 1.5e+300",
    "2e23, 2e+23"
  })
  void edges(double value, String expected) {
    assertThat(PythonFloat.repr(value)).isEqualTo(expected);
  }

  @Test
  void readsBackAsTheSameDouble() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong() & 0x7fef_ffff_ffff_ffffL);
      assertThat(Double.parseDouble(PythonFloat.repr(value))).isEqualTo(value);
    }
  }
}
