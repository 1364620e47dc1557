package io.github.weightseed.random.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.weightseed.DType;
import io.github.weightseed.source.Pieces;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalPiecesTest {

  private static final int SIZE = 50_003;

  private static Normals normals(boolean truncated) {
    Pcg64 generator = new Pcg64(new SeedSequence(7, 1));
    return truncated
        ? Normals.within(generator, 0.5, 0.05, 0.4, 0.6)
        : Normals.unbounded(generator, 0.5, 0.05);
  }

  /** The shorter the stretches, the more of them end within a normal that takes several words. */
  @ParameterizedTest
  @CsvSource({
    "1, false, 1",
    "1, true, 4",
    "2, false, 4",
    "7, true, 3",
    "64, false, 8",
    "64, true, 8",
    "1000, false, 2",
    "32768, true, 4",
    "50003, false, 2",
    "100000, true, 2",
  })
  void piecesAreTheSequenceItself(int stretch, boolean truncated, int threads) {
    double[] expected = new double[SIZE];
    normals(truncated).next(SIZE, expected, 0);

    double[] values = new double[SIZE];
    AtomicInteger told = new AtomicInteger();
    Pieces pieces = new NormalPieces(normals(truncated), SIZE, DType.FLOAT64, stretch);
    onThreads(
        threads,
        () ->
            pieces.forEach(
                (from, piece) -> {
                  int count = (int) piece.shape().size();
                  piece.read(0, count, values, (int) from);
                  told.addAndGet(count);
                }));

    assertThat(values).isEqualTo(expected);
    assertThat(told).hasValue(SIZE);
  }

  /** Not by a thread that waits for ever for the piece of one that failed. */
  @Test
  void aFailureEndsAllThreads() {
    Pieces pieces = new NormalPieces(normals(false), SIZE, DType.FLOAT64, 64);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                onThreads(
                    4,
                    () ->
                        pieces.forEach(
                            (from, piece) -> {
                              if (from > SIZE / 2) {
                                throw new IllegalStateException("no room");
                              }
                            })))
        .withMessageContaining("no room");
  }

  private static void onThreads(int threads, Runnable work) {
    IntStream.range(0, threads).parallel().forEach(thread -> work.run());
  }
}
