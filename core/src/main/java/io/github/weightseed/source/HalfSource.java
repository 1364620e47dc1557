package io.github.weightseed.source;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;

/** A float16 or bfloat16 tensor whose bit patterns a function makes by flat index. */
public final class HalfSource extends AbstractSource {

  /** Makes 16-bit patterns by flat index. Must be safe for use by many threads. */
  @FunctionalInterface
  public interface Fill {
    /** Writes the elements {@code from .. from + count - 1} at {@code target[offset ..]}. */
    void fill(long from, int count, short[] target, int offset);
  }

  private final Fill fill;
  private final Access access;

  private HalfSource(Shape shape, DType dtype, Fill fill, Access access) {
    super(shape, dtype);
    if (dtype != DType.FLOAT16 && dtype != DType.BFLOAT16) {
      throw new IllegalArgumentException("Expected float16 or bfloat16, got dtype=" + dtype);
    }
    this.fill = fill;
    this.access = access;
  }

  /** A source over a function that makes any slice at no extra cost. */
  public static HalfSource of(Shape shape, DType dtype, Fill fill) {
    return new HalfSource(shape, dtype, fill, Access.ANYWHERE);
  }

  /** A source over a function that is cheap only when called in order. */
  public static HalfSource sequential(Shape shape, DType dtype, Fill fill) {
    return new HalfSource(shape, dtype, fill, Access.IN_ORDER);
  }

  /** A source over a function that passes over elements much faster than it makes them. */
  public static HalfSource skipping(Shape shape, DType dtype, Fill fill) {
    return new HalfSource(shape, dtype, fill, Access.SKIPPING);
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
    short[] block = new short[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int size = Math.min(block.length, count - done);
      fill.fill(from + done, size, block, 0);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = widen(block[i]);
      }
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    short[] block = new short[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int size = Math.min(block.length, count - done);
      fill.fill(from + done, size, block, 0);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = widen(block[i]);
      }
    }
  }

  private float widen(short bits) {
    return dtype() == DType.FLOAT16 ? Float16.toFloat(bits) : BFloat16.toFloat(bits);
  }

  @Override
  void readShorts(long from, int count, short[] target, int offset) {
    fill.fill(from, count, target, offset);
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    ShortBuffer shorts = target.asShortBuffer();
    short[] block = new short[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int size = Math.min(block.length, count - done);
      fill.fill(from + done, size, block, 0);
      shorts.put(block, 0, size);
    }
  }
}
