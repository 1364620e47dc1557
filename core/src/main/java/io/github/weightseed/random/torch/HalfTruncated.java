package io.github.weightseed.random.torch;

import io.github.weightseed.random.Precision;
import io.github.weightseed.random.SequentialGenerator;
import io.github.weightseed.source.HalfScaler;
import org.jspecify.annotations.Nullable;

/**
 * Keras' truncated normal on PyTorch in a 16-bit type: chosen normals times stddev, plus mean; the
 * normals, mean, the product and the sum are rounded to the type, but stddev stays a float. Not
 * thread-safe.
 */
final class HalfTruncated implements SequentialGenerator<short[]> {

  private static final int BLOCK = HalfScaler.BLOCK;

  private final FirstInside chosen;
  private final Precision precision;
  private final float mean;
  private final float stddev;
  private final boolean fits;
  private float @Nullable [] block;
  private @Nullable HalfScaler scaler;

  HalfTruncated(
      SequentialGenerator<float[]> normals, Precision precision, float mean, float stddev) {
    this(new FirstInside(normals, bound(precision)), precision, precision.round(mean), stddev);
  }

  private HalfTruncated(FirstInside chosen, Precision precision, float mean, float stddev) {
    this.chosen = chosen;
    this.precision = precision;
    this.mean = mean;
    this.stddev = stddev;
    this.fits = HalfScaler.fits(stddev, mean);
  }

  /** The midpoint below 2: from there on, values are rounded to 2 (ties to even). */
  private static float bound(Precision precision) {
    return precision == Precision.FLOAT16 ? 2 - 0x1p-11f : 2 - 0x1p-8f;
  }

  @Override
  public void next(int count, short[] target, int offset) {
    if (block == null) {
      block = new float[BLOCK];
    }
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      chosen.next(size, block, 0);
      scale(size, block, target, offset + done);
    }
  }

  private void scale(int count, float[] values, short[] target, int offset) {
    if (fits) {
      if (scaler == null) {
        scaler = precision.scaler(stddev, mean);
      }
      scaler.scale(count, values, 0, target, offset);
      return;
    }
    for (int i = 0; i < count; i++) {
      float product = precision.round(precision.round(values[i]) * stddev);
      target[offset + i] = precision.bits(product + mean);
    }
  }

  @Override
  public void skip(long count) {
    chosen.skip(count);
  }

  @Override
  public HalfTruncated copy() {
    return new HalfTruncated(chosen.copy(), precision, mean, stddev);
  }
}
