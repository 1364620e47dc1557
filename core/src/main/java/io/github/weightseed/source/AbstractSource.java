package io.github.weightseed.source;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * What all sources share: shape, dtype, range checks, and the reads that go by way of another.
 *
 * <p>Subclasses are immutable and safe for use by many threads.
 */
public abstract class AbstractSource implements TensorSource {

  /** Elements converted at a time where a read needs a scratch array: fits the L2 cache. */
  protected static final int BLOCK = 1 << 14;

  private final Shape shape;
  private final DType dtype;

  /** A source of this shape and dtype. */
  protected AbstractSource(Shape shape, DType dtype) {
    this.shape = shape;
    this.dtype = dtype;
  }

  @Override
  public final Shape shape() {
    return shape;
  }

  @Override
  public final DType dtype() {
    return dtype;
  }

  @Override
  public boolean isRandomAccess() {
    return true;
  }

  /** What a read out of order costs. */
  Access access() {
    return isRandomAccess() ? Access.ANYWHERE : Access.IN_ORDER;
  }

  @Override
  public final void read(long from, int count, float[] target, int offset) {
    checkRange(from, count);
    Objects.checkFromIndexSize(offset, count, target.length);
    readFloats(from, count, target, offset);
  }

  @Override
  public final void read(long from, int count, double[] target, int offset) {
    checkRange(from, count);
    Objects.checkFromIndexSize(offset, count, target.length);
    readDoubles(from, count, target, offset);
  }

  @Override
  public final void read(long from, int count, short[] target, int offset) {
    Patterns.requireShort(dtype);
    checkRange(from, count);
    Objects.checkFromIndexSize(offset, count, target.length);
    readShorts(from, count, target, offset);
  }

  @Override
  public final void read(long from, int count, ByteBuffer target) {
    checkRange(from, count);
    int size = Math.multiplyExact(count, dtype.byteSize());
    Objects.checkFromIndexSize(target.position(), size, target.limit());
    ByteBuffer littleEndian = target.slice().order(ByteOrder.LITTLE_ENDIAN).limit(size);
    readBytes(from, count, littleEndian);
    target.position(target.position() + size);
  }

  @Override
  public final void read(long from, FloatBuffer target) {
    checkRange(from, target.remaining());
    float[] block = new float[Math.min(BLOCK, target.remaining())];
    for (long at = from; target.hasRemaining(); at += block.length) {
      int count = Math.min(block.length, target.remaining());
      readFloats(at, count, block, 0);
      target.put(block, 0, count);
    }
  }

  private void checkRange(long from, int count) {
    if (from < 0 || count < 0 || from > shape.size() - count) {
      throw new IndexOutOfBoundsException(
          "Elements %d to %d are not in a tensor of shape %s with %d elements"
              .formatted(from, from + count, shape, shape.size()));
    }
  }

  /** Reads elements as floats; the range is checked. */
  protected abstract void readFloats(long from, int count, float[] target, int offset);

  /** Reads elements as doubles; the range is checked. */
  protected abstract void readDoubles(long from, int count, double[] target, int offset);

  /** Reads the bits of elements, which are 16; the range is checked. */
  void readShorts(long from, int count, short[] target, int offset) {
    Patterns.read(this, from, count, target, offset);
  }

  /**
   * Reads the bytes of elements into a little-endian buffer of just that size, from position 0; the
   * range is checked.
   */
  protected abstract void readBytes(long from, int count, ByteBuffer target);
}
