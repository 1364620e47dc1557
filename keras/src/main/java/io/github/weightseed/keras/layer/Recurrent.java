package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code RNN}, {@code SimpleRNN}, {@code LSTM}, {@code GRU}: all weights are the cell's. */
final class Recurrent extends Layer {

  private final Layer cell;

  private Recurrent(LayerConfig config, Layer cell) {
    super(config);
    this.cell = cell;
    addLayer("cell", cell);
  }

  /** {@code RNN}: its cell, or list of cells, is in the config. */
  static Recurrent ofCell(LayerConfig config) {
    return new Recurrent(
        config,
        LayerReader.read(config.construction(), config.object("cell"), config.placeOf("cell")));
  }

  /** A layer that makes its own cell, of its own arguments. */
  static Recurrent ofKind(LayerConfig config, String cellClass) {
    LayerClass layerClass = LayerTable.get(cellClass);
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(config.values());
    LayerConfig cell =
        config.forSublayer(layerClass, SnakeCase.of(layerClass.pythonName()), arguments);
    return new Recurrent(config, layerClass.constructor().apply(cell));
  }

  @Override
  void makeWeights(InputShapes shapes) {
    cell.build(InputShapes.of(shapes.first().without(1)), path());
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    PartialShape input = inputs.first();
    // Keras' RNN itself does not look.
    if (input.rank() != 3 && !className().equals("RNN")) {
      throw new IllegalArgumentException(
          "expected ndim=3, found ndim=%d. Full shape received: %s".formatted(input.rank(), input));
    }
    if (!(cell instanceof Cell step)) {
      return List.of();
    }
    boolean sequences = config().flag("return_sequences", false);
    List<PartialShape> outputs = new ArrayList<>();
    outputs.add(
        sequences
            ? PartialShape.of(input.batch(), input.get(1), step.outputSize())
            : PartialShape.of(input.batch(), step.outputSize()));
    if (config().flag("return_state", false)) {
      step.stateSizes().forEach(size -> outputs.add(PartialShape.of(input.batch(), size)));
    }
    return outputs;
  }
}
