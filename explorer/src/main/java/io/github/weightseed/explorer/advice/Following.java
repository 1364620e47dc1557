package io.github.weightseed.explorer.advice;

import io.github.weightseed.keras.LayerGraph;
import io.github.weightseed.keras.LayerNode;
import io.github.weightseed.keras.LayerPart;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the activation after a layer: its own, or that of a layer that follows. */
final class Following {

  private final LayerGraph graph;

  Following(LayerGraph graph) {
    this.graph = graph;
  }

  /**
   * What is done to a layer's outputs.
   *
   * @param activation the activation; null when it is not known, or not one thing
   * @param isNormalized whether a normalization comes before it
   */
  record Activated(@Nullable Activation activation, boolean isNormalized) {
    static final Activated UNKNOWN = new Activated(null, false);
  }

  /** The activation after a part of a node. */
  Activated after(LayerNode node, LayerPart part) {
    Activation own = LayerKinds.ofConfig(part.config().get("activation"));
    if (own != Activation.LINEAR) {
      return new Activated(own, false);
    }
    return part.path().equals(node.path())
        ? after(node, false, new HashSet<>())
        : Activated.UNKNOWN;
  }

  /** That of all ways, if they agree. */
  private Activated after(LayerNode node, boolean isNormalized, Set<Integer> seen) {
    if (node.next().isEmpty() || !seen.add(node.number())) {
      return new Activated(Activation.LINEAR, isNormalized);
    }
    Activated common = null;
    for (LayerNode next : graph.next(node)) {
      Activated here = at(next, isNormalized, seen);
      if (common != null && !common.equals(here)) {
        return Activated.UNKNOWN;
      }
      common = here;
    }
    return common == null ? Activated.UNKNOWN : common;
  }

  private Activated at(LayerNode node, boolean isNormalized, Set<Integer> seen) {
    Activation activation = LayerKinds.activation(node);
    if (activation != null && activation != Activation.LINEAR) {
      return new Activated(activation, isNormalized);
    }
    if (LayerKinds.isNormalization(node)) {
      return after(node, true, seen);
    }
    if (activation == Activation.LINEAR || LayerKinds.isPassing(node)) {
      return after(node, isNormalized, seen);
    }
    // The next kernel comes without an activation between; a merge is not one layer's output.
    return new Activated(node.weights().isEmpty() ? null : Activation.LINEAR, isNormalized);
  }
}
