package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelFillTest {

  private static final long PART = 65_536;

  private static void indices(long from, int count, float[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = from + i;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_003})
  void everyElementOnceInItsPlace(int size) {
    for (TensorSource source :
        List.of(
            FloatSource.of(Shape.of(size), ParallelFillTest::indices),
            FloatSource.skipping(Shape.of(size), ParallelFillTest::indices),
            FloatSource.sequential(Shape.of(size), ParallelFillTest::indices))) {
      ByteBuffer buffer = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
      ParallelFill.fill(source, buffer);
      for (int i = 0; i < size; i++) {
        assertThat(buffer.getFloat(4 * i)).isEqualTo(i);
      }
      assertThat(buffer.position()).isZero();
    }
  }

  @Test
  void partsAreTakenInOrder() {
    int threads = threads();
    List<Long> starts = Collections.synchronizedList(new ArrayList<>());
    TensorSource source =
        FloatSource.of(Shape.of(1_000_000), (from, count, target, offset) -> starts.add(from));
    source.readAll(new float[1_000_000]);
    assertThat(starts.stream().sorted())
        .containsExactlyElementsOf(LongStream.range(0, 16).map(k -> k * PART).boxed().toList());
    for (int k = 0; k < starts.size(); k++) {
      assertThat(starts.get(k)).isLessThan((k + threads) * PART);
    }
  }

  /** Each run of a skipping source begins with passing over those before it, so they are few. */
  @Test
  void skippingSourcesAreReadInOneRunAThread() {
    long run = ((16 - 1) / threads() + 1) * PART;
    List<Long> starts = Collections.synchronizedList(new ArrayList<>());
    TensorSource source =
        FloatSource.skipping(
            Shape.of(1_000_000), (from, count, target, offset) -> starts.add(from));
    source.readAll(new float[1_000_000]);
    assertThat(starts.stream().sorted())
        .containsExactlyElementsOf(
            LongStream.iterate(0, from -> from < 1_000_000, from -> from + run).boxed().toList());
  }

  private static int threads() {
    int threads =
        Math.min(
            Runtime.getRuntime().availableProcessors(),
            1 + ForkJoinPool.getCommonPoolParallelism());
    assumeThat(threads).as("one thread reads everything at once").isGreaterThan(1);
    return Math.min(16, threads);
  }

  @Test
  void otherSequentialSourcesAreReadInOrderByOneThread() {
    List<Long> starts = new ArrayList<>();
    Thread caller = Thread.currentThread();
    TensorSource source =
        FloatSource.sequential(
            Shape.of(300_000),
            (from, count, target, offset) -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              starts.add(from);
            });
    ParallelFill.fill(source, ByteBuffer.allocate(4 * 300_000));
    assertThat(starts).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_537, 300_000})
  void readAllFillsEachKindOfTarget(int size) {
    TensorSource source = FloatSource.of(Shape.of(size), ParallelFillTest::indices);
    float[] floats = new float[size + 1];
    double[] doubles = new double[size + 1];
    ByteBuffer bytes = ByteBuffer.allocate(4 * size + 8).position(4);
    source.readAll(floats);
    source.readAll(doubles);
    source.readAll(bytes);
    assertThat(bytes.position()).isEqualTo(4 * size + 4);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      assertThat(floats[i]).isEqualTo(i);
      assertThat(doubles[i]).isEqualTo(i);
      assertThat(bytes.getFloat(4 * i + 4)).isEqualTo(i);
    }
    assertThat(floats[size]).isZero();
    assertThatIndexOutOfBounds(() -> source.readAll(new float[size - 1]), size);
    assertThatIndexOutOfBounds(() -> source.readAll(ByteBuffer.allocate(4 * size - 1)), size);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_537, 300_000})
  void readAllFillsShortsWithBits(int size) {
    TensorSource source =
        HalfSource.of(
            Shape.of(size),
            DType.BFLOAT16,
            (from, count, target, offset) -> {
              for (int i = 0; i < count; i++) {
                target[offset + i] = (short) (from + i);
              }
            });
    short[] shorts = new short[size + 1];
    source.readAll(shorts);
    for (int i = 0; i < size; i++) {
      assertThat(shorts[i]).isEqualTo((short) i);
    }
    assertThat(shorts[size]).isZero();
    assertThatIndexOutOfBounds(() -> source.readAll(new short[size - 1]), size);
    TensorSource floats = FloatSource.of(Shape.of(size), ParallelFillTest::indices);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> floats.readAll(shorts))
        .withMessage("Only elements of 16 bits can be read as shorts, got dtype=float32");
  }

  private static void assertThatIndexOutOfBounds(ThrowingCallable read, int size) {
    if (size > 0) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(read);
    }
  }

  /** The first elements would fit: they are not made in vain, and the target stays as it was. */
  @Test
  void aTargetThatIsTooShortIsRefusedBeforeAnythingIsRead() {
    TensorSource source =
        FloatSource.of(
            Shape.of(3, 100_000),
            (from, count, target, offset) -> {
              throw new IllegalStateException("read");
            });
    String sentence = "A tensor of shape=(3, 100000) has %s, the target has room for %d";
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.readAll(new float[299_999]))
        .withMessage(sentence.formatted("300000 elements", 299_999));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.readAll(new double[0]))
        .withMessage(sentence.formatted("300000 elements", 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> source.readAll(ByteBuffer.allocate(1_200_004).position(8)))
        .withMessage(sentence.formatted("1200000 bytes of float32", 1_199_996));
  }

  @Test
  void whatFitsInNoArrayIsRefusedWithAWayOut() {
    TensorSource large = FloatSource.of(Shape.of(1L << 31), ParallelFillTest::indices);
    TensorSource bytes = FloatSource.of(Shape.of(1L << 29), ParallelFillTest::indices);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> large.readAll(new float[1]))
        .withMessage(
            "An array has at most 2147483647 elements, got shape=(2147483648,); read a"
                + " TensorSource by parts instead");
    assertThatIllegalArgumentException().isThrownBy(() -> large.readAll(new double[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bytes.readAll(ByteBuffer.allocate(1)))
        .withMessage(
            "A tensor in memory has at most 536870911 elements of float32, got"
                + " shape=(536870912,); read a TensorSource by parts instead");
  }

  @Test
  void aFailureReachesTheCaller() {
    TensorSource source =
        FloatSource.of(
            Shape.of(300_000),
            (from, count, target, offset) -> {
              throw new IllegalStateException("no values");
            });
    assertThatIllegalStateException()
        .isThrownBy(() -> ParallelFill.fill(source, ByteBuffer.allocate(4 * 300_000)))
        .withMessageContaining("no values");
  }
}
