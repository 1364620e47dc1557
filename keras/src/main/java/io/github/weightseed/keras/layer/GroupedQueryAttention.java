package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.Arrays;
import java.util.List;

/**
 * {@code GroupQueryAttention}: query, key, (gate), value and attention_output projections of
 * sequences.
 */
final class GroupedQueryAttention extends AttentionProjections {

  private final long headDim;
  private final long queryHeads;
  private final long keyValueHeads;
  private final boolean useGate;

  GroupedQueryAttention(LayerConfig config) {
    super(config);
    headDim = config.positive("head_dim");
    queryHeads = config.positive("num_query_heads");
    keyValueHeads = config.positive("num_key_value_heads");
    useGate = config.flag("use_gate", false);
    if (queryHeads % keyValueHeads != 0) {
      throw config.error("`num_query_heads` must be divisible by `num_key_value_heads`.");
    }
  }

  @Override
  void makeWeights(InputShapes shapes) {
    Inputs inputs = Inputs.of(shapes);
    toHeads("_query_dense", "query", "bqm,muh->bquh", "uh", queryHeads, inputs.query());
    toHeads("_key_dense", "key", "bkm,mvh->bkvh", "vh", keyValueHeads, inputs.key());
    if (useGate) {
      toHeads("_gate_dense", "gate", "bqm,muh->bquh", "uh", queryHeads, inputs.query());
    }
    toHeads("_value_dense", "value", "bkm,mvh->bkvh", "vh", keyValueHeads, inputs.value());
    addSoftmaxAndDropout();
    project(
        "_output_dense",
        "attention_output",
        "bquh,uhm->bqm",
        endingIn(2, List.of(inputs.query().dim(-1))),
        "m",
        new PartialShape(Arrays.asList(null, null, queryHeads, headDim)));
  }

  private void toHeads(
      String attribute, String name, String equation, String bias, long heads, PartialShape input) {
    project(attribute, name, equation, endingIn(3, List.of(heads, headDim)), bias, input);
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    Inputs all = Inputs.of(inputs);
    PartialShape query = all.query();
    PartialShape scores =
        PartialShape.of(query.batch(), queryHeads, query.get(1), all.key().get(1));
    return withScores(inputs, query, scores);
  }
}
