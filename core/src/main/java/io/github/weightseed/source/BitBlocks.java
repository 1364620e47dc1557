package io.github.weightseed.source;

/** The bit patterns of blocks of floats. */
final class BitBlocks {

  private BitBlocks() {}

  /** The patterns of {@code count} floats from {@code from} on, in a loop of nothing else. */
  static int[] bits(int count, float[] values, int from) {
    int[] bits = new int[count];
    for (int i = 0; i < count; i++) {
      bits[i] = Float.floatToRawIntBits(values[from + i]);
    }
    return bits;
  }
}
