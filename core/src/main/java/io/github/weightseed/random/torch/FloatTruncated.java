package io.github.weightseed.random.torch;

import io.github.weightseed.random.SequentialGenerator;

/** Keras' truncated normal on PyTorch in float32: chosen normals times stddev, plus mean. */
final class FloatTruncated implements SequentialGenerator<float[]> {

  private final FirstInside chosen;
  private final float mean;
  private final float stddev;

  FloatTruncated(SequentialGenerator<float[]> normals, float mean, float stddev) {
    this(new FirstInside(normals, 2), mean, stddev);
  }

  private FloatTruncated(FirstInside chosen, float mean, float stddev) {
    this.chosen = chosen;
    this.mean = mean;
    this.stddev = stddev;
  }

  @Override
  public void next(int count, float[] target, int offset) {
    chosen.next(count, target, offset);
    for (int i = offset; i < offset + count; i++) {
      target[i] = target[i] * stddev + mean;
    }
  }

  @Override
  public void skip(long count) {
    chosen.skip(count);
  }

  @Override
  public FloatTruncated copy() {
    return new FloatTruncated(chosen.copy(), mean, stddev);
  }
}
