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
 * {@code ndarray.astype}: doubles cast to a dtype with one rounding, but to bfloat16 by way of
 * float32, as ml_dtypes does. Integers are cut off towards zero ({@link IntegerSource}).
 */
final class Astype {

  private static final int BLOCK = 1024;

  private Astype() {}

  /**
   * A source of the cast values; {@code randomAccess} says whether the doubles can be had out of
   * order at no cost.
   */
  static TensorSource source(
      Shape shape, DType dtype, DoubleSource.Fill doubles, boolean randomAccess) {
    return switch (dtype) {
      case FLOAT64 ->
          randomAccess ? DoubleSource.of(shape, doubles) : DoubleSource.sequential(shape, doubles);
      case FLOAT32 -> {
        FloatSource.Fill fill = floats(doubles);
        yield randomAccess ? FloatSource.of(shape, fill) : FloatSource.sequential(shape, fill);
      }
      case FLOAT16, BFLOAT16 -> {
        HalfSource.Fill fill = dtype == DType.FLOAT16 ? halves(doubles) : brainFloats(doubles);
        yield randomAccess
            ? HalfSource.of(shape, dtype, fill)
            : HalfSource.sequential(shape, dtype, fill);
      }
      default -> new IntegerSource(shape, dtype, doubles, randomAccess);
    };
  }

  private static FloatSource.Fill floats(DoubleSource.Fill doubles) {
    return (from, count, target, offset) -> {
      double[] block = new double[Math.min(BLOCK, count)];
      for (int done = 0; done < count; done += block.length) {
        int size = Math.min(block.length, count - done);
        doubles.fill(from + done, size, block, 0);
        for (int i = 0; i < size; i++) {
          target[offset + done + i] = (float) block[i];
        }
      }
    };
  }

  private static HalfSource.Fill halves(DoubleSource.Fill doubles) {
    return (from, count, target, offset) -> {
      double[] block = new double[Math.min(BLOCK, count)];
      DoubleRounder rounder = new DoubleRounder();
      for (int done = 0; done < count; done += block.length) {
        int size = Math.min(block.length, count - done);
        doubles.fill(from + done, size, block, 0);
        rounder.round(size, block, 0, target, offset + done);
      }
    };
  }

  private static HalfSource.Fill brainFloats(DoubleSource.Fill doubles) {
    return (from, count, target, offset) -> {
      double[] block = new double[Math.min(BLOCK, count)];
      HalfRounder rounder = new BFloat16Rounder();
      for (int done = 0; done < count; done += block.length) {
        int size = Math.min(block.length, count - done);
        doubles.fill(from + done, size, block, 0);
        rounder.roundAsFloats(size, block, 0, target, offset + done);
      }
    };
  }
}
