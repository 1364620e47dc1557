package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * A Java array for the values of a tensor, filled again and again: floats, doubles, or the bits of
 * 16-bit types. Not thread-safe.
 */
interface Target {

  /** An array for a tensor. */
  static Target of(Shape shape, DType dtype) {
    int size = Math.toIntExact(shape.size());
    return switch (dtype) {
      case FLOAT32 -> new Floats(FloatBuffer.allocate(size));
      case FLOAT64 -> new Doubles(DoubleBuffer.allocate(size));
      default -> new Halves(ShortBuffer.allocate(size));
    };
  }

  /** Fills the array on one thread. */
  void fillAlone(TensorSource source);

  /** Fills the array on all processors. */
  void fill(TensorSource source);

  /** How the array differs from the same tensor's bytes, little-endian. */
  Difference difference(ByteBuffer expected);

  /** Of float32. */
  record Floats(FloatBuffer values) implements Target {

    @Override
    public void fillAlone(TensorSource source) {
      source.read(0, values.capacity(), values.array(), 0);
    }

    @Override
    public void fill(TensorSource source) {
      source.readAll(values.array());
    }

    @Override
    public Difference difference(ByteBuffer expected) {
      FloatBuffer floats = expected.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      return Difference.of(
          values.capacity(),
          floats.remaining(),
          i -> Float.floatToRawIntBits(values.get(i)) == Float.floatToRawIntBits(floats.get(i)),
          i -> Math.abs((double) values.get(i) - floats.get(i)));
    }
  }

  /** Of float64. */
  record Doubles(DoubleBuffer values) implements Target {

    @Override
    public void fillAlone(TensorSource source) {
      source.read(0, values.capacity(), values.array(), 0);
    }

    @Override
    public void fill(TensorSource source) {
      source.readAll(values.array());
    }

    @Override
    public Difference difference(ByteBuffer expected) {
      DoubleBuffer doubles = expected.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
      return Difference.of(
          values.capacity(),
          doubles.remaining(),
          i ->
              Double.doubleToRawLongBits(values.get(i))
                  == Double.doubleToRawLongBits(doubles.get(i)),
          i -> Math.abs(values.get(i) - doubles.get(i)));
    }
  }

  /** Of 16-bit types. */
  record Halves(ShortBuffer values) implements Target {

    @Override
    public void fillAlone(TensorSource source) {
      source.read(0, values.capacity(), values.array(), 0);
    }

    @Override
    public void fill(TensorSource source) {
      source.readAll(values.array());
    }

    @Override
    public Difference difference(ByteBuffer expected) {
      ShortBuffer shorts = expected.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      return Difference.of(
          values.capacity(),
          shorts.remaining(),
          i -> values.get(i) == shorts.get(i),
          i -> Double.NaN);
    }
  }
}
