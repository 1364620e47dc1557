package io.github.weightseed.random.tensorflow;

import java.util.Arrays;

/**
 * The groups of a truncated normal that still lack values: in every round each of them takes its
 * next block, all together, until none is left. Not thread-safe.
 */
final class Rejection {

  private final int blocksOfGroup;
  private final int groupSize;
  private final int[] groups;
  private final int[] accepted;
  private int count;
  private int round;

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

  /** Begins with groups that lack all their values. */
  void start(int all) {
    for (int i = 0; i < all; i++) {
      groups[i] = i;
    }
    Arrays.fill(accepted, 0, all, 0);
    count = all;
    round = 0;
  }

  /** How many groups still lack values. */
  int count() {
    return count;
  }

  /** Puts the numbers of the blocks of this round in the first and second words. */
  void blocks(long first, Words words) {
    for (int i = 0; i < count; i++) {
      long block = (first + groups[i]) * blocksOfGroup + round;
      words.word0[i] = (int) block;
      words.word1[i] = (int) (block >>> 32);
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

  /** Goes on with the groups that are still not full. */
  void next() {
    int left = 0;
    for (int i = 0; i < count; i++) {
      groups[left] = groups[i];
      left += accepted[groups[i]] < groupSize ? 1 : 0;
    }
    count = left;
    round++;
  }
}
