package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.source.FloatSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorTest {

  private static final Tensor MATRIX = Tensor.of(Shape.of(2, 3), 0f, 1f, 2f, 3f, 4f, 0.1f);

  @Test
  void valuesAreKeptInCOrder() {
    assertThat(MATRIX.get(1, 0)).isEqualTo(3);
    assertThat(MATRIX.get(0, 2)).isEqualTo(2);
    assertThat(MATRIX.getFlat(5)).isEqualTo(0.1f);
    assertThat(MATRIX.toFloatArray()).containsExactly(0, 1, 2, 3, 4, 0.1f);
    assertThat(MATRIX.toDoubleArray()).containsExactly(0, 1, 2, 3, 4, 0.1f);
    assertThat(MATRIX.size()).isEqualTo(6);
    assertThat(Tensor.of(Shape.scalar(), 7.5).get()).isEqualTo(7.5);
    assertThat(Tensor.of(Shape.of(2), 3L, Long.MIN_VALUE).dtype()).isEqualTo(DType.INT64);
    assertThat(Tensor.of(Shape.of(2), 3L, Long.MIN_VALUE).get(1)).isEqualTo(Long.MIN_VALUE);
    assertThat(Tensor.of(Shape.of(2, 0), new float[0]).size()).isZero();
  }

  @Test
  void bytesAreLittleEndianAndReadOnly() {
    ByteBuffer bytes = Tensor.of(Shape.of(2), 1f, -2f).asByteBuffer();
    assertThat(bytes.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    byte[] raw = new byte[bytes.remaining()];
    bytes.get(raw);
    assertThat(raw).containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0);
    assertThatExceptionOfType(ReadOnlyBufferException.class).isThrownBy(() -> bytes.put(0, raw[0]));
  }

  @Test
  void isImmutable() {
    byte[] bytes = {1, 0, 2, 0};
    Tensor tensor = Tensor.of(Shape.of(2), DType.INT16, bytes);
    bytes[0] = 9;
    assertThat(tensor.get(0)).isEqualTo(1);
    tensor.toDoubleArray()[0] = 9;
    assertThat(tensor.get(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 11", "FLOAT32, 16", "INT8, 4", "FLOAT64, 12"})
  void bytesMustFit(DType dtype, int bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.of(Shape.of(3), dtype, new byte[bytes]))
        .withMessage(
            "A tensor of shape (3,) and dtype %s has 3 elements, got %d bytes", dtype, bytes);
  }

  /** Four times 2^62 is 0 in a long. */
  @Test
  void bytesOfAnOverflowingShapeDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.of(Shape.of(1L << 62), DType.FLOAT32, new byte[0]));
  }

  @Test
  void whatDoesNotFitInMemoryIsRefused() {
    TensorSource huge =
        FloatSource.of(Shape.of(1L << 20, 1L << 20), (from, count, target, offset) -> {});
    assertThatIllegalArgumentException()
        .isThrownBy(huge::toTensor)
        .withMessage(
            "A tensor in memory has at most 536870911 elements of float32, got shape=(1048576,"
                + " 1048576); read a TensorSource by parts instead");
  }

  @Test
  void indicesAreChecked() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> MATRIX.get(1))
        .withMessage("Got 1 indices for shape=(2, 3) of rank 2");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> MATRIX.get(1, 3))
        .withMessage("Got index [1, 3] for shape=(2, 3)");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> MATRIX.get(-1, 0));
  }

  @Test
  void timesRoundsInTheTensorsType() {
    // 0.1f * 3 in float is 0.3f + 1 ulp; in double it would be rounded to 0.3f.
    assertThat(Tensor.of(Shape.of(1), 0.1f).times(3).toFloatArray()).containsExactly(0.1f * 3f);
    assertThat(Tensor.of(Shape.of(1), 3f).times(0.1).toFloatArray()).containsExactly(3f * 0.1f);
    assertThat(Tensor.of(Shape.of(1), 3.0).times(0.1).toDoubleArray()).containsExactly(3 * 0.1);
    // In bfloat16 0.1 is 0.10009765625, and 3 times that 0.30078125.
    Tensor three = Tensor.of(Shape.of(1), DType.BFLOAT16, new byte[] {0x40, 0x40});
    assertThat(three.times(0.1).get(0)).isEqualTo(0.30078125);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.of(Shape.of(1), 3L).times(2))
        .withMessage("Only floating-point tensors can be scaled, got dtype=int64");
  }

  @Test
  void equalityIsOfShapeTypeAndBytes() {
    Tensor same = Tensor.of(Shape.of(2, 3), 0f, 1f, 2f, 3f, 4f, 0.1f);
    assertThat(MATRIX).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(MATRIX).isNotEqualTo(Tensor.of(Shape.of(3, 2), 0f, 1f, 2f, 3f, 4f, 0.1f));
    assertThat(MATRIX).isNotEqualTo(Tensor.of(Shape.of(2, 3), -0f, 1f, 2f, 3f, 4f, 0.1f));
    assertThat(Tensor.of(Shape.of(1), 0f)).isNotEqualTo(Tensor.of(Shape.of(1), 0L));
    assertThat(Tensor.of(MATRIX.source())).isEqualTo(MATRIX);
  }

  @Test
  void textShowsTheFirstValues() {
    assertThat(MATRIX)
        .hasToString("Tensor(shape=(2, 3), dtype=float32, values=[0.0, 1.0, 2.0, 3.0, 4.0, 0.1])");
    assertThat(Tensor.of(Shape.of(7), 0.0, 1, 2, 3, 4, 5, 6))
        .hasToString(
            "Tensor(shape=(7,), dtype=float64, values=[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, ...])");
  }
}
