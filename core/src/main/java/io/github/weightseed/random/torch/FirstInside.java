package io.github.weightseed.random.torch;

import io.github.weightseed.random.SequentialGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keras' choice for truncated normals on PyTorch: of four standard normals the first between -2 and
 * 2 (both excluded).
 *
 * <p>Where none of the four is, the first is taken as it is (four times in a million). Not
 * thread-safe.
 */
final class FirstInside implements SequentialGenerator<float[]> {

  /** Normals for each element. */
  static final int CANDIDATES = 4;

  private static final int BLOCK = 1024;

  private final SequentialGenerator<float[]> normals;
  private final float bound;
  private float @Nullable [] candidates;

  /**
   * The chosen of a stream of normals.
   *
   * @param bound the least float that counts as 2
   */
  FirstInside(SequentialGenerator<float[]> normals, float bound) {
    this.normals = normals;
    this.bound = bound;
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
    }
  }

  private void choose(int count, float[] candidates, float[] target, int offset) {
    for (int i = 0; i < count; i++) {
      float first = candidates[CANDIDATES * i];
      target[offset + i] = isInside(first) ? first : later(candidates, CANDIDATES * i);
    }
  }

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

  @Override
  public void skip(long count) {
    normals.skip(CANDIDATES * count);
  }

  @Override
  public FirstInside copy() {
    return new FirstInside(normals.copy(), bound);
  }
}
