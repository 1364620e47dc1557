package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code StackedRNNCells}: cells of which each takes what the one before gives. */
final class StackedCells extends Layer implements Cell {

  private final List<Layer> cells = new ArrayList<>();

  StackedCells(LayerConfig config) {
    super(config);
    List<Map<String, @Nullable Object>> objects = config.objects("cells");
    for (int i = 0; i < objects.size(); i++) {
      Layer cell =
          LayerReader.read(
              config.construction(), objects.get(i), config.placeOf("cells[" + i + "]"));
      if (!(cell instanceof Cell)) {
        throw cell.config().error("expected a cell of a recurrent layer");
      }
      cells.add(cell);
    }
    addLayers("cells", cells);
  }

  @Override
  public long outputSize() {
    return cells.isEmpty() ? 0 : ((Cell) cells.get(cells.size() - 1)).outputSize();
  }

  @Override
  void makeWeights(InputShapes shapes) {
    PartialShape input = shapes.first();
    for (Layer cell : cells) {
      cell.build(InputShapes.of(input), path());
      input = PartialShape.of(input.batch(), ((Cell) cell).outputSize());
    }
  }

  @Override
  public List<Long> stateSizes() {
    return cells.stream().flatMap(cell -> ((Cell) cell).stateSizes().stream()).toList();
  }
}
