package io.github.weightseed.keras.layers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code AveragePooling2D}: the mean of each window.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class AveragePooling2D extends ConfiguredLayer<AveragePooling2D>
    implements HasPool<AveragePooling2D> {

  private static final Arguments DEFAULTS =
      Arguments.of("AveragePooling2D")
          .thenRequired("pool_size")
          .then("padding", "valid")
          .then("strides", null)
          .then("data_format", "channels_last");

  private AveragePooling2D(Arguments arguments) {
    super(arguments);
  }

  /** A window of this size; one number stands for all axes. */
  public static AveragePooling2D poolSize(long... poolSize) {
    return new AveragePooling2D(DEFAULTS.with("pool_size", Sizes.oneOrAll(poolSize)));
  }

  @Override
  AveragePooling2D copy(Arguments changed) {
    return new AveragePooling2D(changed);
  }

  /** Without steps of their own the windows lie side by side. */
  @Override
  void complete(Map<String, @Nullable Object> config) {
    if (config.get("strides") == null) {
      config.put("strides", config.get("pool_size"));
    }
  }
}
