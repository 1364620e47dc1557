package io.github.weightseed.keras.file;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.AbstractSource;
import io.github.weightseed.source.BFloat16;
import io.github.weightseed.source.Float16;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Values that tests know, by the rule of oracle/file_values.py: element i comes from v = i % 101,
 * which is (v - 3) / 2 for floating-point types, v - 3 for signed integers, v for unsigned ones, v
 * % 2 for bool. Nothing is kept, so the tensor may have any size.
 */
public class PatternSource extends AbstractSource {

  private PatternSource(Shape shape, DType dtype) {
    super(shape, dtype);
  }

  public static TensorSource of(DType dtype, long... dims) {
    return new PatternSource(Shape.of(dims), dtype);
  }

  /** Values that must be read from the first to the last, and complain if they are not. */
  public static TensorSource sequential(DType dtype, long... dims) {
    return new PatternSource(Shape.of(dims), dtype) {
      private long next;

      @Override
      public boolean isRandomAccess() {
        return false;
      }

      @Override
      protected void readBytes(long from, int count, ByteBuffer target) {
        if (from != next) {
          throw new IllegalStateException("read from " + from + ", not in order from " + next);
        }
        super.readBytes(from, count, target);
        next += count;
      }
    };
  }

  /** The bytes of a whole tensor. */
  public static byte[] bytes(TensorSource source) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(source.shape().size()) * source.dtype().byteSize())
            .order(ByteOrder.LITTLE_ENDIAN);
    new PatternSource(source.shape(), source.dtype())
        .readBytes(0, (int) source.shape().size(), bytes);
    return bytes.array();
  }

  /** The value of an element. */
  public static float value(DType dtype, long index) {
    long v = index % 101;
    if (dtype.isFloating()) {
      return (v - 3) / 2f;
    }
    if (dtype == DType.BOOL) {
      return v % 2;
    }
    return dtype.kerasName().startsWith("u") ? v : v - 3;
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    for (long i = from; i < from + count; i++) {
      float value = value(dtype(), i);
      switch (dtype()) {
        case FLOAT16 -> target.putShort(Float16.fromFloat(value));
        case BFLOAT16 -> target.putShort(BFloat16.fromFloat(value));
        case FLOAT32 -> target.putFloat(value);
        case FLOAT64 -> target.putDouble(value);
        case INT8, UINT8, BOOL -> target.put((byte) value);
        case INT16, UINT16 -> target.putShort((short) value);
        case INT32, UINT32 -> target.putInt((int) value);
        case INT64, UINT64 -> target.putLong((long) value);
      }
    }
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    throw new UnsupportedOperationException("Files are made of bytes");
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    throw new UnsupportedOperationException("Files are made of bytes");
  }
}
