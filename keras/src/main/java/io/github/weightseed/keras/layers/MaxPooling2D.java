package io.github.weightseed.keras.layers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code MaxPooling2D}: the maximum of each window.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class MaxPooling2D extends ConfiguredLayer<MaxPooling2D>
    implements HasPool<MaxPooling2D> {

  private static final Arguments DEFAULTS =
      Arguments.of("MaxPooling2D")
          .then("pool_size", 2)
          .then("padding", "valid")
          .then("strides", null)
          .then("data_format", "channels_last");

  /** A window of 2. */
  public MaxPooling2D() {
    this(DEFAULTS);
  }

  private MaxPooling2D(Arguments arguments) {
    super(arguments);
  }

  /** The size of the window; one number stands for all axes; 2 by default. */
  public MaxPooling2D poolSize(long... poolSize) {
    return with("pool_size", Sizes.oneOrAll(poolSize));
  }

  @Override
  MaxPooling2D copy(Arguments changed) {
    return new MaxPooling2D(changed);
  }

  /** Without steps of their own the windows lie side by side. */
  @Override
  void complete(Map<String, @Nullable Object> config) {
    if (config.get("strides") == null) {
      config.put("strides", config.get("pool_size"));
    }
  }
}
