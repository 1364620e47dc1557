package io.github.weightseed.source;

import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import java.nio.ByteBuffer;

/**
 * A matrix with one value on its diagonal and another elsewhere.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class EyeSource extends AbstractSource {

  private final Tensor values;
  private final ConstantSource background;
  private final long columns;

  /**
   * A matrix of two values.
   *
   * @param shape of rank 2
   * @param values first the one off the diagonal, then the one on it
   */
  public EyeSource(Shape shape, Tensor values) {
    super(shape, values.dtype());
    byte[] element = new byte[values.dtype().byteSize()];
    values.asByteBuffer().get(element);
    this.values = values;
    this.background = new ConstantSource(shape, values.dtype(), element);
    this.columns = shape.dim(1);
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    background.readFloats(from, count, target, offset);
    float diagonal = (float) values.getFlat(1);
    for (long at = diagonalFrom(from); at < from + count; at = diagonalFrom(at + 1)) {
      target[offset + (int) (at - from)] = diagonal;
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    background.readDoubles(from, count, target, offset);
    double diagonal = values.getFlat(1);
    for (long at = diagonalFrom(from); at < from + count; at = diagonalFrom(at + 1)) {
      target[offset + (int) (at - from)] = diagonal;
    }
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    background.readBytes(from, count, target);
    int size = dtype().byteSize();
    ByteBuffer bytes = values.asByteBuffer();
    for (long at = diagonalFrom(from); at < from + count; at = diagonalFrom(at + 1)) {
      target.put((int) (at - from) * size, bytes, size, size);
    }
  }

  /** The flat index of the first diagonal element at or after another, or past every index. */
  private long diagonalFrom(long flat) {
    long step = columns + 1;
    long row = flat / step + (flat % step == 0 ? 0 : 1);
    return row < Math.min(shape().dim(0), columns) ? row * step : Long.MAX_VALUE;
  }
}
