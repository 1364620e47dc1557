package io.github.weightseed.keras.layers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code RNN}: a cell that goes through time.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class RNN extends ConfiguredLayer<RNN> implements HasSequence<RNN> {

  private static final Arguments DEFAULTS =
      Arguments.of("RNN")
          .then("return_sequences", false)
          .then("return_state", false)
          .then("go_backwards", false)
          .then("stateful", false)
          .then("unroll", false)
          .then("zero_output_for_mask", false)
          .thenRequired("cell");

  private RNN(Arguments arguments) {
    super(arguments);
  }

  /**
   * A layer of a cell.
   *
   * @param cells {@link LSTMCell}, {@link GRUCell}, {@link SimpleRNNCell}; several are stacked
   */
  public static RNN of(Layer... cells) {
    return new RNN(DEFAULTS.with("cell", cells.length == 1 ? cells[0] : StackedRNNCells.of(cells)));
  }

  @Override
  RNN copy(Arguments changed) {
    return new RNN(changed);
  }

  /** The layer in it sees one time step. */
  @Override
  Map<String, @Nullable Object> inner(
      String key, Layer layer, ConfigWriter writer, @Nullable BuildShapes built) {
    return layer.object(writer, built == null ? null : BuildShapes.of(built.first().without(1)));
  }
}
