package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.Arrays;

/** What pooling layers leave of an input. */
final class Pooling {

  private Pooling() {}

  /** {@code MaxPooling}, {@code AveragePooling}: one value a window. */
  static PartialShape windows(LayerConfig config, PartialShape input, int rank) {
    long[] window = config.sizes("pool_size", rank, 2);
    long[] strides = config.has("strides") ? config.sizes("strides", rank) : window;
    long[] dilation = new long[rank];
    Arrays.fill(dilation, 1);
    return SpatialAxes.windowed(
        config, input, window, strides, dilation, config.text("padding", "valid"));
  }

  /** {@code GlobalMaxPooling}, {@code GlobalAveragePooling}: one value a channel. */
  static ShapeRule global(int rank) {
    return ShapeRule.checked(
        (config, input) -> ones(config, input, rank),
        (config, input) ->
            config.flag("keepdims", false)
                ? ones(config, input, rank)
                : PartialShape.of(input.batch(), input.get(config.channelAxis())));
  }

  private static PartialShape ones(LayerConfig config, PartialShape input, int rank) {
    PartialShape ones = SpatialAxes.resized(config, input, rank, (axis, size) -> 1);
    int first = config.channelAxis() == 1 ? 2 : 1;
    for (int axis = 0; axis < rank; axis++) {
      ones = ones.with(first + axis, 1L);
    }
    return ones;
  }

  /**
   * {@code AdaptiveMaxPooling}, {@code AdaptiveAveragePooling}: as many values as asked for, of any
   * input.
   */
  static PartialShape adaptive(LayerConfig config, PartialShape input, int rank) {
    PartialShape spatial = PartialShape.of();
    for (long size : config.sizes("output_size", rank)) {
      spatial = spatial.append(size);
    }
    PartialShape batch = PartialShape.of(input.batch());
    Long channels = input.get(config.channelAxis());
    return config.channelAxis() == 1
        ? batch.append(channels).append(spatial)
        : batch.append(spatial).append(channels);
  }
}
