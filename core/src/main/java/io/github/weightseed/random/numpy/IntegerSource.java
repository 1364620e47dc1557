package io.github.weightseed.random.numpy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.source.AbstractSource;
import io.github.weightseed.source.DoubleSource;
import io.github.weightseed.source.Elements;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Doubles cast to integers or bool as NumPy does on x86-64: cut off towards zero; true for anything
 * but 0.
 *
 * <p>What does not fit becomes what the processor makes of it: the smallest integer of 32 bits (for
 * types of at most 32 bits but uint32) or of 64 bits, of which the low bits are kept. Immutable.
 */
final class IntegerSource extends AbstractSource {

  private static final double TWO_31 = 0x1p31;
  private static final double TWO_63 = 0x1p63;

  private final DoubleSource.Fill doubles;
  private final boolean randomAccess;

  IntegerSource(Shape shape, DType dtype, DoubleSource.Fill doubles, boolean randomAccess) {
    super(shape, dtype);
    this.doubles = doubles;
    this.randomAccess = randomAccess;
  }

  @Override
  public boolean isRandomAccess() {
    return randomAccess;
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    double[] values = new double[count];
    readDoubles(from, count, values, 0);
    for (int i = 0; i < count; i++) {
      target[offset + i] = (float) values[i];
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    ByteBuffer bytes =
        ByteBuffer.allocate(BLOCK * dtype().byteSize()).order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      readBytes(from + done, size, bytes);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = Elements.toDouble(dtype(), bytes, i);
      }
    }
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    double[] block = new double[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += block.length) {
      int size = Math.min(block.length, count - done);
      doubles.fill(from + done, size, block, 0);
      for (int i = 0; i < size; i++) {
        put(target, done + i, block[i]);
      }
    }
  }

  private void put(ByteBuffer target, int index, double value) {
    switch (dtype()) {
      case BOOL -> target.put(index, (byte) (value == 0 ? 0 : 1));
      case INT8, UINT8 -> target.put(index, (byte) toInt(value));
      case INT16, UINT16 -> target.putShort(2 * index, (short) toInt(value));
      case INT32 -> target.putInt(4 * index, toInt(value));
      case UINT32 -> target.putInt(4 * index, (int) toLong(value));
      case INT64 -> target.putLong(8 * index, toLong(value));
      case UINT64 ->
          target.putLong(
              8 * index, value >= TWO_63 ? toLong(value - TWO_63) ^ Long.MIN_VALUE : toLong(value));
      default -> throw new IllegalArgumentException("Expected an integer dtype, got " + dtype());
    }
  }

  private static int toInt(double value) {
    return value > -TWO_31 - 1 && value < TWO_31 ? (int) value : Integer.MIN_VALUE;
  }

  private static long toLong(double value) {
    return value >= -TWO_63 && value < TWO_63 ? (long) value : Long.MIN_VALUE;
  }
}
