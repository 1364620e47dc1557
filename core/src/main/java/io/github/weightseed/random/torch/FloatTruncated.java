package io.github.weightseed.random.torch;

import io.github.weightseed.random.Precision;
import io.github.weightseed.random.SequentialGenerator;
import io.github.weightseed.source.HalfRounder;
import org.jspecify.annotations.Nullable;

/**
 * Keras' truncated normal on PyTorch, in float32 or a 16-bit type: of four standard normals the
 * first between -2 and 2 (both excluded), times stddev, plus mean.
 *
 * <p>Where none of the four is, the first is taken as it is (four times in a million). Not
 * thread-safe.
 */
final class FloatTruncated implements SequentialGenerator<float[]> {

  /** Normals for each element. */
  static final int CANDIDATES = 4;

  private static final int BLOCK = 1024;

  private final SequentialGenerator<float[]> normals;
  private final Precision precision;
  private final float mean;
  private final float stddev;
  private final float bound;
  private float @Nullable [] candidates;
  private @Nullable HalfRounder rounder;

  FloatTruncated(
      SequentialGenerator<float[]> normals, Precision precision, float mean, float stddev) {
    this.normals = normals;
    this.precision = precision;
    this.mean = precision.round(mean);
    this.stddev = stddev;
    // From the midpoint below 2 on, values are rounded to 2 (ties to even).
    this.bound =
        switch (precision) {
          case FLOAT32 -> 2;
          case FLOAT16 -> 2 - 0x1p-11f;
          case BFLOAT16 -> 2 - 0x1p-8f;
        };
  }

  @Override
  public void next(int count, float[] target, int offset) {
    if (candidates == null) {
      candidates = new float[CANDIDATES * BLOCK];
    }
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      normals.next(CANDIDATES * size, candidates, 0);
      choose(size, candidates, target, offset + done);
      round(size, target, offset + done);
      scale(size, target, offset + done);
    }
  }

  private void choose(int count, float[] candidates, float[] target, int offset) {
    for (int i = 0; i < count; i++) {
      float first = candidates[CANDIDATES * i];
      target[offset + i] = isInside(first) ? first : later(candidates, CANDIDATES * i);
    }
  }

  /** Whether the value, once rounded, is between -2 and 2. */
  private boolean isInside(float value) {
    return value > -bound && value < bound;
  }

  private float later(float[] candidates, int first) {
    for (int i = first + 1; i < first + CANDIDATES; i++) {
      if (isInside(candidates[i])) {
        return candidates[i];
      }
    }
    return candidates[first];
  }

  private void scale(int count, float[] target, int offset) {
    for (int i = offset; i < offset + count; i++) {
      target[i] = target[i] * stddev;
    }
    round(count, target, offset);
    for (int i = offset; i < offset + count; i++) {
      target[i] = target[i] + mean;
    }
    round(count, target, offset);
  }

  private void round(int count, float[] target, int offset) {
    if (precision != Precision.FLOAT32) {
      if (rounder == null) {
        rounder = precision.rounder();
      }
      rounder.round(count, target, offset);
    }
  }

  @Override
  public void skip(long count) {
    normals.skip(CANDIDATES * count);
  }

  @Override
  public FloatTruncated copy() {
    return new FloatTruncated(normals.copy(), precision, mean, stddev);
  }
}
