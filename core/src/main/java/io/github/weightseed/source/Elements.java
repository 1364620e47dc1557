package io.github.weightseed.source;

import io.github.weightseed.DType;
import java.nio.ByteBuffer;

/**
 * Single elements in a little-endian buffer, by dtype and element index.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Elements {

  private Elements() {}

  /** An element as a double: exact but for 64-bit integers, which are rounded. */
  public static double toDouble(DType dtype, ByteBuffer buffer, int index) {
    int at = index * dtype.byteSize();
    return switch (dtype) {
      case FLOAT16 -> Float16.toFloat(buffer.getShort(at));
      case BFLOAT16 -> BFloat16.toFloat(buffer.getShort(at));
      case FLOAT32 -> buffer.getFloat(at);
      case FLOAT64 -> buffer.getDouble(at);
      case INT8 -> buffer.get(at);
      case INT16 -> buffer.getShort(at);
      case INT32 -> buffer.getInt(at);
      case INT64 -> buffer.getLong(at);
      case UINT8 -> Byte.toUnsignedInt(buffer.get(at));
      case UINT16 -> Short.toUnsignedInt(buffer.getShort(at));
      case UINT32 -> Integer.toUnsignedLong(buffer.getInt(at));
      case UINT64 -> unsigned(buffer.getLong(at));
      case BOOL -> buffer.get(at) == 0 ? 0 : 1;
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  /**
   * A double rounded to a floating-point dtype: to half types by way of float32, as NumPy and the
   * backends do.
   */
  public static double round(DType dtype, double value) {
    return switch (dtype) {
      case FLOAT16 -> Float16.round((float) value);
      case BFLOAT16 -> BFloat16.round((float) value);
      case FLOAT32 -> (float) value;
      case FLOAT64 -> value;
      default ->
          throw new IllegalArgumentException("Expected a floating-point dtype, got " + dtype);
    };
  }

  /** Writes a double as an element of a floating-point dtype, rounded as by {@link #round}. */
  public static void put(DType dtype, ByteBuffer buffer, int index, double value) {
    int at = index * dtype.byteSize();
    switch (dtype) {
      case FLOAT16 -> buffer.putShort(at, Float16.fromFloat((float) value));
      case BFLOAT16 -> buffer.putShort(at, BFloat16.fromFloat((float) value));
      case FLOAT32 -> buffer.putFloat(at, (float) value);
      case FLOAT64 -> buffer.putDouble(at, value);
      default ->
          throw new IllegalArgumentException("Expected a floating-point dtype, got " + dtype);
    }
  }

  /** Writes an element of an integer dtype or a boolean: the lowest bytes of a long. */
  public static void putLong(DType dtype, ByteBuffer buffer, int index, long value) {
    int at = index * dtype.byteSize();
    switch (dtype.byteSize()) {
      case 1 -> buffer.put(at, (byte) value);
      case 2 -> buffer.putShort(at, (short) value);
      case 4 -> buffer.putInt(at, (int) value);
      default -> buffer.putLong(at, value);
    }
  }

  /**
   * An element of an integer dtype or a boolean as a long: exact, but for unsigned ones from 2^63
   * on, which wrap.
   */
  public static long toLong(DType dtype, ByteBuffer buffer, int index) {
    return switch (dtype) {
      case INT64, UINT64 -> buffer.getLong(index * dtype.byteSize());
      default -> (long) toDouble(dtype, buffer, index);
    };
  }
}
