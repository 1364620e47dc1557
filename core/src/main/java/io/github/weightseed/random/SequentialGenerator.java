package io.github.weightseed.random;

/**
 * The elements of one tensor from a stream that can only go forward.
 *
 * <p>A copy is a checkpoint: it goes on from the same element on its own. Implementations keep it
 * small by making their working arrays only when they are first asked for elements. Not
 * thread-safe.
 *
 * @param <A> the primitive array that the elements are written to
 */
public interface SequentialGenerator<A> {

  /**
   * Makes the next elements. {@link SequentialFill} asks for {@link SequentialFill#BLOCK} at a
   * time, fewer only at the tensor's end.
   */
  void next(int count, A target, int offset);

  /** Passes over the next elements, faster than making them where the algorithm allows it. */
  void skip(long count);

  /** A generator of its own that goes on from the same element. */
  SequentialGenerator<A> copy();
}
