package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Kernel.Role;
import io.github.weightseed.keras.LayerGraph;
import io.github.weightseed.keras.LayerNode;
import io.github.weightseed.keras.LayerPart;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PlannedWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model as the rules see it.
 *
 * @param graph what follows what
 * @param parts all layers, in the model's order
 * @param kernels all kernels, in the model's order
 */
record AdvisedModel(LayerGraph graph, List<LayerPart> parts, List<Kernel> kernels) {

  /** What the rules see of a plan. */
  static AdvisedModel of(ModelPlan plan) {
    LayerGraph graph = plan.graph();
    Following following = new Following(graph);
    List<LayerPart> parts = new ArrayList<>();
    List<Kernel> kernels = new ArrayList<>();
    for (LayerNode node : graph.nodes()) {
      for (LayerPart part : node.parts()) {
        parts.add(part);
        for (PlannedWeight weight : part.weights()) {
          if (weight.name().equals("kernel") || weight.name().endsWith("_kernel")) {
            kernels.add(kernel(node, part, weight, following));
          }
        }
      }
    }
    return new AdvisedModel(graph, List.copyOf(parts), List.copyOf(kernels));
  }

  private static Kernel kernel(
      LayerNode node, LayerPart part, PlannedWeight weight, Following following) {
    Role role = role(node, part, weight);
    Following.Activated after =
        role.isPlain() && !weight.name().equals("depthwise_kernel")
            ? following.after(node, part)
            : Following.Activated.UNKNOWN;
    return new Kernel(
        node,
        part,
        weight,
        role,
        PaperFans.of(role, part, weight),
        Moments.of(weight),
        after.activation(),
        after.isNormalized() || node.className().equals("SpectralNormalization"));
  }

  private static Role role(LayerNode node, LayerPart part, PlannedWeight weight) {
    String owner = part.className();
    if (weight.name().equals("recurrent_kernel")) {
      return Role.RECURRENT;
    }
    if (weight.name().equals("depthwise_kernel") || owner.startsWith("DepthwiseConv")) {
      return Role.DEPTHWISE;
    }
    if (owner.endsWith("Cell") || owner.startsWith("ConvLSTM")) {
      return Role.RECURRENT_INPUT;
    }
    if (LayerKinds.isAttention(node.className())) {
      return Role.ATTENTION;
    }
    if (owner.startsWith("Conv") && owner.endsWith("Transpose")) {
      return Role.TRANSPOSED;
    }
    if (owner.startsWith("Conv") || owner.startsWith("SeparableConv")) {
      return Role.CONVOLUTION;
    }
    return owner.equals("Dense") || owner.equals("EinsumDense") ? Role.DENSE : Role.UNKNOWN;
  }

  /** The kernels of a node. */
  List<Kernel> kernels(LayerNode node) {
    return kernels.stream().filter(kernel -> kernel.node().number() == node.number()).toList();
  }

  /** The kernels of some roles. */
  Stream<Kernel> kernels(Role... roles) {
    List<Role> wanted = List.of(roles);
    return kernels.stream().filter(kernel -> wanted.contains(kernel.role()));
  }

  /**
   * Whether what comes after a node is normalized or added to something before it passes a second
   * kernel and before the model ends: then the scale here makes little difference there.
   */
  boolean isBounded(LayerNode node) {
    return isBounded(node, 1);
  }

  private boolean isBounded(LayerNode node, int kernelsToPass) {
    if (node.next().isEmpty()) {
      return false;
    }
    for (LayerNode next : graph.next(node)) {
      if (next.number() <= node.number() && next.next().contains(node.number())) {
        return false; // a loop of shared layers
      }
      if (LayerKinds.isNormalization(next) || LayerKinds.isSum(next)) {
        continue;
      }
      int left = kernelsToPass - (kernels(next).isEmpty() ? 0 : 1);
      if (left < 0 || !isBounded(next, left)) {
        return false;
      }
    }
    return true;
  }
}
