package io.github.weightseed.random.torch;

import io.github.weightseed.random.SequentialGenerator;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch's {@code normal_fill} in double, for 16 elements and more: as {@link FloatNormals} in
 * float32, but with 53-bit uniforms. Not thread-safe.
 */
final class DoubleNormals implements SequentialGenerator<double[]> {

  private static final int GROUP = DoubleBoxMuller.GROUP;
  private static final int BLOCK = 1024;

  private final Uniforms uniforms;
  private final long size;
  private final double mean;
  private final double stddev;
  private @Nullable DoubleBoxMuller boxMuller;
  private long made;

  /** The normals from here on, of a tensor of at least 16 elements. */
  DoubleNormals(Uniforms uniforms, long size, double mean, double stddev) {
    this.uniforms = uniforms;
    this.size = size;
    this.mean = mean;
    this.stddev = stddev;
  }

  @Override
  public void next(int count, double[] target, int offset) {
    if (boxMuller == null) {
      boxMuller = new DoubleBoxMuller();
    }
    for (int done = 0; done < count; done += BLOCK) {
      int length = Math.min(BLOCK, count - done);
      uniforms.next(length, target, offset + done);
      boxMuller.transform(target, offset + done, length - length % GROUP, mean, stddev);
    }
    made += count;
    if (size % GROUP != 0 && made > size - GROUP) {
      redoLast(boxMuller, count, target, offset);
    }
  }

  private void redoLast(DoubleBoxMuller boxMuller, int count, double[] target, int offset) {
    Uniforms after = uniforms.copy();
    after.skipDoubles(size - made);
    double[] last = new double[GROUP];
    after.next(GROUP, last, 0);
    boxMuller.transform(last, 0, GROUP, mean, stddev);
    int from = (int) Math.max(0, size - GROUP - (made - count));
    int skipped = (int) (made - count + from - (size - GROUP));
    System.arraycopy(last, skipped, target, offset + from, count - from);
  }

  @Override
  public void skip(long count) {
    uniforms.skipDoubles(count);
    made += count;
  }

  @Override
  public DoubleNormals copy() {
    DoubleNormals copy = new DoubleNormals(uniforms.copy(), size, mean, stddev);
    copy.made = made;
    return copy;
  }
}
