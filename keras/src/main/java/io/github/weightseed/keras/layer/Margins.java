package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Layers that add to the borders of an input, cut them off, or repeat rows and columns. */
final class Margins {

  private Margins() {}

  /** {@code ZeroPadding}. */
  static PartialShape padded(LayerConfig config, PartialShape input, int rank) {
    long[] more = sums(config, "padding", rank);
    return SpatialAxes.resized(
        config, input, rank, (axis, size) -> Math.addExact(size, more[axis]));
  }

  /** {@code Cropping}. */
  static PartialShape cropped(LayerConfig config, PartialShape input, int rank) {
    long[] less = sums(config, "cropping", rank);
    return SpatialAxes.resized(
        config,
        input,
        rank,
        (axis, size) -> {
          if (less[axis] >= size) {
            throw new IllegalArgumentException(
                "Values in `cropping` argument should be smaller than the corresponding spatial"
                    + " dimension of the input. Received: input_shape="
                    + input);
          }
          return size - less[axis];
        });
  }

  /** {@code UpSampling}. */
  static PartialShape repeated(LayerConfig config, PartialShape input, int rank) {
    long[] times = config.sizes("size", rank, 2);
    return SpatialAxes.resized(
        config, input, rank, (axis, size) -> Math.multiplyExact(size, times[axis]));
  }

  /**
   * Both margins of each axis together. An integer stands for all margins, in a list for both of an
   * axis; the list of a layer of rank 1 is the pair itself.
   */
  private static long[] sums(LayerConfig config, String key, int rank) {
    Object value = config.values().containsKey(key) ? config.values().get(key) : 1L;
    long[] sums = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      Object ofAxis = value;
      if (value instanceof List<?> list && rank > 1) {
        ofAxis = list.size() == rank ? list.get(axis) : null;
      }
      sums[axis] = sum(config, key, ofAxis);
    }
    return sums;
  }

  private static long sum(LayerConfig config, String key, @Nullable Object margins) {
    if (margins instanceof Long both && both >= 0) {
      return Math.multiplyExact(2, both);
    }
    if (margins instanceof List<?> pair
        && pair.size() == 2
        && pair.get(0) instanceof Long before
        && pair.get(1) instanceof Long after
        && before >= 0
        && after >= 0) {
      return Math.addExact(before, after);
    }
    throw config.wrong(key, "made of integers from 0 on: one, one an axis, or a pair an axis");
  }
}
