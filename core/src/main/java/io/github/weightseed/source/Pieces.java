package io.github.weightseed.source;

import io.github.weightseed.TensorSource;

/**
 * A tensor that several threads make together, in pieces whose places show only when those before
 * them are made.
 */
@FunctionalInterface
public interface Pieces {

  /** What is told of each piece. */
  @FunctionalInterface
  interface Consumer {
    /**
     * A piece.
     *
     * @param from the flat index of its first element
     * @param values its elements, of the tensor's dtype, valid during the call
     */
    void accept(long from, TensorSource values);
  }

  /**
   * Makes pieces, on the caller's thread, until all are made or being made by others who call this
   * at the same time.
   */
  void forEach(Consumer consumer);
}
