package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.shape.PartialShape;
import org.jspecify.annotations.Nullable;

/**
 * A symbol for what a layer gives: a shape and a dtype, no values. Made by {@link Input} and by
 * applying layers; models are made from the first and the last of them.
 *
 * <p>Immutable and safe for use by many threads. Two tensors are the same only if they are one
 * object.
 */
public class KerasTensor {

  private final Node node;
  private final int index;
  private final PartialShape shape;
  private final String dtype;
  private final @Nullable KerasTensor mask;

  /**
   * An output of a call.
   *
   * @param index which of the call's outputs
   * @param mask the tensor that says which time steps count, if any
   */
  KerasTensor(Node node, int index, PartialShape shape, String dtype, @Nullable KerasTensor mask) {
    this.node = node;
    this.index = index;
    this.shape = shape;
    this.dtype = dtype;
    this.mask = mask;
  }

  /** Its shape, the batch first; unknown dimensions are null. */
  public final PartialShape shape() {
    return shape;
  }

  /** Keras' name of its dtype, such as {@code float32}. */
  public final String dtype() {
    return dtype;
  }

  /** The call that made it. */
  final Node node() {
    return node;
  }

  final int index() {
    return index;
  }

  final @Nullable KerasTensor mask() {
    return mask;
  }

  final boolean isFloating() {
    return dtype.contains("float");
  }

  @Override
  public String toString() {
    return "<KerasTensor shape=%s, dtype=%s>".formatted(shape, dtype);
  }
}
