package io.github.weightseed.keras.layers;

import org.jspecify.annotations.Nullable;

/**
 * Arguments of layers that slide a window; one number stands for all axes.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasWindow<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** The size of the window. */
  default L kernelSize(long... kernelSize) {
    return with("kernel_size", Sizes.oneOrAll(kernelSize));
  }

  /** The steps of the window; 1 by default. */
  default L strides(long... strides) {
    return with("strides", Sizes.oneOrAll(strides));
  }

  /** {@code valid}, {@code same}, or {@code causal} in one dimension; {@code valid} by default. */
  default L padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  default L dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  /** The distances between the window's points; 1 by default. */
  default L dilationRate(long... dilationRate) {
    return with("dilation_rate", Sizes.oneOrAll(dilationRate));
  }
}
