package io.github.weightseed.source;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

/** A float64 tensor whose values a function makes by flat index. */
public final class DoubleSource extends AbstractSource {

  /** Makes double values by flat index. Must be safe for use by many threads. */
  @FunctionalInterface
  public interface Fill {
    /** Writes the elements {@code from .. from + count - 1} at {@code target[offset ..]}. */
    void fill(long from, int count, double[] target, int offset);
  }

  private final Fill fill;
  private final Access access;

  private DoubleSource(Shape shape, Fill fill, Access access) {
    super(shape, DType.FLOAT64);
    this.fill = fill;
    this.access = access;
  }

  /** A source over a function that makes any slice at no extra cost. */
  public static DoubleSource of(Shape shape, Fill fill) {
    return new DoubleSource(shape, fill, Access.ANYWHERE);
  }

  /** A source over a function that is cheap only when called in order. */
  public static DoubleSource sequential(Shape shape, Fill fill) {
    return new DoubleSource(shape, fill, Access.IN_ORDER);
  }

  /** A source over a function that passes over elements much faster than it makes them. */
  public static DoubleSource skipping(Shape shape, Fill fill) {
    return new DoubleSource(shape, fill, Access.SKIPPING);
  }

  @Override
  public boolean isRandomAccess() {
    return access == Access.ANYWHERE;
  }

  @Override
  Access access() {
    return access;
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    double[] block = new double[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int size = Math.min(block.length, count - done);
      fill.fill(from + done, size, block, 0);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = (float) block[i];
      }
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    fill.fill(from, count, target, offset);
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    DoubleBuffer doubles = target.asDoubleBuffer();
    double[] block = new double[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int size = Math.min(block.length, count - done);
      fill.fill(from + done, size, block, 0);
      doubles.put(block, 0, size);
    }
  }
}
