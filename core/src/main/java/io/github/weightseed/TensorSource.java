package io.github.weightseed;

import io.github.weightseed.source.InMemory;
import io.github.weightseed.source.ParallelFill;
import io.github.weightseed.source.Patterns;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * The values of one tensor, made on demand: any part, in any order, from any thread.
 *
 * <p>Elements are addressed by their flat index in C order (the last axis moves fastest). The same
 * element has the same bytes however the tensor is cut into reads. A source is immutable: its seed
 * was drawn when it was asked for.
 *
 * <p>Every read checks its range and throws {@link IndexOutOfBoundsException} when it leaves the
 * tensor or the target.
 */
public interface TensorSource {

  /** The shape of the tensor. */
  Shape shape();

  /** The type that the bytes have; on some backends it is not the one asked for. */
  DType dtype();

  /**
   * Whether a read costs only what it reads. If not, the stream behind it is sequential and a read
   * out of order redoes up to one checkpoint interval of work; reads in order cost no more than the
   * values.
   */
  boolean isRandomAccess();

  /**
   * Reads {@code count} elements from flat index {@code from} on as floats, each converted as by
   * Java's cast to float.
   */
  void read(long from, int count, float[] target, int offset);

  /**
   * Reads {@code count} elements from flat index {@code from} on as doubles: exact for all types
   * but 64-bit integers.
   */
  void read(long from, int count, double[] target, int offset);

  /**
   * Reads the bits of {@code count} elements from flat index {@code from} on: those of float16 or
   * bfloat16, or integers of 16 bits.
   *
   * @throws IllegalArgumentException when the dtype has not 16 bits
   */
  default void read(long from, int count, short[] target, int offset) {
    Patterns.read(this, from, count, target, offset);
  }

  /**
   * Reads the raw bytes of {@code count} elements from flat index {@code from} on, little-endian,
   * at the buffer's position, which moves on. The buffer's own byte order does not matter.
   */
  void read(long from, int count, ByteBuffer target);

  /** Fills what remains of a buffer with elements from flat index {@code from} on, as floats. */
  void read(long from, FloatBuffer target);

  /**
   * Reads all elements to the start of an array as floats, on as many threads as the machine has
   * where that is faster; the values do not depend on them.
   *
   * @throws IndexOutOfBoundsException when the array is too short, before anything is read
   * @throws IllegalArgumentException when there are more than 2<sup>31</sup>-1: read it by parts
   */
  default void readAll(float[] target) {
    ParallelFill.fill(this, target);
  }

  /**
   * Reads all elements to the start of an array as doubles, on as many threads likewise.
   *
   * @throws IndexOutOfBoundsException when the array is too short, before anything is read
   * @throws IllegalArgumentException when there are more than 2<sup>31</sup>-1: read it by parts
   */
  default void readAll(double[] target) {
    ParallelFill.fill(this, target);
  }

  /**
   * Reads the bits of all elements, of 16 bits each, to the start of an array, on as many threads
   * likewise.
   *
   * @throws IllegalArgumentException when the dtype has not 16 bits, or when there are more than
   *     2<sup>31</sup>-1 elements: read it by parts
   * @throws IndexOutOfBoundsException when the array is too short, before anything is read
   */
  default void readAll(short[] target) {
    ParallelFill.fill(this, target);
  }

  /**
   * Reads the raw bytes of all elements, little-endian, to the buffer's position, which moves on;
   * on as many threads likewise.
   *
   * @throws IndexOutOfBoundsException when the buffer is too short, before anything is read
   * @throws IllegalArgumentException when there are more than 2<sup>31</sup>-1 bytes: read it by
   *     parts
   */
  default void readAll(ByteBuffer target) {
    ParallelFill.fill(this, target);
    target.position(target.position() + InMemory.bytes(shape(), dtype()));
  }

  /**
   * The whole tensor in memory.
   *
   * @throws IllegalArgumentException when it has more than 2<sup>31</sup>-1 bytes: read it by parts
   */
  default Tensor toTensor() {
    return Tensor.of(this);
  }
}
