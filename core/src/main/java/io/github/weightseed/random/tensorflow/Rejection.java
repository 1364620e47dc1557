package io.github.weightseed.random.tensorflow;

import java.util.Arrays;

/**
 * The groups of a truncated normal that still lack values: after the first block of each, these
 * take their next one, all together, and so on until none is left. Not thread-safe.
 */
final class Rejection {

  private final int blocksOfGroup;
  private final int groupSize;
  private final int[] groups;
  private final int[] accepted;
  private int count;
  private int block;

  /**
   * For so many groups at a time.
   *
   * @param blocksOfGroup how many blocks TensorFlow sets aside for a group
   */
  Rejection(int most, int groupSize, int blocksOfGroup) {
    this.groupSize = groupSize;
    this.blocksOfGroup = blocksOfGroup;
    this.groups = new int[most];
    this.accepted = new int[most];
  }

  /** Begins with groups that lack all their values, and their first blocks. */
  void start(int all) {
    for (int i = 0; i < all; i++) {
      groups[i] = i;
    }
    Arrays.fill(accepted, 0, all, 0);
    count = all;
    block = 0;
  }

  /**
   * Puts the numbers of their blocks in the first and second words.
   *
   * @param first the group with number 0 here
   */
  void blocks(long first, Words words) {
    for (int i = 0; i < count; i++) {
      long number = (first + groups[i]) * blocksOfGroup + block;
      words.word0[i] = (int) number;
      words.word1[i] = (int) (number >>> 32);
    }
  }

  /** A group that lacks values, by its number among those left. */
  int group(int index) {
    return groups[index];
  }

  /** How many values a group has. */
  int accepted(int group) {
    return accepted[group];
  }

  /** Sets how many values a group has now. */
  void accept(int group, int values) {
    accepted[group] = values;
  }

  /** Goes on to the next block of the groups that are not full; how many these are. */
  int next() {
    int left = 0;
    for (int i = 0; i < count; i++) {
      groups[left] = groups[i];
      left += accepted[groups[i]] < groupSize ? 1 : 0;
    }
    count = left;
    block++;
    return count;
  }
}
