package io.github.weightseed.source;

import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A tensor repeated along axes, by NumPy's rule: shapes are aligned at their ends, and a dimension
 * of 1 fits any.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Broadcast extends AbstractSource {

  private final Tensor tensor;
  private final ByteBuffer bytes;
  private final long[] strides;

  private Broadcast(Tensor tensor, Shape shape) {
    super(shape, tensor.dtype());
    this.tensor = tensor;
    this.bytes = tensor.asByteBuffer();
    this.strides = new long[shape.rank()];
    long stride = 1;
    for (int axis = -1; axis >= -tensor.shape().rank(); axis--) {
      long dim = tensor.shape().dim(axis);
      strides[strides.length + axis] = dim == 1 ? 0 : stride;
      stride *= dim;
    }
  }

  /** The shape that two shapes broadcast to, or null when they do not fit. */
  public static @Nullable Shape shape(Shape a, Shape b) {
    long[] dims = new long[Math.max(a.rank(), b.rank())];
    for (int axis = 1; axis <= dims.length; axis++) {
      long left = axis > a.rank() ? 1 : a.dim(-axis);
      long right = axis > b.rank() ? 1 : b.dim(-axis);
      if (left != right && left != 1 && right != 1) {
        return null;
      }
      dims[dims.length - axis] = left == 1 ? right : left;
    }
    return Shape.of(dims);
  }

  /**
   * A tensor repeated to a shape.
   *
   * @param shape one to which the tensor's shape broadcasts
   */
  public static TensorSource source(Tensor tensor, Shape shape) {
    if (tensor.shape().equals(shape)) {
      return new TensorBackedSource(tensor);
    }
    if (tensor.size() != 1) {
      return new Broadcast(tensor, shape);
    }
    byte[] element = new byte[tensor.dtype().byteSize()];
    tensor.asByteBuffer().get(element);
    return new ConstantSource(shape, tensor.dtype(), element);
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (float) tensor.getFlat(index(from + i));
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = tensor.getFlat(index(from + i));
    }
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    int size = dtype().byteSize();
    for (int i = 0; i < count; i++) {
      target.put(i * size, bytes, index(from + i) * size, size);
    }
  }

  /** Where in the tensor an element comes from. */
  private int index(long flat) {
    long rest = flat;
    long index = 0;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      long dim = shape().dim(axis);
      index += rest % dim * strides[axis];
      rest /= dim;
    }
    return (int) index;
  }
}
