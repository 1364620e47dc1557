package io.github.weightseed.keras.layer;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import org.jspecify.annotations.Nullable;

/**
 * A weight of a layer, as {@code add_weight} made it. Two variables are the same only if they are
 * one object.
 *
 * <p>Immutable, but for its layer's {@code trainable} flag.
 */
public final class Variable {

  private final Layer owner;
  private final String name;
  private final Shape shape;
  private final DType dtype;
  private final Initializer initializer;
  private final boolean createdTrainable;
  private final @Nullable TensorSource source;

  Variable(
      Layer owner,
      String name,
      Shape shape,
      DType dtype,
      Initializer initializer,
      boolean createdTrainable,
      @Nullable TensorSource source) {
    this.owner = owner;
    this.name = name;
    this.shape = shape;
    this.dtype = dtype;
    this.initializer = initializer;
    this.createdTrainable = createdTrainable;
    this.source = source;
  }

  /** The layer that made it. */
  public Layer owner() {
    return owner;
  }

  /** Its name in the layer, such as {@code kernel}. */
  public String name() {
    return name;
  }

  /** The names of the scopes it was built in, and its own, joined by {@code /}. */
  public String path() {
    return owner.path() + "/" + name;
  }

  /** Its shape. */
  public Shape shape() {
    return shape;
  }

  /** The dtype that the layer asked for. */
  public DType dtype() {
    return dtype;
  }

  /** What makes its values. */
  public Initializer initializer() {
    return initializer;
  }

  /**
   * Whether the layer made it as a trainable one: that decides its place among the layer's
   * variables.
   */
  boolean createdTrainable() {
    return createdTrainable;
  }

  /** Whether it is trainable: made so, in a layer that is not frozen. */
  public boolean trainable() {
    return createdTrainable && owner.trainable();
  }

  /** Its values; null when only the structure was wanted. */
  public @Nullable TensorSource source() {
    return source;
  }
}
