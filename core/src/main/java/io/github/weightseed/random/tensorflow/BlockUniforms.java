package io.github.weightseed.random.tensorflow;

import io.github.weightseed.source.FloatSource;

/**
 * {@link FloatUniforms}, scaled, one Philox block after the other, from the counter to the values
 * without a pass over memory between: the faster way where the compiler makes no vectors of passes.
 * The rounds are those of {@link PhiloxBlock} again: four words can be returned through memory
 * only. Immutable.
 */
final class BlockUniforms implements FloatSource.Fill {

  private static final int GROUP = FloatSamples.GROUP;
  private static final long MULTIPLIER_0 = Integer.toUnsignedLong(Philox4x32.MULTIPLIER_0);
  private static final long MULTIPLIER_1 = Integer.toUnsignedLong(Philox4x32.MULTIPLIER_1);

  /** The bits of 1. */
  private static final int ONE = 0x3f800000;

  private final Philox4x32 philox;
  private final float scale;
  private final float shift;
  private final FloatScaling passes;

  /** For parameters with which no value is subnormal or NaN. */
  private BlockUniforms(Philox4x32 philox, float scale, float shift, FloatScaling passes) {
    this.philox = philox;
    this.scale = scale;
    this.shift = shift;
    this.passes = passes;
  }

  /** {@code u * scale + shift}, by this way where it is known to be the faster one. */
  static FloatSource.Fill orPasses(Philox4x32 philox, float scale, float shift) {
    FloatScaling passes =
        new FloatScaling(groups -> new FloatUniforms(philox, groups), scale, shift);
    return passes.isPlain() ? new BlockUniforms(philox, scale, shift, passes) : passes;
  }

  @Override
  public void fill(long from, int count, float[] target, int offset) {
    if (Philox4x32.isFasterOneByOne()) {
      fillOneByOne(from, count, target, offset);
    } else {
      passes.fill(from, count, target, offset);
    }
  }

  /** The passes make what belongs to blocks that are not whole in the range. */
  void fillOneByOne(long from, int count, float[] target, int offset) {
    int head = Math.min(count, Math.floorMod(-from, GROUP));
    passes.fill(from, head, target, offset);
    int blocks = (count - head) / GROUP;
    blocks((from + head) / GROUP, blocks, target, offset + head);
    int done = head + blocks * GROUP;
    passes.fill(from + done, count - done, target, offset + done);
  }

  private void blocks(long first, int count, float[] target, int offset) {
    int firstKey0 = philox.key0;
    int firstKey1 = philox.key1;
    int counter2 = philox.counter2;
    int counter3 = philox.counter3;
    float factor = scale;
    float summand = shift;
    for (int i = 0; i < count; i++) {
      int a = (int) (first + i);
      int b = (int) ((first + i) >>> 32);
      int c = counter2;
      int d = counter3;
      int key0 = firstKey0;
      int key1 = firstKey1;
      for (int round = 0; round < Philox4x32.ROUNDS; round++) {
        long product0 = Integer.toUnsignedLong(a) * MULTIPLIER_0;
        long product1 = Integer.toUnsignedLong(c) * MULTIPLIER_1;
        a = (int) (product1 >>> 32) ^ b ^ key0;
        b = (int) product1;
        c = (int) (product0 >>> 32) ^ d ^ key1;
        d = (int) product0;
        key0 += Philox4x32.KEY_STEP_0;
        key1 += Philox4x32.KEY_STEP_1;
      }
      int at = offset + GROUP * i;
      target[at] = uniform(a) * factor + summand;
      target[at + 1] = uniform(b) * factor + summand;
      target[at + 2] = uniform(c) * factor + summand;
      target[at + 3] = uniform(d) * factor + summand;
    }
  }

  /** By bits: conversions of ints wait for what the register held before. */
  private static float uniform(int word) {
    return Float.intBitsToFloat((word & FloatUniforms.MASK) | ONE) - 1f;
  }
}
