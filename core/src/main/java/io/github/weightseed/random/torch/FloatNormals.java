package io.github.weightseed.random.torch;

import io.github.weightseed.random.SequentialGenerator;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch's {@code normal_fill} in float, for 16 elements and more: groups of 16 uniforms, each
 * turned into normals.
 *
 * <p>When the size is no multiple of 16, the last 16 elements are made again from 16 new uniforms,
 * drawn after all others; up to 15 finished elements are overwritten. In float32 the uniforms of
 * all elements are drawn before; the 16-bit types draw those of whole groups only. Not thread-safe.
 */
final class FloatNormals implements SequentialGenerator<float[]> {

  private static final int GROUP = FloatBoxMuller.GROUP;
  private static final int BLOCK = 1024;

  private final Uniforms uniforms;
  private final long size;
  private final boolean wholeGroups;
  private final float mean;
  private final float stddev;
  private @Nullable FloatBoxMuller boxMuller;
  private long made;

  /**
   * The normals from here on.
   *
   * @param size elements in all, at least 16
   * @param wholeGroups whether uniforms are drawn for whole groups only
   */
  FloatNormals(Uniforms uniforms, long size, boolean wholeGroups, float mean, float stddev) {
    this.uniforms = uniforms;
    this.size = size;
    this.wholeGroups = wholeGroups;
    this.mean = mean;
    this.stddev = stddev;
  }

  @Override
  public void next(int count, float[] target, int offset) {
    if (boxMuller == null) {
      boxMuller = new FloatBoxMuller();
    }
    for (int done = 0; done < count; done += BLOCK) {
      int length = Math.min(BLOCK, count - done);
      uniforms.next((int) drawn(length), target, offset + done);
      boxMuller.transform(target, offset + done, length - length % GROUP, mean, stddev);
    }
    made += count;
    if (size % GROUP != 0 && made > size - GROUP) {
      redoLast(boxMuller, count, target, offset);
    }
  }

  private long drawn(long count) {
    return wholeGroups ? count - count % GROUP : count;
  }

  private void redoLast(FloatBoxMuller boxMuller, int count, float[] target, int offset) {
    Uniforms after = uniforms.copy();
    after.skipFloats(drawn(size) - drawn(made));
    float[] last = new float[GROUP];
    after.next(GROUP, last, 0);
    boxMuller.transform(last, 0, GROUP, mean, stddev);
    int from = (int) Math.max(0, size - GROUP - (made - count));
    int skipped = (int) (made - count + from - (size - GROUP));
    System.arraycopy(last, skipped, target, offset + from, count - from);
  }

  @Override
  public void skip(long count) {
    uniforms.skipFloats(drawn(count));
    made += count;
  }

  @Override
  public FloatNormals copy() {
    FloatNormals copy = new FloatNormals(uniforms.copy(), size, wholeGroups, mean, stddev);
    copy.made = made;
    return copy;
  }
}
