package io.github.weightseed.keras.layer;

import io.github.weightseed.Shape;
import java.util.Arrays;

/** Shapes of convolution kernels. */
final class Kernels {

  private Kernels() {}

  /** The window followed by two more dimensions. */
  static Shape shape(long[] window, long next, long last) {
    long[] dims = Arrays.copyOf(window, window.length + 2);
    dims[window.length] = next;
    dims[window.length + 1] = last;
    return Shape.of(dims);
  }
}
