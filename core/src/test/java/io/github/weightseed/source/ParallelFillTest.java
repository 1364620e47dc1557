package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
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
  void sequentialSourcesAreReadInOrderByOneThread() {
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
