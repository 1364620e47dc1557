package io.github.weightseed.source;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor that has the same bytes at every element.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ConstantSource extends AbstractSource {

  /** Bytes copied at a time: fits the L1 cache, and a multiple of every element size. */
  private static final int PATTERN = 8192;

  private final double value;
  private final byte[] pattern = new byte[PATTERN];

  /**
   * A tensor of copies of one element.
   *
   * @param element its bytes, little-endian, as many as the dtype has
   */
  public ConstantSource(Shape shape, DType dtype, byte[] element) {
    super(shape, dtype);
    for (int at = 0; at < PATTERN; at += element.length) {
      System.arraycopy(element, 0, pattern, at, element.length);
    }
    this.value =
        Elements.toDouble(dtype, ByteBuffer.wrap(pattern).order(ByteOrder.LITTLE_ENDIAN), 0);
  }

  /** A tensor of copies of 0 or 1. */
  public static ConstantSource of(Shape shape, DType dtype, int value) {
    byte[] element = new byte[dtype.byteSize()];
    ByteBuffer buffer = ByteBuffer.wrap(element).order(ByteOrder.LITTLE_ENDIAN);
    if (dtype.isFloating()) {
      Elements.put(dtype, buffer, 0, value);
    } else {
      buffer.put(0, (byte) value);
    }
    return new ConstantSource(shape, dtype, element);
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    Arrays.fill(target, offset, offset + count, (float) value);
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    Arrays.fill(target, offset, offset + count, value);
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    while (target.hasRemaining()) {
      target.put(pattern, 0, Math.min(PATTERN, target.remaining()));
    }
  }
}
