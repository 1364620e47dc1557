package io.github.weightseed.keras.layers;

import org.jspecify.annotations.Nullable;

/**
 * Arguments of pooling layers; one number stands for all axes.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasPool<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** The steps of the window; its size by default. */
  default L strides(long... strides) {
    return with("strides", Sizes.oneOrAll(strides));
  }

  /** {@code valid}, the default, or {@code same}. */
  default L padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  default L dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }
}
