package io.github.weightseed.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Floats from their bit patterns and back, block by block: {@link Float#intBitsToFloat} and {@link
 * Float#floatToRawIntBits} for arrays.
 *
 * <p>C2 does not vectorize those two, and some loops with {@code floatToRawIntBits} it compiles
 * into a store and a load that wait for each other: ten times slower than others, as it happens.
 * Two views of the same bytes, written by one and read by the other, always cost two copies of
 * memory in the L1 cache. Not thread-safe.
 */
public final class FloatBits {

  private final IntBuffer ints;
  private final FloatBuffer floats;

  /** For so many values at a time. */
  public FloatBits(int most) {
    ByteBuffer bytes = ByteBuffer.allocate(most * Float.BYTES).order(ByteOrder.nativeOrder());
    ints = bytes.asIntBuffer();
    floats = bytes.asFloatBuffer();
  }

  /** The floats with the first {@code count} bit patterns, from {@code offset} on. */
  public void toFloats(int[] bits, int count, float[] target, int offset) {
    ints.put(0, bits, 0, count);
    floats.get(0, target, offset, count);
  }

  /** The bit patterns of {@code count} floats from {@code from} on, from the array's start on. */
  public void toBits(float[] values, int from, int count, int[] target) {
    floats.put(0, values, from, count);
    ints.get(0, target, 0, count);
  }
}
