package io.github.weightseed.source;

import io.github.weightseed.Tensor;
import java.nio.ByteBuffer;

/**
 * A source over a tensor in memory.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TensorBackedSource extends AbstractSource {

  private final ByteBuffer bytes;

  /** The source of a tensor's values. */
  public TensorBackedSource(Tensor tensor) {
    super(tensor.shape(), tensor.dtype());
    this.bytes = tensor.asByteBuffer();
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (float) Elements.toDouble(dtype(), bytes, (int) from + i);
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = Elements.toDouble(dtype(), bytes, (int) from + i);
    }
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    int size = dtype().byteSize();
    target.put(0, bytes, (int) from * size, count * size);
  }
}
