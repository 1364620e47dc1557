package io.github.weightseed.source;

import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Fills a buffer with a whole source, on several threads where that pays. */
public final class ParallelFill {

  /** Elements of one task: enough to outweigh handing it over. */
  private static final int TASK = 1 << 16;

  private ParallelFill() {}

  /** Fills a buffer with all elements of a source, which must fit. */
  public static void fill(TensorSource source, ByteBuffer target) {
    int size = Math.toIntExact(source.shape().size());
    if (size <= TASK || !source.isRandomAccess()) {
      source.read(0, size, target.duplicate());
      return;
    }
    int bytes = source.dtype().byteSize();
    IntStream.range(0, (size + TASK - 1) / TASK)
        .parallel()
        .forEach(
            task -> {
              int from = task * TASK;
              int count = Math.min(TASK, size - from);
              source.read(from, count, target.duplicate().position(from * bytes));
            });
  }
}
