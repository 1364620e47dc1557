package io.github.weightseed.source;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** A float32 tensor whose values a function makes by flat index. */
public final class FloatSource extends AbstractSource {

  /** Makes float values by flat index. Must be safe for use by many threads. */
  @FunctionalInterface
  public interface Fill {
    /** Writes the elements {@code from .. from + count - 1} at {@code target[offset ..]}. */
    void fill(long from, int count, float[] target, int offset);
  }

  private final Fill fill;
  private final Access access;

  private FloatSource(Shape shape, Fill fill, Access access) {
    super(shape, DType.FLOAT32);
    this.fill = fill;
    this.access = access;
  }

  /** A source over a function that makes any slice at no extra cost. */
  public static FloatSource of(Shape shape, Fill fill) {
    return new FloatSource(shape, fill, Access.ANYWHERE);
  }

  /** A source over a function that is cheap only when called in order. */
  public static FloatSource sequential(Shape shape, Fill fill) {
    return new FloatSource(shape, fill, Access.IN_ORDER);
  }

  /** A source over a function that passes over elements much faster than it makes them. */
  public static FloatSource skipping(Shape shape, Fill fill) {
    return new FloatSource(shape, fill, Access.SKIPPING);
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
    fill.fill(from, count, target, offset);
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    float[] block = new float[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int size = Math.min(block.length, count - done);
      fill.fill(from + done, size, block, 0);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = block[i];
      }
    }
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    FloatBuffer floats = target.asFloatBuffer();
    float[] block = new float[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int size = Math.min(block.length, count - done);
      fill.fill(from + done, size, block, 0);
      floats.put(block, 0, size);
    }
  }
}
