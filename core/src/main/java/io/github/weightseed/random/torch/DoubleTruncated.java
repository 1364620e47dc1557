package io.github.weightseed.random.torch;

import io.github.weightseed.random.SequentialGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keras' truncated normal on PyTorch in float64: the choice of {@link FirstInside}. Not
 * thread-safe.
 */
final class DoubleTruncated implements SequentialGenerator<double[]> {

  private static final int CANDIDATES = FirstInside.CANDIDATES;
  private static final int BLOCK = 1024;

  private final SequentialGenerator<double[]> normals;
  private final double mean;
  private final double stddev;
  private double @Nullable [] candidates;

  DoubleTruncated(SequentialGenerator<double[]> normals, double mean, double stddev) {
    this.normals = normals;
    this.mean = mean;
    this.stddev = stddev;
  }

  @Override
  public void next(int count, double[] target, int offset) {
    if (candidates == null) {
      candidates = new double[CANDIDATES * BLOCK];
    }
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      normals.next(CANDIDATES * size, candidates, 0);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = chosen(candidates, CANDIDATES * i) * stddev + mean;
      }
    }
  }

  private static double chosen(double[] candidates, int first) {
    for (int i = first; i < first + CANDIDATES; i++) {
      if (candidates[i] > -2 && candidates[i] < 2) {
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
  public DoubleTruncated copy() {
    return new DoubleTruncated(normals.copy(), mean, stddev);
  }
}
