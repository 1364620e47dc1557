package io.github.weightseed.keras;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a model's computation: a layer or an operation, and where its output goes.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param number its place in {@link LayerGraph#nodes()}
 * @param isOperation whether it is an operation, such as {@code x + y}, and no layer
 * @param parts the layer itself and all layers in it; of an operation one part without weights
 * @param previous the numbers of the nodes whose outputs enter it
 * @param next the numbers of the nodes that its output enters
 */
public record LayerNode(
    int number,
    boolean isOperation,
    List<LayerPart> parts,
    List<Integer> previous,
    List<Integer> next) {

  /** Copies the lists. */
  public LayerNode {
    parts = List.copyOf(parts);
    previous = List.copyOf(previous);
    next = List.copyOf(next);
  }

  /** The layer's path, or the operation's name. */
  public String path() {
    return parts.get(0).path();
  }

  /** The class of the layer or operation. */
  public String className() {
    return parts.get(0).className();
  }

  /** Its arguments. */
  public Map<String, ? extends @Nullable Object> config() {
    return parts.get(0).config();
  }

  /** All weights in it. */
  public List<PlannedWeight> weights() {
    return parts.stream().flatMap(part -> part.weights().stream()).toList();
  }
}
