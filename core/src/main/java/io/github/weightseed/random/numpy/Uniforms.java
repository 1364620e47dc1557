package io.github.weightseed.random.numpy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.BFloat16Rounder;
import io.github.weightseed.source.DoubleRounder;
import io.github.weightseed.source.DoubleSource;
import io.github.weightseed.source.FloatSource;
import io.github.weightseed.source.HalfRounder;
import io.github.weightseed.source.HalfSource;

/**
 * {@code lowest + range * u}, u uniform from 0 (included) to 1 (excluded): the upper 53 bits of a
 * word. In double; cast to the dtype with one rounding, but to bfloat16 by way of float32.
 *
 * <p>Two passes, for words and for values: of both in one loop C2 makes code that is now faster,
 * now a third slower, as it happens. Immutable.
 */
final class Uniforms {

  private static final int BLOCK = HalfRounder.BLOCK;

  private final Pcg64 start;
  private final double lowest;
  private final double range;

  Uniforms(Pcg64 start, double lowest, double range) {
    this.start = start;
    this.lowest = lowest;
    this.range = range;
  }

  /** A source of the values in a dtype. */
  TensorSource source(Shape shape, DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> DoubleSource.of(shape, this::doubles);
      case FLOAT32 -> FloatSource.of(shape, this::floats);
      case FLOAT16 -> HalfSource.of(shape, dtype, this::halves);
      case BFLOAT16 -> HalfSource.of(shape, dtype, this::brainFloats);
      default -> new IntegerSource(shape, dtype, this::doubles, true);
    };
  }

  private void doubles(long from, int count, double[] target, int offset) {
    Pcg64 generator = start.after(from);
    long[] words = new long[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      generator.fill(words, size);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = value(words[i]);
      }
    }
  }

  private void floats(long from, int count, float[] target, int offset) {
    Pcg64 generator = start.after(from);
    long[] words = new long[Math.min(BLOCK, count)];
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      generator.fill(words, size);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = (float) value(words[i]);
      }
    }
  }

  private void halves(long from, int count, short[] target, int offset) {
    long[] words = new long[Math.min(BLOCK, count)];
    HalfRounder rounder = DoubleRounder.ofFloats(index -> value(words[index]));
    round(from, count, words, rounder, target, offset);
  }

  private void brainFloats(long from, int count, short[] target, int offset) {
    long[] words = new long[Math.min(BLOCK, count)];
    round(from, count, words, new BFloat16Rounder(), target, offset);
  }

  private void round(
      long from, int count, long[] words, HalfRounder rounder, short[] target, int offset) {
    Pcg64 generator = start.after(from);
    int[] bits = new int[words.length];
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      generator.fill(words, size);
      for (int i = 0; i < size; i++) {
        bits[i] = Float.floatToRawIntBits((float) value(words[i]));
      }
      rounder.roundBlock(size, bits, target, offset + done);
    }
  }

  private double value(long word) {
    return lowest + range * ((word >>> 11) * 0x1p-53);
  }
}
