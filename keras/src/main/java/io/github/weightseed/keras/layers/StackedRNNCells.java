package io.github.weightseed.keras.layers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code StackedRNNCells}: cells, each fed by the one before.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class StackedRNNCells extends ConfiguredLayer<StackedRNNCells> {

  private static final Arguments DEFAULTS = Arguments.of("StackedRNNCells").thenRequired("cells");

  private StackedRNNCells(Arguments arguments) {
    super(arguments);
  }

  /** The cells, the first one first. */
  public static StackedRNNCells of(Layer... cells) {
    return new StackedRNNCells(DEFAULTS.with("cells", List.of(cells)));
  }

  @Override
  StackedRNNCells copy(Arguments changed) {
    return new StackedRNNCells(changed);
  }

  /** Each cell is built with what the one before it gives. */
  @Override
  Map<String, @Nullable Object> inner(
      String key, Layer layer, ConfigWriter writer, @Nullable BuildShapes built) {
    int index = Integer.parseInt(key.substring(key.indexOf('.') + 1));
    BuildShapes shapes = built;
    if (built != null && index > 0) {
      Layer before = arguments().layers().get(index - 1);
      Object size =
          before instanceof ConfiguredLayer<?> cell ? cell.arguments().get("units") : null;
      shapes = BuildShapes.of(built.first().with(-1, (Long) size));
    }
    return layer.object(writer, shapes);
  }
}
