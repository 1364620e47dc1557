package io.github.weightseed.keras.layers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code AveragePooling3D}: the mean of each window.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class AveragePooling3D extends ConfiguredLayer<AveragePooling3D>
    implements HasPool<AveragePooling3D> {

  private static final Arguments DEFAULTS =
      Arguments.of("AveragePooling3D")
          .thenRequired("pool_size")
          .then("padding", "valid")
          .then("strides", null)
          .then("data_format", "channels_last");

  private AveragePooling3D(Arguments arguments) {
    super(arguments);
  }

  /** A window of this size; one number stands for all axes. */
  public static AveragePooling3D poolSize(long... poolSize) {
    return new AveragePooling3D(DEFAULTS.with("pool_size", Sizes.oneOrAll(poolSize)));
  }

  @Override
  AveragePooling3D copy(Arguments changed) {
    return new AveragePooling3D(changed);
  }

  /** Without steps of their own the windows lie side by side. */
  @Override
  void complete(Map<String, @Nullable Object> config) {
    if (config.get("strides") == null) {
      config.put("strides", config.get("pool_size"));
    }
  }
}
