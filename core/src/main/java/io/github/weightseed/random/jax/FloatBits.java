package io.github.weightseed.random.jax;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Floats from their bit patterns and back, block by block: {@link Float#intBitsToFloat} and {@link
 * Float#floatToRawIntBits} for arrays.
 *
 * <p>C2 does not vectorize those two. Two views of the same bytes, written by one and read by the
 * other, cost two copies of memory in the L1 cache: half as much. Not thread-safe.
 */
final class FloatBits {

  private final IntBuffer ints;
  private final FloatBuffer floats;

  FloatBits() {
    ByteBuffer bytes =
        ByteBuffer.allocate(Threefry.BLOCK * Float.BYTES).order(ByteOrder.nativeOrder());
    ints = bytes.asIntBuffer();
    floats = bytes.asFloatBuffer();
  }

  /** The floats with the first {@code count} bit patterns, from {@code offset} on. */
  void toFloats(int[] bits, int count, float[] target, int offset) {
    ints.put(0, bits, 0, count);
    floats.get(0, target, offset, count);
  }

  /** The bit patterns of the first {@code count} floats. */
  void toBits(float[] values, int count, int[] target) {
    floats.put(0, values, 0, count);
    ints.get(0, target, 0, count);
  }
}
