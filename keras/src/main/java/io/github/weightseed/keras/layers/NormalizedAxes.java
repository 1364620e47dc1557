package io.github.weightseed.keras.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What building makes of the axes of a normalization. */
final class NormalizedAxes {

  private NormalizedAxes() {}

  /** A list in ascending order. */
  static @Nullable Object of(@Nullable Object axes) {
    if (axes instanceof Long) {
      return List.of(axes);
    }
    return axes instanceof List<?> list ? list.stream().sorted().toList() : axes;
  }
}
