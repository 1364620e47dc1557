package io.github.weightseed.source;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;

/**
 * Whether whole tensors fit in arrays and buffers, which Java limits to 2<sup>31</sup>-1 places.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class InMemory {

  private InMemory() {}

  /**
   * The size of a tensor in bytes.
   *
   * @throws IllegalArgumentException when it is more than 2<sup>31</sup>-1
   */
  public static int bytes(Shape shape, DType dtype) {
    long most = Integer.MAX_VALUE / dtype.byteSize();
    if (shape.size() > most) {
      throw tooLarge(
          "A tensor in memory has at most %d elements of %s".formatted(most, dtype), shape);
    }
    return (int) shape.size() * dtype.byteSize();
  }

  /** Refuses an array without room for a tensor's elements. */
  static void checkArray(Shape shape, int length) {
    if (shape.size() > Integer.MAX_VALUE) {
      throw tooLarge("An array has at most %d elements".formatted(Integer.MAX_VALUE), shape);
    }
    checkRoom(shape, "elements", (int) shape.size(), length);
  }

  /** Refuses a buffer without room for a tensor's bytes. */
  static void checkBuffer(Shape shape, DType dtype, int remaining) {
    checkRoom(shape, "bytes of " + dtype, bytes(shape, dtype), remaining);
  }

  private static void checkRoom(Shape shape, String unit, int needed, int room) {
    if (needed > room) {
      throw new IndexOutOfBoundsException(
          "A tensor of shape=%s has %d %s, the target has room for %d"
              .formatted(shape, needed, unit, room));
    }
  }

  private static IllegalArgumentException tooLarge(String limit, Shape shape) {
    return new IllegalArgumentException(
        "%s, got shape=%s; read a TensorSource by parts instead".formatted(limit, shape));
  }
}
