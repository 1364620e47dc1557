package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ConvLSTM1D}, {@code ConvLSTM2D}, {@code ConvLSTM3D}: all weights are the cell's. */
final class ConvolutionalLstm extends Layer {

  private final Layer cell;

  ConvolutionalLstm(LayerConfig config, int rank) {
    super(config);
    LayerClass cellClass = new LayerClass("ConvLSTMCell", c -> new ConvolutionalLstmCell(c, rank));
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(config.values());
    arguments.remove("trainable"); // Keras does not pass it on here
    cell =
        addLayer(
            "cell",
            cellClass
                .constructor()
                .apply(config.forSublayer(cellClass, "conv_lstm_cell", arguments)));
  }

  @Override
  void makeWeights(InputShapes shapes) {
    cell.build(InputShapes.of(shapes.first().without(1)), path());
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    PartialShape input = inputs.first();
    PartialShape state = cell.outputShapes(InputShapes.of(input.without(1))).get(0);
    PartialShape output =
        config().flag("return_sequences", false) ? state.insert(1, input.get(1)) : state;
    return config().flag("return_state", false) ? List.of(output, state, state) : List.of(output);
  }
}
