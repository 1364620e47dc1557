package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.DoubleBuffer;
import java.util.stream.IntStream;

/**
 * A Java array for the values of a tensor, filled again and again: floats, doubles, or the bytes of
 * 16-bit types. Not thread-safe.
 */
abstract class Target {

  /** An array for a tensor. */
  static Target of(Shape shape, DType dtype) {
    int size = Math.toIntExact(shape.size());
    return switch (dtype) {
      case FLOAT32 -> new Floats(new float[size]);
      case FLOAT64 -> new Doubles(new double[size]);
      default -> new Bytes(ByteBuffer.allocate(size * dtype.byteSize()));
    };
  }

  /** Fills the array on one thread. */
  abstract void fillAlone(TensorSource source);

  /** Fills the array on all processors. */
  abstract void fill(TensorSource source);

  /** How the array differs from the same tensor's bytes, little-endian. */
  abstract Difference difference(ByteBuffer expected);

  /** Calls a body for parts of the tensor, on all processors where the source allows it. */
  private static void inParts(TensorSource source, Part part) {
    int size = Math.toIntExact(source.shape().size());
    if (!source.isRandomAccess()) {
      part.read(0, size);
      return;
    }
    int length = 1 << 16;
    IntStream.range(0, (size + length - 1) / length)
        .parallel()
        .forEach(i -> part.read(i * length, Math.min(length, size - i * length)));
  }

  private interface Part {
    void read(int from, int count);
  }

  private static final class Floats extends Target {
    private final float[] values;

    Floats(float[] values) {
      this.values = values;
    }

    @Override
    void fillAlone(TensorSource source) {
      source.read(0, values.length, values, 0);
    }

    @Override
    void fill(TensorSource source) {
      inParts(source, (from, count) -> source.read(from, count, values, from));
    }

    @Override
    Difference difference(ByteBuffer expected) {
      FloatBuffer floats = expected.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      return Difference.of(
          values.length,
          i -> Float.floatToRawIntBits(values[i]) == Float.floatToRawIntBits(floats.get(i)),
          i -> Math.abs((double) values[i] - floats.get(i)));
    }
  }

  private static final class Doubles extends Target {
    private final double[] values;

    Doubles(double[] values) {
      this.values = values;
    }

    @Override
    void fillAlone(TensorSource source) {
      source.read(0, values.length, values, 0);
    }

    @Override
    void fill(TensorSource source) {
      inParts(source, (from, count) -> source.read(from, count, values, from));
    }

    @Override
    Difference difference(ByteBuffer expected) {
      DoubleBuffer doubles = expected.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
      return Difference.of(
          values.length,
          i -> Double.doubleToRawLongBits(values[i]) == Double.doubleToRawLongBits(doubles.get(i)),
          i -> Math.abs(values[i] - doubles.get(i)));
    }
  }

  /** Of 16-bit types. */
  private static final class Bytes extends Target {
    private final ByteBuffer bytes;

    Bytes(ByteBuffer bytes) {
      this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    void fillAlone(TensorSource source) {
      source.read(0, bytes.capacity() / Short.BYTES, bytes.clear());
    }

    @Override
    void fill(TensorSource source) {
      inParts(
          source,
          (from, count) ->
              source.read(from, count, bytes.duplicate().clear().position(from * Short.BYTES)));
    }

    @Override
    Difference difference(ByteBuffer expected) {
      expected.order(ByteOrder.LITTLE_ENDIAN);
      return Difference.of(
          bytes.capacity() / Short.BYTES,
          i -> bytes.getShort(i * Short.BYTES) == expected.getShort(i * Short.BYTES),
          i -> Double.NaN);
    }
  }
}
