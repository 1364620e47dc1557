package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ElementsTest {

  private static ByteBuffer buffer(long bits) {
    return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(8, bits);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 3555, 0.333251953125",
    "BFLOAT16, 3eab, 0.333984375",
    "FLOAT32, 3eaaaaab, 0.3333333432674408",
    "FLOAT64, 3fd5555555555555, 0.3333333333333333",
    "INT8, ff, -1",
    "INT16, 8000, -32768",
    "INT32, fffffffe, -2",
    "INT64, 8000000000000000, -9223372036854775808",
    "UINT8, ff, 255",
    "UINT16, 8000, 32768",
    "UINT32, fffffffe, 4294967294",
    "UINT64, 8000000000000000, 9223372036854775808",
    "UINT64, fffffffffffffbff, 18446744073709549568",
    "UINT64, fffffffffffffc00, 18446744073709551616",
    "UINT64, 20000000000001, 9007199254740992",
    "BOOL, 1, 1",
    "BOOL, 2, 1",
    "BOOL, 0, 0",
  })
  void everyTypeHasItsValue(DType dtype, String bits, double value) {
    ByteBuffer buffer = buffer(Long.parseUnsignedLong(bits, 16));
    assertThat(Elements.toDouble(dtype, buffer, 8 / dtype.byteSize())).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16", "FLOAT32", "FLOAT64"})
  void puttingRounds(DType dtype) {
    for (double value : new double[] {0, -0.0, 1 / 3.0, 1e-7, -1e30, 65519.99, 1e300}) {
      ByteBuffer buffer = buffer(0);
      Elements.put(dtype, buffer, 8 / dtype.byteSize(), value);
      double rounded = Elements.round(dtype, value);
      assertThat(Elements.toDouble(dtype, buffer, 8 / dtype.byteSize())).isEqualTo(rounded);
    }
  }

  /** 1 + 2^-11 + 2^-40 is above the midpoint of two halves; as a float it lies upon it. */
  @Test
  void halvesAreRoundedTwice() {
    assertThat(Elements.round(DType.FLOAT16, 1 + 0x1p-11 + 0x1p-40)).isEqualTo(1);
    assertThat(Elements.round(DType.BFLOAT16, 1 + 0x1p-8 + 0x1p-40)).isEqualTo(1);
    assertThat(Elements.round(DType.FLOAT32, 1 + 0x1p-24 + 0x1p-40)).isEqualTo(1 + 0x1p-23);
    assertThat(Elements.round(DType.FLOAT64, 0.1)).isEqualTo(0.1);
  }

  @Test
  void integersAreNotRounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Elements.round(DType.INT32, 1))
        .withMessage("Expected a floating-point dtype, got int32");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Elements.put(DType.BOOL, buffer(0), 0, 1))
        .withMessage("Expected a floating-point dtype, got bool");
  }

  @ParameterizedTest
  @EnumSource(names = {"INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "BOOL"})
  void integersComeBack(DType dtype) {
    ByteBuffer buffer = buffer(-1);
    Elements.putLong(dtype, buffer, 1, 1);
    assertThat(Elements.toLong(dtype, buffer, 1)).isEqualTo(1);
    assertThat(buffer.getLong(16)).isZero();
  }

  @Test
  void wideIntegersAreExact() {
    ByteBuffer buffer = buffer(0);
    Elements.putLong(DType.INT64, buffer, 1, Long.MAX_VALUE - 1);
    assertThat(Elements.toLong(DType.INT64, buffer, 1)).isEqualTo(Long.MAX_VALUE - 1);
    Elements.putLong(DType.UINT64, buffer, 1, -2);
    assertThat(Elements.toLong(DType.UINT64, buffer, 1)).isEqualTo(-2);
  }
}
