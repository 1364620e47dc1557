package io.github.weightseed.keras.layers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * {@code Permute}: the same values with axes in another order.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Permute extends ConfiguredLayer<Permute> {

  private static final Arguments DEFAULTS = Arguments.of("Permute").thenRequired("dims");

  private Permute(Arguments arguments) {
    super(arguments);
  }

  /**
   * The order of the axes, counted from 1, without the batch.
   *
   * @throws IllegalArgumentException when they are not 1, 2, ... in any order
   */
  public static Permute dims(long... dims) {
    long[] sorted = dims.clone();
    Arrays.sort(sorted);
    List<Long> order = LongStream.of(dims).boxed().toList();
    if (!Arrays.equals(sorted, LongStream.rangeClosed(1, dims.length).toArray())) {
      throw new IllegalArgumentException(
          "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive and start from 1. Received dims="
              + order);
    }
    return new Permute(DEFAULTS.with("dims", order));
  }

  @Override
  Permute copy(Arguments changed) {
    return new Permute(changed);
  }
}
