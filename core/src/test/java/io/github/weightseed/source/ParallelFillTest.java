package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelFillTest {

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

  /** None starts before the parts before it are taken: whoever makes a part passes over few. */
  @Test
  void partsAreTakenInOrder() {
    Map<Long, List<Long>> startsByThread = new ConcurrentHashMap<>();
    TensorSource source =
        FloatSource.skipping(
            Shape.of(1_000_000),
            (from, count, target, offset) ->
                startsByThread
                    .computeIfAbsent(Thread.currentThread().getId(), id -> new ArrayList<>())
                    .add(from));
    source.readAll(new float[1_000_000]);
    assertThat(startsByThread.values()).allSatisfy(starts -> assertThat(starts).isSorted());
    assertThat(startsByThread.values().stream().flatMap(List::stream).sorted())
        .doesNotHaveDuplicates()
        .hasSize(16)
        .contains(0L, 983_040L);
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

  private static void assertThatIndexOutOfBounds(ThrowingCallable read, int size) {
    if (size > 0) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(read);
    }
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
