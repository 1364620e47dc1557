package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.DType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundOnceTest {

  /** Just beside the midpoint of two 16-bit values: by way of float32 they become the midpoint. */
  @ParameterizedTest
  @CsvSource({
    "float16, 0x1.002p0, 0x1p0",
    "float16, 0x1.00200000001p0, 0x1.004p0",
    "float16, 0x1.006p0, 0x1.008p0",
    "float16, 0x1.005fffffffffp0, 0x1.004p0",
    "float16, -0x1.00200000001p0, -0x1.004p0",
    "float16, 0x1.00000000001p-25, 0x1p-24",
    "float16, 0x1p-25, 0x0p0",
    "float16, 65519.9999999, 65504",
    "float16, 65520, Infinity",
    "float16, 1e300, Infinity",
    "float16, 1e-300, 0",
    "bfloat16, 0x1.01p0, 0x1p0",
    "bfloat16, 0x1.0100000000001p0, 0x1.02p0",
    "bfloat16, 0x1.02fffffffffffp0, 0x1.02p0",
    "bfloat16, 0x1.03p0, 0x1.04p0",
    "bfloat16, 1e300, Infinity",
    "float32, 0x1.0000010000001p0, 0x1.000002p0",
    "float32, NaN, NaN",
    "float16, NaN, NaN",
    "float64, 0.1, 0.1"
  })
  void roundsToNearest(String dtype, double value, double expected) {
    Double rounded = RoundOnce.round(DType.of(dtype), value);
    assertThat(rounded).isEqualTo(Double.valueOf(expected));
  }
}
