package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;

/**
 * The sizes that windows leave of an input's spatial axes: all but the batch and the channels,
 * which are last, or at 1 for {@code channels_first}.
 */
final class SpatialAxes {

  private SpatialAxes() {}

  /** A new size along one spatial axis. */
  interface Size {
    /**
     * The new size.
     *
     * @param axis the spatial axis, from 0
     * @param size the known size of the input
     */
    long of(int axis, long size);
  }

  /**
   * A shape with new spatial sizes; unknown ones stay unknown.
   *
   * @throws IllegalArgumentException when the input has not that many spatial axes, or nothing is
   *     left of one
   */
  static PartialShape resized(LayerConfig config, PartialShape input, int rank, Size size) {
    if (input.rank() != rank + 2) {
      throw new IllegalArgumentException(
          "expected ndim=%d, found ndim=%d. Full shape received: %s"
              .formatted(rank + 2, input.rank(), input));
    }
    int first = config.channelAxis() == 1 ? 2 : 1;
    PartialShape output = input;
    for (int axis = 0; axis < rank; axis++) {
      Long known = input.get(first + axis);
      if (known != null) {
        long left = size.of(axis, known);
        if (left <= 0) {
          throw new IllegalArgumentException(
              "Computed output size would be zero or negative. Received: inputs.shape=" + input);
        }
        output = output.with(first + axis, left);
      }
    }
    return output;
  }

  /** What a convolution or pooling leaves: without padding, or with {@code same}. */
  static PartialShape windowed(
      LayerConfig config,
      PartialShape input,
      long[] window,
      long[] strides,
      long[] dilation,
      String padding) {
    boolean valid = padding.equals("valid");
    if (!valid && !padding.equals("same") && !padding.equals("causal")) {
      throw new IllegalArgumentException(
          "`padding` must be either `'valid'` or `'same'`. Received %s.".formatted(padding));
    }
    return resized(
        config,
        input,
        window.length,
        (axis, size) -> {
          long reach = valid ? Math.multiplyExact(dilation[axis], window[axis] - 1) : 0;
          return Math.floorDiv(size - reach - 1, strides[axis]) + 1;
        });
  }

  /** {@link #windowed(LayerConfig, PartialShape, long[], long[], long[], String)} as configured. */
  static PartialShape convolved(
      LayerConfig config, PartialShape input, long[] window, long channels) {
    return windowed(
            config,
            input,
            window,
            config.sizes("strides", window.length, 1),
            config.sizes("dilation_rate", window.length, 1),
            config.text("padding", "valid"))
        .with(config.channelAxis(), channels);
  }

  /** What a transposed convolution gives. */
  static PartialShape transposed(
      LayerConfig config, PartialShape input, long[] window, long channels) {
    int rank = window.length;
    long[] strides = config.sizes("strides", rank, 1);
    long[] dilation = config.sizes("dilation_rate", rank, 1);
    long[] outputPadding =
        config.has("output_padding") ? config.sizesFrom("output_padding", rank, 0) : null;
    boolean same = config.text("padding", "valid").equals("same");
    return resized(
            config,
            input,
            rank,
            (axis, size) -> {
              long stride = strides[axis];
              long reach = Math.addExact(Math.multiplyExact(window[axis] - 1, dilation[axis]), 1);
              if (same && outputPadding == null) {
                return Math.multiplyExact(size, stride);
              }
              long more =
                  outputPadding == null ? Math.max(reach, stride) - reach : outputPadding[axis];
              long kept = same ? reach % 2 : reach;
              return Math.addExact(Math.multiplyExact(size - 1, stride), kept + more);
            })
        .with(config.channelAxis(), channels);
  }
}
