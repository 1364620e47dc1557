package io.github.weightseed.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialFillTest {

  private static final int INTERVAL = 64 * SequentialFill.BLOCK;

  /** Counts up, and counts what it was asked to make and to skip. */
  private static final class Counting implements SequentialGenerator<double[]> {

    private final AtomicLong made;
    private final AtomicLong skipped;
    private long at;

    Counting(AtomicLong made, AtomicLong skipped) {
      this.made = made;
      this.skipped = skipped;
    }

    @Override
    public void next(int count, double[] target, int offset) {
      for (int i = 0; i < count; i++) {
        target[offset + i] = at++;
      }
      made.addAndGet(count);
    }

    @Override
    public void skip(long count) {
      at += count;
      skipped.addAndGet(count);
    }

    @Override
    public Counting copy() {
      Counting copy = new Counting(made, skipped);
      copy.at = at;
      return copy;
    }
  }

  private final AtomicLong made = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();

  private SequentialFill<double[]> counting(long size, int checkpointBytes) {
    return jumping(size, checkpointBytes, SequentialFill.NO_JUMP);
  }

  private SequentialFill<double[]> jumping(long size, int checkpointBytes, long jump) {
    Counting start = new Counting(made, skipped);
    return new SequentialFill<>(size, start, checkpointBytes, jump, double[]::new);
  }

  private static void requireCounted(
      SequentialFill<double[]> fill, long from, int count, int offset) {
    double[] target = new double[offset + count + 1];
    Arrays.fill(target, -1);
    fill.fill(from, count, target, offset);
    for (int i = 0; i < target.length; i++) {
      boolean inside = i >= offset && i < offset + count;
      assertThat(target[i]).isEqualTo(inside ? (double) (from + i - offset) : -1);
    }
  }

  @Test
  void wholeBlockAfterAPartOfItIsTheSameBlock() {
    SequentialFill<double[]> fill = counting(2 * SequentialFill.BLOCK + 9, 2560);
    for (int block = 0; block < 3; block++) {
      long from = (long) block * SequentialFill.BLOCK;
      requireCounted(fill, from, 4, 0);
      requireCounted(fill, from, block == 2 ? 9 : SequentialFill.BLOCK, 0);
    }
    requireCounted(fill, 0, 2 * SequentialFill.BLOCK + 9, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000, 1023, 1024, 1025, 4096, 100_000})
  void readsInOrderRedoNothing(int chunk) {
    int size = 3 * INTERVAL + 5;
    SequentialFill<double[]> fill = counting(size, 2560);
    double[] target = new double[chunk];
    for (int from = 0; from < size; from += chunk) {
      int count = Math.min(chunk, size - from);
      fill.fill(from, count, target, 0);
      assertThat(target[0]).isEqualTo(from);
      assertThat(target[count - 1]).isEqualTo(from + count - 1);
    }
    assertThat(made).hasValue(size);
    assertThat(skipped).hasValue(0);
    assertThat(fill.checkpoints()).isEqualTo(4);
  }

  /** A model's weights stay small when they have been read. */
  @Test
  void nothingWaitsAtTheEnd() {
    SequentialFill<double[]> fill = counting(3000, 2560);
    requireCounted(fill, 0, 2999, 0);
    assertThat(fill.waiting()).isEqualTo(1);
    requireCounted(fill, 2999, 1, 0);
    assertThat(fill.waiting()).isZero();
    requireCounted(fill, 0, 3000, 0);
    assertThat(fill.waiting()).isZero();
  }

  @Test
  void interleavedReadersRedoNothingOnceTheyHaveBegun() {
    int readers = 7;
    long apart = 5L * INTERVAL;
    SequentialFill<double[]> fill = counting(readers * apart, 2560);
    for (int reader = 0; reader < readers; reader++) {
      requireCounted(fill, reader * apart, 100, 0);
    }
    long begun = skipped.get();
    for (int step = 1; step < 50; step++) {
      for (int reader = 0; reader < readers; reader++) {
        requireCounted(fill, reader * apart + step * 100L, 100, 0);
      }
    }
    assertThat(skipped).hasValue(begun);
    assertThat(made).hasValueLessThanOrEqualTo(readers * 6000L);
  }

  @Test
  void aReadOutOfOrderRedoesLessThanOneInterval() {
    long size = 20L * INTERVAL;
    SequentialFill<double[]> fill = counting(size, 2560);
    requireCounted(fill, size - 10, 10, 3);
    // The run up to the last checkpoint, and on to the block.
    assertThat(skipped.get()).isBetween(size - INTERVAL, size);
    for (long from : List.of(17L * INTERVAL - 1, 3L * INTERVAL + 5, 0L, 9L * INTERVAL - 2000)) {
      long before = skipped.get() + made.get();
      requireCounted(fill, from, 1, 1);
      assertThat(skipped.get() + made.get() - before).isLessThanOrEqualTo(INTERVAL);
    }
  }

  @Test
  void aJumpLeavesOneCheckpointAndAShortWayAllOfThem() {
    long jump = 10L * INTERVAL;
    SequentialFill<double[]> fill = jumping(100L * INTERVAL, 2560, jump);
    requireCounted(fill, 9L * INTERVAL + 5, 10, 0);
    assertThat(fill.checkpoints()).isEqualTo(10);
    requireCounted(fill, 50L * INTERVAL + 5, 10, 0);
    assertThat(fill.checkpoints()).isEqualTo(11);
    requireCounted(fill, 20L * INTERVAL - 5, 10, 0);
    assertThat(fill.checkpoints()).isEqualTo(13);
    requireCounted(fill, 0, 100 * INTERVAL, 0);
    assertThat(fill.checkpoints()).isEqualTo(100);
  }

  static Stream<Arguments> jumpingStreams() {
    return streams().filter(arguments -> arguments.get()[0] == Backend.TORCH);
  }

  @ParameterizedTest
  @MethodSource("jumpingStreams")
  void theEndAtOnceIsTheEndOfTheWhole(Backend backend, String function, DType dtype) {
    int size = Mt19937.JUMP + 70_003;
    byte[] whole = whole(source(backend, function, dtype, size));
    byte[] end = new byte[5000 * dtype.byteSize()];
    source(backend, function, dtype, size).read(size - 5000, 5000, ByteBuffer.wrap(end));
    assertThat(end).isEqualTo(Arrays.copyOfRange(whole, whole.length - end.length, whole.length));
  }

  @Test
  void checkpointsStayWithinTwoMegabytesHoweverLargeTheTensor() {
    for (long size : List.of(1L, 1L << 20, 1L << 31, 1L << 40, Long.MAX_VALUE)) {
      for (int bytes : List.of(128, 2560)) {
        SequentialFill<double[]> fill = counting(size, bytes);
        long most = (size - 1) / fill.interval() + 1;
        assertThat(most * bytes).isLessThanOrEqualTo(1 << 21);
        assertThat(fill.interval()).isGreaterThanOrEqualTo(INTERVAL);
      }
    }
  }

  @Test
  void readsBeyondTwoToThe32() {
    SequentialFill<double[]> fill = counting(1L << 40, 2560);
    requireCounted(fill, (1L << 40) - 5000, 5000, 0);
    requireCounted(fill, (1L << 33) + 12345, 3000, 2);
  }

  @Test
  void manyThreadsReadTheSame() {
    int size = 40 * INTERVAL;
    SequentialFill<double[]> fill = counting(size, 2560);
    List<Integer> starts =
        new java.util.ArrayList<>(IntStream.range(0, size / 3001).mapToObj(i -> i * 3001).toList());
    Collections.shuffle(starts, new java.util.Random(1));
    assertThat(
            starts.parallelStream()
                .allMatch(
                    from -> {
                      double[] target = new double[3001];
                      fill.fill(from, 3001, target, 0);
                      return target[0] == from && target[3000] == from + 3000;
                    }))
        .isTrue();
  }

  static Stream<Arguments> streams() {
    return Stream.of(Backend.TORCH, Backend.NUMPY)
        .flatMap(
            backend ->
                Stream.of("uniform", "normal", "truncated")
                    .flatMap(
                        function ->
                            Stream.of(DType.values())
                                .filter(DType::isFloating)
                                .map(dtype -> Arguments.of(backend, function, dtype))));
  }

  private static TensorSource source(Backend backend, String function, DType dtype, long size) {
    RandomStream stream = RandomStream.of(backend);
    SeedState seed = SeedState.ofInt(2024);
    Shape shape = Shape.of(size);
    return switch (function) {
      case "uniform" -> stream.uniform(seed, shape, dtype, -1.5, 0.5);
      case "normal" -> stream.normal(seed, shape, dtype, 0.5, 2.0);
      default -> stream.truncatedNormal(seed, shape, dtype, 0.5, 2.0);
    };
  }

  private static byte[] whole(TensorSource source) {
    ByteBuffer bytes = ByteBuffer.allocate((int) source.shape().size() * source.dtype().byteSize());
    source.read(0, (int) source.shape().size(), bytes);
    return bytes.array();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void chunkedIsWholeIsReversedIsParallel(Backend backend, String function, DType dtype) {
    int size = 70_003;
    byte[] whole = whole(source(backend, function, dtype, size));
    int width = dtype.byteSize();
    for (int chunk : new int[] {17, 1000, 1024, 4099}) {
      List<Integer> starts =
          IntStream.range(0, (size + chunk - 1) / chunk).mapToObj(i -> i * chunk).toList();
      TensorSource forwards = source(backend, function, dtype, size);
      assertThat(byParts(forwards, starts.stream(), chunk, width)).isEqualTo(whole);
      assertThat(byParts(forwards, starts.parallelStream(), chunk, width)).isEqualTo(whole);
    }
    int chunk = 4099;
    List<Integer> backwards =
        new java.util.ArrayList<>(
            IntStream.range(0, (size + chunk - 1) / chunk).mapToObj(i -> i * chunk).toList());
    Collections.reverse(backwards);
    TensorSource fresh = source(backend, function, dtype, size);
    assertThat(byParts(fresh, backwards.stream(), chunk, width)).isEqualTo(whole);
  }

  private static byte[] byParts(TensorSource source, Stream<Integer> starts, int chunk, int width) {
    int size = (int) source.shape().size();
    byte[] bytes = new byte[size * width];
    starts.forEach(
        from -> {
          ByteBuffer part = ByteBuffer.wrap(bytes).position(from * width);
          source.read(from, Math.min(chunk, size - from), part);
        });
    return bytes;
  }

  /**
   * Around PyTorch's groups of 16, whose last may be made again, also where it straddles two
   * blocks.
   */
  @ParameterizedTest
  @MethodSource("streams")
  void everySizeReadsTheSameFromItsEnd(Backend backend, String function, DType dtype) {
    for (int size :
        new int[] {1, 3, 4, 5, 15, 16, 17, 31, 33, 1023, 1024, 1025, 1039, 2049, 2063}) {
      byte[] whole = whole(source(backend, function, dtype, size));
      TensorSource fresh = source(backend, function, dtype, size);
      int width = dtype.byteSize();
      byte[] bytes = new byte[size * width];
      for (int from = size - 1; from >= 0; from -= 5) {
        int start = Math.max(0, from - 4);
        fresh.read(start, from - start + 1, ByteBuffer.wrap(bytes).position(start * width));
      }
      assertThat(bytes).as("size %d", size).isEqualTo(whole);
    }
  }
}
