package io.github.weightseed.source;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;

/**
 * Another source's values in a floating-point dtype, rounded as by {@link Elements#round}.
 * Immutable.
 */
public final class CastSource extends AbstractSource {

  private final TensorSource source;

  private CastSource(TensorSource source, DType dtype) {
    super(source.shape(), dtype);
    this.source = source;
  }

  /**
   * A source's values in a dtype: the source itself when they are.
   *
   * @throws IllegalArgumentException when the dtype is another one, and not a floating-point type
   */
  public static TensorSource of(TensorSource source, DType dtype) {
    if (source.dtype() == dtype) {
      return source;
    }
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "Values of dtype=%s cannot be cast to dtype=%s".formatted(source.dtype(), dtype));
    }
    return new CastSource(source, dtype);
  }

  @Override
  public boolean isRandomAccess() {
    return source.isRandomAccess();
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    double[] block = new double[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int length = Math.min(block.length, count - done);
      readDoubles(from + done, length, block, 0);
      for (int i = 0; i < length; i++) {
        target[offset + done + i] = (float) block[i];
      }
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    source.read(from, count, target, offset);
    for (int i = offset; i < offset + count; i++) {
      target[i] = Elements.round(dtype(), target[i]);
    }
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    double[] block = new double[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int length = Math.min(block.length, count - done);
      source.read(from + done, length, block, 0);
      for (int i = 0; i < length; i++) {
        Elements.put(dtype(), target, done + i, block[i]);
      }
    }
  }
}
