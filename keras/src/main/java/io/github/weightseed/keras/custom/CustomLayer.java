package io.github.weightseed.keras.custom;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a layer class of the user's own does in Python as far as weights go: which initializers its
 * constructor makes, which weights {@code build} adds, and what {@code compute_output_shape} says.
 * It stands for a class that extends {@code keras.layers.Layer} and holds no other layers.
 *
 * <pre>{@code
 * CustomLayer scale = layer ->
 *     layer.addWeight("scale", Shape.of(layer.inputs().get(0).dim(-1)), "glorot_uniform");
 * ModelPlan.of(json, 42, ModelOptions.defaults().withCustomLayer("Scale", scale));
 * }</pre>
 *
 * <p>Called by the thread that reads a model; it should keep nothing between calls.
 */
@FunctionalInterface
public interface CustomLayer {

  /**
   * The initializers that {@code __init__} makes, in its order: the argument of the config, and
   * what is taken when the config has none (a name, or the config of an initializer). One without a
   * seed draws it there, before any layer is built.
   */
  default Map<String, Object> initializers() {
    return Map.of();
  }

  /** Adds the weights, as {@code build(input_shape)}. */
  void build(Building layer);

  /**
   * The shapes of what the layer gives, as {@code compute_output_shape}: that of the first input
   * unless this is overridden.
   *
   * @param config the layer's config
   * @param inputs the shapes of its inputs, the batch included
   */
  default List<PartialShape> outputShapes(
      Map<String, ? extends @Nullable Object> config, List<PartialShape> inputs) {
    return inputs.subList(0, 1);
  }

  /** A layer without weights, such as a {@code Lambda}: only the shape of what it gives matters. */
  static CustomLayer weightless(UnaryOperator<PartialShape> output) {
    return new CustomLayer() {
      @Override
      public void build(Building layer) {}

      @Override
      public List<PartialShape> outputShapes(
          Map<String, ? extends @Nullable Object> config, List<PartialShape> inputs) {
        return List.of(output.apply(inputs.get(0)));
      }
    };
  }

  /** A layer that is being built. */
  interface Building {

    /** The layer's config. */
    Map<String, ? extends @Nullable Object> config();

    /** The shapes of its inputs, the batch included. */
    List<PartialShape> inputs();

    /**
     * An initializer that the constructor made.
     *
     * @param argument its argument, a key of {@link CustomLayer#initializers}
     * @throws IllegalArgumentException when it made none of that name
     */
    Initializer initializer(String argument);

    /**
     * Adds a trainable weight of the layer's dtype.
     *
     * @param initializer an {@link Initializer}, its name or its config; one that is made now and
     *     has no seed draws it now
     */
    default void addWeight(String name, Shape shape, Object initializer) {
      addWeight(name, shape, initializer, null, true);
    }

    /**
     * Adds a weight.
     *
     * @param initializer an {@link Initializer}, its name or its config
     * @param dtype null for the layer's own
     * @param trainable whether it is trained
     */
    void addWeight(
        String name, Shape shape, Object initializer, @Nullable DType dtype, boolean trainable);
  }
}
