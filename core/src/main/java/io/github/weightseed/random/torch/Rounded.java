package io.github.weightseed.random.torch;

import io.github.weightseed.random.Precision;
import io.github.weightseed.random.SequentialFill;
import io.github.weightseed.random.SequentialGenerator;
import io.github.weightseed.source.HalfRounder;
import org.jspecify.annotations.Nullable;

/** Floats rounded to a 16-bit type. Not thread-safe. */
final class Rounded implements SequentialGenerator<short[]> {

  private static final int BLOCK = SequentialFill.BLOCK;

  private final SequentialGenerator<float[]> floats;
  private final Precision precision;
  private float @Nullable [] block;
  private @Nullable HalfRounder rounder;

  Rounded(SequentialGenerator<float[]> floats, Precision precision) {
    this.floats = floats;
    this.precision = precision;
  }

  @Override
  public void next(int count, short[] target, int offset) {
    if (block == null || rounder == null) {
      block = new float[BLOCK];
      rounder = precision.rounder();
    }
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      floats.next(size, block, 0);
      rounder.round(size, block, 0, target, offset + done);
    }
  }

  @Override
  public void skip(long count) {
    floats.skip(count);
  }

  @Override
  public Rounded copy() {
    return new Rounded(floats.copy(), precision);
  }
}
