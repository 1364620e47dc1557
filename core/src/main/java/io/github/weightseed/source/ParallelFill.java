package io.github.weightseed.source;

import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Reads a whole source, on several threads where that pays.
 *
 * <p>The threads take the parts in order. They share a sequential stream, too, where passing over
 * elements is much less work than making them: by runs of parts, one for each thread, as every run
 * begins by passing over those before it. Others are made in {@link Pieces}, or read by one thread.
 */
public final class ParallelFill {

  /**
   * Elements of a part: enough to outweigh handing it over, and one checkpoint interval of a
   * sequential stream.
   */
  private static final int PART = 1 << 16;

  /** Reads elements of a source to the target, where its element {@code at} belongs. */
  @FunctionalInterface
  private interface PartReader {
    void read(TensorSource source, int from, int count, int at);
  }

  private ParallelFill() {}

  /**
   * Fills a buffer with all elements of a source; its position stays.
   *
   * @throws IndexOutOfBoundsException when they do not fit in it
   * @throws IllegalArgumentException when they fit in no buffer
   */
  public static void fill(TensorSource source, ByteBuffer target) {
    InMemory.checkBuffer(source.shape(), source.dtype(), target.remaining());
    int bytes = source.dtype().byteSize();
    int start = target.position();
    byParts(
        source,
        (part, from, count, at) ->
            part.read(from, count, target.duplicate().position(start + at * bytes)));
  }

  /**
   * Fills an array, from its start on, with all elements of a source.
   *
   * @throws IndexOutOfBoundsException when they do not fit in it
   * @throws IllegalArgumentException when they fit in no array
   */
  public static void fill(TensorSource source, float[] target) {
    InMemory.checkArray(source.shape(), target.length);
    if (isOnePart(source)) {
      source.read(0, (int) source.shape().size(), target, 0);
    } else {
      byParts(source, (part, from, count, at) -> part.read(from, count, target, at));
    }
  }

  /** Fills an array of doubles likewise. */
  public static void fill(TensorSource source, double[] target) {
    InMemory.checkArray(source.shape(), target.length);
    if (isOnePart(source)) {
      source.read(0, (int) source.shape().size(), target, 0);
    } else {
      byParts(source, (part, from, count, at) -> part.read(from, count, target, at));
    }
  }

  /**
   * Fills an array with the bits of all elements likewise.
   *
   * @throws IllegalArgumentException when they have not 16 bits, too
   */
  public static void fill(TensorSource source, short[] target) {
    Patterns.requireShort(source.dtype());
    InMemory.checkArray(source.shape(), target.length);
    if (isOnePart(source)) {
      source.read(0, (int) source.shape().size(), target, 0);
    } else {
      byParts(source, (part, from, count, at) -> part.read(from, count, target, at));
    }
  }

  /** Such a small tensor would be read noticeably slower through a {@link PartReader}. */
  private static boolean isOnePart(TensorSource source) {
    return source.shape().size() <= PART;
  }

  private static void byParts(TensorSource source, PartReader reader) {
    int size = (int) source.shape().size();
    int parts = (size - 1) / PART + 1;
    int threads = parts <= 1 ? 1 : Math.min(parts, mostThreads());
    if (threads > 1 && source instanceof PieceSource whole) {
      Pieces pieces = whole.pieces();
      onThreads(threads, () -> pieces.forEach((from, piece) -> readPiece(piece, from, reader)));
    } else if (threads > 1 && source.isRandomAccess()) {
      shareParts(source, size, PART, threads, reader);
    } else if (threads > 1 && isSkipping(source)) {
      int run = ((parts - 1) / threads + 1) * PART;
      shareParts(source, size, run, threads, reader);
    } else {
      reader.read(source, 0, size, 0);
    }
  }

  private static void readPiece(TensorSource piece, long from, PartReader reader) {
    reader.read(piece, 0, (int) piece.shape().size(), (int) from);
  }

  private static void shareParts(
      TensorSource source, int size, int part, int threads, PartReader reader) {
    AtomicLong taken = new AtomicLong();
    onThreads(
        threads,
        () -> {
          for (long from = take(taken, part); from < size; from = take(taken, part)) {
            reader.read(source, (int) from, (int) Math.min(part, size - from), (int) from);
          }
        });
  }

  private static void onThreads(int threads, Runnable work) {
    IntStream.range(0, threads).parallel().forEach(thread -> work.run());
  }

  /** The common pool has a thread beside the caller's on one processor, too: it would not help. */
  private static int mostThreads() {
    return Math.min(
        Runtime.getRuntime().availableProcessors(), 1 + ForkJoinPool.getCommonPoolParallelism());
  }

  /**
   * Whether threads can read parts of a source side by side: passing over what others read is no
   * work, or much less than reading it.
   */
  public static boolean canBeShared(TensorSource source) {
    return source.isRandomAccess() || isSkipping(source);
  }

  private static boolean isSkipping(TensorSource source) {
    return source instanceof AbstractSource known && known.access() == Access.SKIPPING;
  }

  /** The first element of the next part. */
  private static long take(AtomicLong taken, int part) {
    return taken.getAndAdd(part);
  }
}
