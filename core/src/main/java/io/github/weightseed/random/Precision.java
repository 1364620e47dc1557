package io.github.weightseed.random;

import io.github.weightseed.DType;
import io.github.weightseed.source.BFloat16;
import io.github.weightseed.source.BFloat16Rounder;
import io.github.weightseed.source.BFloat16Scaler;
import io.github.weightseed.source.Float16;
import io.github.weightseed.source.Float16Rounder;
import io.github.weightseed.source.Float16Scaler;
import io.github.weightseed.source.HalfRounder;
import io.github.weightseed.source.HalfScaler;

/**
 * The types that backends compute in float, and how a float is rounded to each. Immutable.
 *
 * <p>Immutable and safe for use by many threads.
 */
public enum Precision {
  /** float32. */
  FLOAT32 {
    @Override
    public float round(float value) {
      return value;
    }

    @Override
    public short bits(float value) {
      throw new IllegalStateException("float32 has more than 16 bits");
    }

    @Override
    public HalfRounder rounder() {
      throw new IllegalStateException("Floats need no rounding to float32");
    }

    @Override
    public HalfScaler scaler(float scale, float shift) {
      throw new IllegalStateException("float32 has more than 16 bits");
    }
  },
  /** IEEE binary16. */
  FLOAT16 {
    @Override
    public float round(float value) {
      return Float16.round(value);
    }

    @Override
    public short bits(float value) {
      return Float16.fromFloat(value);
    }

    @Override
    public HalfRounder rounder() {
      return new Float16Rounder();
    }

    @Override
    public HalfScaler scaler(float scale, float shift) {
      return new Float16Scaler(scale, shift);
    }
  },
  /** The upper half of a float32. */
  BFLOAT16 {
    @Override
    public float round(float value) {
      return BFloat16.round(value);
    }

    @Override
    public short bits(float value) {
      return BFloat16.fromFloat(value);
    }

    @Override
    public HalfRounder rounder() {
      return new BFloat16Rounder();
    }

    @Override
    public HalfScaler scaler(float scale, float shift) {
      return new BFloat16Scaler(scale, shift);
    }
  };

  /** The precision of a floating-point dtype other than float64. */
  public static Precision of(DType dtype) {
    return valueOf(dtype.name());
  }

  /** The nearest value of the type, ties to even. */
  public abstract float round(float value);

  /** The bit pattern of a float rounded to this type of 16 bits. */
  public abstract short bits(float value);

  /** What rounds arrays to this type of 16 bits; for one thread at a time. */
  public abstract HalfRounder rounder();

  /**
   * What scales arrays in this type of 16 bits; for one thread at a time.
   *
   * @param scale as {@link HalfScaler#fits} allows it, and shift, which is of this type
   */
  public abstract HalfScaler scaler(float scale, float shift);
}
