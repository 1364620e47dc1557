package io.github.weightseed.keras.layers;

import java.util.stream.LongStream;

/** Sizes given as a list of numbers. */
final class Sizes {

  private Sizes() {}

  /** One number stands for all axes; several are a list. */
  static Object oneOrAll(long[] sizes) {
    return sizes.length == 1 ? (Object) sizes[0] : LongStream.of(sizes).boxed().toList();
  }
}
