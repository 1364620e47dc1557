package io.github.weightseed.random.numpy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.source.DoubleSource;
import io.github.weightseed.source.Pieces;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Normals made by several threads, each from a stretch of words of its own.
 *
 * <p>Where a normal begins is known only when those before it are made, as some take more than one
 * word. But nearly always a stretch's first word begins one: this is taken for granted, and where
 * the stretch before turns out to have taken words beyond its end (in about one of a hundred) the
 * piece is made again. Then the number of values in the stretches before says where a piece
 * belongs. So threads wait for each other only to learn that number.
 *
 * <p>Safe for use by many threads.
 */
final class NormalPieces implements Pieces {

  /** Words of a stretch: their normals fit the L2 cache. */
  private static final int STRETCH = 1 << 15;

  private final Normals start;
  private final long size;
  private final DType dtype;
  private final int stretch;
  private final AtomicLong taken = new AtomicLong();

  // What is known of the pieces before the one whose turn it is, guarded by this.
  private long turn;
  private long values;
  private long overshoot;
  private boolean failed;

  /** All values of a tensor. */
  NormalPieces(Normals start, long size, DType dtype) {
    this(start, size, dtype, STRETCH);
  }

  NormalPieces(Normals start, long size, DType dtype, int stretch) {
    this.start = start;
    this.size = size;
    this.dtype = dtype;
    this.stretch = stretch;
  }

  @Override
  public void forEach(Consumer consumer) {
    try {
      double[] block = new double[stretch];
      while (makeNext(block, consumer)) {}
    } catch (Throwable e) {
      fail();
      throw e;
    }
  }

  private boolean makeNext(double[] block, Consumer consumer) {
    long number = taken.getAndIncrement();
    Normals normals = start.after(number * stretch);
    int made = normals.nextInWords(stretch, block);
    long from;
    int count;
    synchronized (this) {
      awaitTurn(number);
      if (failed || values == size) {
        return false;
      }
      if (overshoot > 0) {
        int skipped = (int) Math.min(stretch, overshoot);
        normals = start.after(number * stretch + skipped);
        made = normals.nextInWords(stretch - skipped, block);
        overshoot -= skipped;
      }
      overshoot += normals.wordsBeyond();
      from = values;
      count = (int) Math.min(made, size - values);
      values += count;
      turn++;
      notifyAll();
    }
    DoubleSource.Fill piece =
        (first, length, target, offset) ->
            System.arraycopy(block, (int) first, target, offset, length);
    consumer.accept(from, Astype.source(Shape.of(count), dtype, piece, true));
    return true;
  }

  /** Waits until all pieces before one have their places, or this one is not needed. */
  private void awaitTurn(long number) {
    boolean interrupted = false;
    while (turn != number && values < size && !failed) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // the values are wanted all the same
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the others end, who would wait for a piece that never comes. */
  private synchronized void fail() {
    failed = true;
    notifyAll();
  }
}
