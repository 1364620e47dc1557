package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code MultiHeadAttention}: query, key, (gate), value and attention_output projections of any
 * rank.
 */
final class MultiHeadAttention extends AttentionProjections {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final long heads;
  private final long keyDim;
  private final long valueDim;
  private final boolean useGate;
  private final @Nullable List<Long> outputShape;

  MultiHeadAttention(LayerConfig config) {
    super(config);
    heads = config.positive("num_heads");
    keyDim = config.positive("key_dim");
    valueDim = config.has("value_dim") ? config.positive("value_dim") : keyDim;
    useGate = config.flag("use_gate", false);
    outputShape = config.has("output_shape") ? config.integers("output_shape", List.of()) : null;
  }

  @Override
  void makeWeights(InputShapes shapes) {
    Inputs inputs = Inputs.of(shapes);
    toHeads("query_dense", "query", inputs.query(), keyDim);
    toHeads("key_dense", "key", inputs.key(), keyDim);
    if (useGate) {
      toHeads("_gate_dense", "gate", inputs.query(), valueDim);
    }
    toHeads("value_dense", "value", inputs.value(), valueDim);
    addSoftmaxAndDropout();
    List<Long> out = outputShape != null ? outputShape : List.of(inputs.query().dim(-1));
    List<@Nullable Long> attended = new ArrayList<>(inputs.query().dims());
    attended.set(attended.size() - 1, heads);
    attended.add(valueDim);
    project("output_dense", "attention_output", new PartialShape(attended), 2, out);
  }

  private void toHeads(String attribute, String name, PartialShape input, long dim) {
    project(attribute, name, input, 1, List.of(heads, dim));
  }

  /** Letters: first those of the free dimensions, then the contracted ones, then the new ones. */
  private void project(
      String attribute, String name, PartialShape input, int contracted, List<Long> last) {
    int free = input.rank() - contracted;
    if (free < 1 || input.rank() + last.size() > LETTERS.length()) {
      throw new IllegalArgumentException("its inputs must have a rank of at least 2, got " + input);
    }
    String kept = LETTERS.substring(0, free);
    String bound = LETTERS.substring(free, free + contracted);
    String made = LETTERS.substring(free + contracted, free + contracted + last.size());
    String equation = kept + bound + "," + bound + made + "->" + kept + made;
    project(attribute, name, equation, endingIn(free - 1 + last.size(), last), made, input);
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    Inputs all = Inputs.of(inputs);
    PartialShape query = all.query();
    PartialShape output = query;
    if (outputShape != null) {
      output = query.without(-1);
      for (Long dim : outputShape) {
        output = output.append(dim);
      }
    }
    Long length = query.get(1);
    return withScores(inputs, output, PartialShape.of(query.batch(), heads, length, length));
  }
}
