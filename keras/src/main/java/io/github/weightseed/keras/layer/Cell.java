package io.github.weightseed.keras.layer;

import java.util.List;

/** A layer that makes one step of a recurrent one. */
interface Cell {

  /** The length of the vector that it gives. */
  long outputSize();

  /** The lengths of its states. */
  default List<Long> stateSizes() {
    return List.of(outputSize());
  }
}
