package io.github.weightseed.random.tensorflow;

import io.github.weightseed.DType;
import io.github.weightseed.source.HalfSource;

/**
 * Uniform 16-bit values: the lower 10 bits of a word (7 in bfloat16) as a fraction in [0, 1),
 * scaled by {@link HalfScaling}; so few that each is computed once. Group g comes from block g.
 * Immutable.
 */
final class HalfUniforms implements HalfSource.Fill {

  private static final int GROUP = FloatSamples.GROUP;

  private final Philox4x32 philox;
  private final short[] values;

  HalfUniforms(Philox4x32 philox, DType dtype, float range, float minval) {
    this.philox = philox;
    this.values = new short[dtype == DType.FLOAT16 ? 1 << 10 : 1 << 7];
    HalfScaling scaling =
        new HalfScaling(groups -> new FloatUniforms(philox, groups), dtype, range, minval);
    for (int i = 0; i < values.length; i++) {
      values[i] = scaling.value((float) i / values.length);
    }
  }

  @Override
  public void fill(long from, int count, short[] target, int offset) {
    int groups = GroupBlocks.most(from, count, GROUP);
    Words words = new Words(groups);
    short[] block = new short[groups * GROUP];
    GroupBlocks.forEach(
        from,
        count,
        GROUP,
        (group, size, skip, length, done) -> {
          philox.blocks(group, 1, size, words);
          place(words.word0, size, block, 0);
          place(words.word1, size, block, 1);
          place(words.word2, size, block, 2);
          place(words.word3, size, block, 3);
          System.arraycopy(block, skip, target, offset + done, length);
        });
  }

  private void place(int[] words, int groups, short[] block, int place) {
    int mask = values.length - 1;
    for (int i = 0; i < groups; i++) {
      block[GROUP * i + place] = values[words[i] & mask];
    }
  }
}
