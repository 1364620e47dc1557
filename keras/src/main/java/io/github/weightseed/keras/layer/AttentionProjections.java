package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code MultiHeadAttention} and {@code GroupQueryAttention} share: EinsumDense sub-layers,
 * each with copies of the initializers made just before it. An int seed therefore gives equal
 * values in kernels of equal shape, as in Keras.
 */
abstract class AttentionProjections extends Layer {

  private final boolean useBias;
  private final @Nullable Initializer kernelInitializer;
  private final @Nullable Initializer biasInitializer;

  AttentionProjections(LayerConfig config) {
    super(config);
    useBias = config.flag("use_bias", true);
    kernelInitializer = config.initializer("kernel_initializer", "glorot_uniform");
    biasInitializer = config.initializer("bias_initializer", "zeros");
  }

  /** The three inputs; the key is the value unless it is given. */
  record Inputs(PartialShape query, PartialShape value, PartialShape key) {

    static Inputs of(InputShapes shapes) {
      PartialShape query = input(shapes, "query_shape", 0);
      PartialShape value = input(shapes, "value_shape", 1);
      PartialShape key = shapes.named("key_shape");
      if (key == null && shapes.named("2") != null) {
        key = shapes.at(2);
      }
      return new Inputs(query, value, key == null ? value : key);
    }

    private static PartialShape input(InputShapes shapes, String name, int position) {
      PartialShape named = shapes.named(name);
      return named != null ? named : shapes.at(position);
    }
  }

  /** Adds a projection, built. */
  final void project(
      String attribute,
      String name,
      String equation,
      List<@Nullable Long> outputShape,
      String biasAxes,
      PartialShape input) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("equation", equation);
    arguments.put("output_shape", outputShape);
    arguments.put("bias_axes", useBias ? biasAxes : null);
    arguments.put(
        "kernel_initializer", kernelInitializer == null ? null : kernelInitializer.copy());
    arguments.put("bias_initializer", biasInitializer == null ? null : biasInitializer.copy());
    EinsumDense layer =
        new EinsumDense(config().forSublayer(LayerTable.get("EinsumDense"), name, arguments));
    addLayer(attribute, layer).build(InputShapes.of(input), path());
  }

  /** Adds the layers without weights: softmax, and dropout, which draws a seed. */
  final void addSoftmaxAndDropout() {
    addWeightless("_softmax", "Softmax", Map.of());
    Map<String, @Nullable Object> dropout = new LinkedHashMap<>();
    dropout.put("rate", config().number("dropout", 0));
    dropout.put("seed", config().values().get("seed"));
    addWeightless("_dropout_layer", "Dropout", dropout);
  }

  private void addWeightless(
      String attribute, String className, Map<String, ? extends @Nullable Object> arguments) {
    LayerClass layerClass = LayerTable.get(className);
    String name = config().construction().automaticName(SnakeCase.of(className));
    addLayer(
            attribute,
            layerClass.constructor().apply(config().forSublayer(layerClass, name, arguments)))
        .build(InputShapes.none(), path());
  }

  /** A list that ends in the given sizes, with nulls before them. */
  static List<@Nullable Long> endingIn(int rank, List<Long> last) {
    List<@Nullable Long> shape = new ArrayList<>(Collections.nCopies(rank - last.size(), null));
    shape.addAll(last);
    return shape;
  }

  /** The output, and with {@code return_attention_scores} the scores. */
  static List<PartialShape> withScores(
      InputShapes inputs, PartialShape output, PartialShape scores) {
    return inputs.isTrue("return_attention_scores") ? List.of(output, scores) : List.of(output);
  }
}
