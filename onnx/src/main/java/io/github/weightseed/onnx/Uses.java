package io.github.weightseed.onnx;

import io.github.weightseed.DType;
import io.github.weightseed.Layout;
import io.github.weightseed.onnx.OnnxWeight.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operators of ONNX do with their inputs, by ONNX's operator specifications. */
final class Uses {

  /** An LSTM's gates are i, o, f, c; Keras' i, f, c, o. */
  private static final int[] LSTM = {0, 3, 1, 2};

  private final Map<String, Stored> stored = new HashMap<>();
  private final Map<String, OnnxWeight> weights = new LinkedHashMap<>();

  private Uses() {}

  /** The weights of a graph, in the order in which nodes take them. */
  static List<OnnxWeight> of(Graph graph) {
    Uses uses = new Uses();
    graph.initializers().forEach(initializer -> uses.stored.put(initializer.name(), initializer));
    graph.nodes().forEach(uses::add);
    return new ArrayList<>(uses.weights.values());
  }

  private void add(Node node) {
    switch (node.type()) {
      // Keras' transposed kernel has the output before the input; so ONNX's has the input first.
      case "Conv", "ConvTranspose" -> {
        add(node, 1, Role.KERNEL, Layout.OUT_IN);
        add(node, 2, Role.VECTOR, Layout.KERAS);
      }
      case "Gemm" -> {
        add(node, 1, Role.KERNEL, node.attribute("transB", 0) == 1 ? Layout.OUT_IN : Layout.KERAS);
        add(node, 2, Role.VECTOR, Layout.KERAS);
      }
      case "MatMul" -> add(node, 1, Role.KERNEL, Layout.KERAS);
      case "Gather" -> add(node, 0, Role.KERNEL, Layout.KERAS);
      case "Add" -> {
        add(node, 0, Role.VECTOR, Layout.KERAS);
        add(node, 1, Role.VECTOR, Layout.KERAS);
      }
      case "BatchNormalization", "LayerNormalization" -> {
        for (int input = 1; input < node.inputs().size(); input++) {
          add(node, input, Role.VECTOR, Layout.KERAS);
        }
      }
      case "LSTM" -> addRecurrent(node, LSTM);
      case "GRU", "RNN" -> addRecurrent(node);
      default -> {}
    }
  }

  private void addRecurrent(Node node, int... gates) {
    Layout kernel = gates.length == 0 ? Layout.OUT_IN : Layout.OUT_IN.withGates(gates);
    Layout bias = gates.length == 0 ? Layout.KERAS : Layout.KERAS.withGates(gates);
    add(node, 1, Role.RECURRENT_KERNEL, kernel);
    add(node, 2, Role.RECURRENT_KERNEL, kernel);
    add(node, 3, Role.RECURRENT_BIAS, bias);
  }

  private void add(Node node, int input, Role role, Layout layout) {
    Stored initializer = input < node.inputs().size() ? stored.get(node.inputs().get(input)) : null;
    DType dtype = initializer == null ? null : OnnxTypes.dtype(initializer.type());
    if (initializer == null || dtype == null || !dtype.isFloating() || !fits(initializer, role)) {
      return;
    }
    OnnxWeight weight =
        new OnnxWeight(
            initializer.name(), initializer.shape(), dtype, node.type(), node.name(), role, layout);
    @Nullable OnnxWeight first = weights.putIfAbsent(weight.name(), weight);
    if (first != null && !first.layout().equals(layout)) {
      throw new IllegalArgumentException(
          "%s is used by %s and by %s, in different layouts"
              .formatted(weight.name(), first.operator(), weight.operator()));
    }
  }

  private static boolean fits(Stored initializer, Role role) {
    int rank = initializer.shape().rank();
    return switch (role) {
      case KERNEL -> rank >= 2;
      case VECTOR -> rank == 1;
      case RECURRENT_KERNEL -> rank == 3;
      case RECURRENT_BIAS -> rank == 2;
    };
  }
}
