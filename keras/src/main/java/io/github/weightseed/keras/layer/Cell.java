package io.github.weightseed.keras.layer;

/** A layer that makes one step of a recurrent one. */
interface Cell {

  /** The length of the vector that it gives. */
  long outputSize();
}
