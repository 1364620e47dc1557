package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways to read a source; each source here has (index % 2039) / 8 - 60 at an index. */
class SourceReadTest {

  private static final Shape SHAPE = Shape.of(7, 10_000);

  private static float value(long index) {
    return index % 2039 / 8f - 60;
  }

  private static void halves(long from, int count, short[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = Float16.fromFloat(value(from + i));
    }
  }

  private static void brains(long from, int count, short[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = BFloat16.fromFloat(value(from + i));
    }
  }

  private static void floats(long from, int count, float[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = value(from + i);
    }
  }

  private static void doubles(long from, int count, double[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = value(from + i);
    }
  }

  static Stream<TensorSource> sources() {
    return Stream.of(
            HalfSource.of(SHAPE, DType.FLOAT16, SourceReadTest::halves),
            HalfSource.sequential(SHAPE, DType.BFLOAT16, SourceReadTest::brains),
            FloatSource.of(SHAPE, SourceReadTest::floats),
            FloatSource.sequential(SHAPE, SourceReadTest::floats),
            DoubleSource.of(SHAPE, SourceReadTest::doubles),
            DoubleSource.sequential(SHAPE, SourceReadTest::doubles))
        .flatMap(source -> Stream.of(source, new TensorBackedSource(source.toTensor())));
  }

  private static float expected(TensorSource source, long index) {
    return source.dtype() == DType.BFLOAT16 ? BFloat16.round(value(index)) : value(index);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void floatsAndDoublesAtAnOffset(TensorSource source) {
    for (int count : new int[] {0, 1, 16_384, 16_385, 40_001}) {
      float[] floats = new float[count + 5];
      double[] doubles = new double[count + 5];
      source.read(20_003, count, floats, 3);
      source.read(20_003, count, doubles, 3);
      for (int i = 0; i < count; i++) {
        float expected = expected(source, 20_003 + i);
        assertThat(floats[3 + i]).isEqualTo(expected);
        assertThat(doubles[3 + i]).isEqualTo(expected);
      }
      assertThat(Arrays.copyOf(floats, 3)).containsOnly(0);
      assertThat(floats[count + 3]).isZero();
      assertThat(Arrays.copyOf(doubles, 3)).containsOnly(0);
      assertThat(doubles[count + 3]).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void bytesAreLittleEndianInAnyBuffer(TensorSource source) {
    int width = source.dtype().byteSize();
    int count = 20_011;
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      for (ByteBuffer buffer :
          new ByteBuffer[] {
            ByteBuffer.allocate(count * width + 9), ByteBuffer.allocateDirect(count * width + 9)
          }) {
        buffer.order(order).position(4);
        source.read(11, count, buffer);
        assertThat(buffer.position()).isEqualTo(4 + count * width);
        assertThat(buffer.order()).isEqualTo(order);
        ByteBuffer read = buffer.slice(4, count * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
          assertThat(Elements.toDouble(source.dtype(), read, i))
              .isEqualTo(expected(source, 11 + i));
        }
        assertThat(buffer.getInt(0)).isZero();
        assertThat(buffer.getInt(4 + count * width)).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void shortsAreTheBitsOfHalfTypes(TensorSource source) {
    if (source.dtype().byteSize() != Short.BYTES) {
      short[] untouched = new short[4];
      assertThatIllegalArgumentException()
          .isThrownBy(() -> source.read(0, 4, untouched, 0))
          .withMessage(
              "Only elements of 16 bits can be read as shorts, got dtype=" + source.dtype());
      return;
    }
    for (int count : new int[] {0, 1, 4096, 4097, 40_001}) {
      short[] shorts = new short[count + 5];
      source.read(20_003, count, shorts, 3);
      ByteBuffer bytes = ByteBuffer.allocate(2 * count + 10).order(ByteOrder.LITTLE_ENDIAN);
      source.read(20_003, count, bytes.position(6));
      short[] expected = new short[count + 5];
      bytes.clear().asShortBuffer().get(expected);
      assertThat(shorts).isEqualTo(expected);
    }
    short[] ten = new short[10];
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(69_991, 10, ten, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(0, 10, ten, 1));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void floatBuffersAreFilled(TensorSource source) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(4 * 18_000)
            .order(ByteOrder.BIG_ENDIAN)
            .asFloatBuffer()
            .position(2)
            .limit(17_999);
    source.read(50_000, buffer);
    assertThat(buffer.position()).isEqualTo(17_999);
    buffer.clear();
    assertThat(buffer.get(1)).isZero();
    for (int i = 2; i < 17_999; i++) {
      assertThat(buffer.get(i)).isEqualTo(expected(source, 50_000 + i - 2));
    }
    assertThat(buffer.get(17_999)).isZero();
    source.read(0, FloatBuffer.allocate(0));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void rangesAreChecked(TensorSource source) {
    float[] floats = new float[10];
    double[] doubles = new double[10];
    ByteBuffer bytes = ByteBuffer.allocate(10 * source.dtype().byteSize());
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(69_991, 10, floats, 0))
        .withMessage(
            "Elements 69991 to 70001 are not in a tensor of shape (7, 10000) with 70000 elements");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(-1, 10, doubles, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(0, -1, floats, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(0, 10, floats, 1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(0, 9, doubles, -1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(0, 11, bytes));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.read(69_999, FloatBuffer.wrap(floats)));
    assertThat(bytes.position()).isZero();
    assertThat(floats).containsOnly(0);
  }

  @Test
  void sequentialSourcesSaySo() {
    assertThat(sources().map(TensorSource::isRandomAccess))
        .containsExactly(true, true, false, true, true, true, false, true, true, true, false, true);
  }

  @Test
  void halfSourcesAreOfHalfTypes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HalfSource.of(SHAPE, DType.FLOAT32, SourceReadTest::halves))
        .withMessage("Expected float16 or bfloat16, got dtype=float32");
  }
}
