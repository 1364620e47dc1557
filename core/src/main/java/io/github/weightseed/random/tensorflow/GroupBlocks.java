package io.github.weightseed.random.tensorflow;

/** A range of elements, which may begin and end inside a group, cut into blocks of whole groups. */
final class GroupBlocks {

  /** Makes the elements of one block. */
  @FunctionalInterface
  interface Block {

    /**
     * Makes elements.
     *
     * @param group the first group
     * @param groups how many
     * @param skip elements of the first group that lie before the range
     * @param length elements in the range
     * @param done elements of the range before this block
     */
    void make(long group, int groups, int skip, int length, int done);
  }

  private GroupBlocks() {}

  /** Makes the elements {@code from .. from + count - 1}. */
  static void forEach(long from, int count, int groupSize, Block block) {
    long group = from / groupSize;
    int skip = (int) (from % groupSize);
    for (int done = 0; done < count; ) {
      int length = Math.min(count - done, Philox4x32.BLOCKS * groupSize - skip);
      block.make(group, groups(skip + length, groupSize), skip, length, done);
      done += length;
      group += Philox4x32.BLOCKS;
      skip = 0;
    }
  }

  /** The most groups of one block of a range. */
  static int most(long from, int count, int groupSize) {
    int most = Philox4x32.BLOCKS * groupSize;
    int skip = (int) (from % groupSize);
    return groups(count < most - skip ? skip + count : most, groupSize);
  }

  private static int groups(int elements, int groupSize) {
    return (elements + groupSize - 1) / groupSize;
  }
}
