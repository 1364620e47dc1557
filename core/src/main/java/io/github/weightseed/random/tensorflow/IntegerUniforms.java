package io.github.weightseed.random.tensorflow;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.source.AbstractSource;
import java.nio.ByteBuffer;

/**
 * Uniform int32 or int64 values: {@code minval + word % (maxval - minval)}, the word unsigned; an
 * int64 takes two words, the lower half first. Group g, of 16 bytes, comes from block g. Immutable.
 */
final class IntegerUniforms extends AbstractSource {

  private final Philox4x32 philox;
  private final long minval;
  private final long range;

  /**
   * A source of integers.
   *
   * @param minval of the dtype, as maxval
   * @throws IllegalArgumentException when none is between them, and one is asked for
   */
  IntegerUniforms(Philox4x32 philox, Shape shape, DType dtype, long minval, long maxval) {
    super(shape, dtype);
    if (minval >= maxval && shape.size() > 0) {
      throw new IllegalArgumentException(
          "Need minval < maxval, got %d >= %d".formatted(minval, maxval));
    }
    this.philox = philox;
    this.minval = minval;
    this.range = maxval - minval;
  }

  /** Takes a value by its place in the range. */
  private interface Target {
    void put(int index, long value);
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    read(from, count, (index, value) -> target[offset + index] = value);
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    read(from, count, (index, value) -> target[offset + index] = value);
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    if (dtype() == DType.INT32) {
      read(from, count, (index, value) -> target.putInt(Integer.BYTES * index, (int) value));
    } else {
      read(from, count, (index, value) -> target.putLong(Long.BYTES * index, value));
    }
  }

  private void read(long from, int count, Target target) {
    int groupSize = 16 / dtype().byteSize();
    Words words = new Words(GroupBlocks.most(from, count, groupSize));
    GroupBlocks.forEach(
        from,
        count,
        groupSize,
        (group, size, skip, length, done) -> {
          philox.blocks(group, 1, size, words);
          for (int i = 0; i < length; i++) {
            long word = dtype() == DType.INT32 ? word(words, skip + i) : pair(words, skip + i);
            target.put(done + i, minval + Long.remainderUnsigned(word, range));
          }
        });
  }

  private static long word(Words words, int index) {
    int block = index / 4;
    int[] place =
        switch (index % 4) {
          case 0 -> words.word0;
          case 1 -> words.word1;
          case 2 -> words.word2;
          default -> words.word3;
        };
    return Integer.toUnsignedLong(place[block]);
  }

  private static long pair(Words words, int index) {
    return word(words, 2 * index) | (word(words, 2 * index + 1) << 32);
  }
}
