package io.github.weightseed.source;

import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A tensor whose elements are those of another in another order: the element at an index is the
 * other's at the sum of one offset per axis.
 *
 * <p>The other is made as a whole at the first read and kept, since its elements are wanted from
 * everywhere; so it must fit in memory.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GatherSource extends AbstractSource {

  private final TensorSource inner;
  private final int[][] offsets;
  private @Nullable ByteBuffer bytes;

  /**
   * @param inner the elements
   * @param shape the shape of this tensor
   * @param offsets for each axis of this tensor, and each index along it, what it adds to the flat
   *     index of the other
   */
  public GatherSource(TensorSource inner, Shape shape, int[][] offsets) {
    super(shape, inner.dtype());
    this.inner = inner;
    this.offsets = offsets;
  }

  private synchronized ByteBuffer bytes() {
    if (bytes == null) {
      bytes = Tensor.of(inner).asByteBuffer();
    }
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  private int innerIndex(long index) {
    int sum = 0;
    for (int axis = offsets.length - 1; axis >= 0; axis--) {
      int length = offsets[axis].length;
      sum += offsets[axis][(int) (index % length)];
      index /= length;
    }
    return sum;
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    ByteBuffer all = bytes();
    for (int i = 0; i < count; i++) {
      target[offset + i] = (float) Elements.toDouble(dtype(), all, innerIndex(from + i));
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    ByteBuffer all = bytes();
    for (int i = 0; i < count; i++) {
      target[offset + i] = Elements.toDouble(dtype(), all, innerIndex(from + i));
    }
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    ByteBuffer all = bytes();
    int size = dtype().byteSize();
    for (int i = 0; i < count; i++) {
      int at = innerIndex(from + i) * size;
      switch (size) {
        case Byte.BYTES -> target.put(i, all.get(at));
        case Short.BYTES -> target.putShort(i * size, all.getShort(at));
        case Integer.BYTES -> target.putInt(i * size, all.getInt(at));
        default -> target.putLong(i * size, all.getLong(at));
      }
    }
  }
}
