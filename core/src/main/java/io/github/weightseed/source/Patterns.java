package io.github.weightseed.source;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Elements of 16 bits as shorts, from any source's bytes.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Patterns {

  private static final int BLOCK = 1 << 12;

  private Patterns() {}

  /**
   * Writes the bits of {@code count} elements from flat index {@code from} on at {@code
   * target[offset ..]}.
   *
   * @throws IllegalArgumentException when the elements have not 16 bits
   */
  public static void read(TensorSource source, long from, int count, short[] target, int offset) {
    requireShort(source.dtype());
    Objects.checkFromIndexSize(offset, count, target.length);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.min(BLOCK, count) * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      source.read(from + done, size, bytes.clear());
      bytes.flip().asShortBuffer().get(target, offset + done, size);
    }
  }

  /** Refuses types of another size. */
  static void requireShort(DType dtype) {
    if (dtype.byteSize() != Short.BYTES) {
      throw new IllegalArgumentException(
          "Only elements of 16 bits can be read as shorts, got dtype=" + dtype);
    }
  }
}
