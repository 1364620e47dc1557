package io.github.weightseed.random.torch;

import io.github.weightseed.random.Precision;
import io.github.weightseed.random.SequentialGenerator;
import io.github.weightseed.source.HalfScaler;
import org.jspecify.annotations.Nullable;

/**
 * {@code (maxval - minval) * u + minval} with u uniform in [0, 1), in a 16-bit type: u, the product
 * and the sum are rounded to it, and so is minval, but {@code maxval - minval} stays a float; a u
 * that rounds to 1 becomes 0. Not thread-safe.
 */
final class HalfUniforms implements SequentialGenerator<short[]> {

  private static final int BLOCK = HalfScaler.BLOCK;

  /** Elements for each place of a table from which on it pays. */
  private static final int USES = 8;

  private final Uniforms uniforms;
  private final Precision precision;
  private final float range;
  private final float minval;

  /** The least u, as a multiple of 2^-24, that rounds to 1: the midpoint below 1, a tie. */
  private final int limit;

  /** Shared by all copies; none where it would take longer to make than it saves. */
  private final @Nullable HalfUniformTable table;

  private @Nullable Work work;

  /**
   * The uniforms from here on.
   *
   * @param size elements in all
   */
  HalfUniforms(Uniforms uniforms, long size, Precision precision, float range, float minval) {
    this.uniforms = uniforms;
    this.precision = precision;
    this.range = range;
    this.minval = precision.round(minval);
    this.limit = limit(precision);
    this.table = table(size);
  }

  private @Nullable HalfUniformTable table(long size) {
    if (!HalfScaler.fits(range, minval)) {
      return null;
    }
    HalfUniformTable made = new HalfUniformTable(precision, range, minval);
    return size / USES < made.size() ? null : made;
  }

  /** The least multiple of 2^-24 that rounds to 1. */
  static int limit(Precision precision) {
    int lost = precision == Precision.FLOAT16 ? 13 : 16;
    return (1 << Uniforms.FLOAT_BITS) - (1 << (lost - 1));
  }

  private HalfUniforms(HalfUniforms other) {
    uniforms = other.uniforms.copy();
    precision = other.precision;
    range = other.range;
    minval = other.minval;
    limit = other.limit;
    table = other.table;
  }

  @Override
  public void next(int count, short[] target, int offset) {
    if (work == null) {
      work = new Work();
    }
    for (int done = 0; done < count; done += BLOCK) {
      work.next(Math.min(BLOCK, count - done), target, offset + done);
    }
  }

  @Override
  public void skip(long count) {
    uniforms.skipFloats(count);
  }

  @Override
  public HalfUniforms copy() {
    return new HalfUniforms(this);
  }

  /** The arrays for a block. */
  private final class Work {

    private final float[] block = new float[BLOCK];
    private final int[] places = new int[BLOCK];
    private final @Nullable HalfScaler scaler =
        HalfScaler.fits(range, minval) ? precision.scaler(range, minval) : null;

    void next(int count, short[] target, int offset) {
      if (table != null) {
        table.look(count, uniforms.words(count), places, target, offset);
        return;
      }
      uniforms.nextBelow(limit, count, block);
      if (scaler != null) {
        scaler.scale(count, block, 0, target, offset);
        return;
      }
      for (int i = 0; i < count; i++) {
        float product = precision.round(range * precision.round(block[i]));
        target[offset + i] = precision.bits(product + minval);
      }
    }
  }
}
