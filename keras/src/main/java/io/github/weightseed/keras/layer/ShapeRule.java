package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;

/** How the shapes of a layer's outputs follow from those of its inputs: a line of a table. */
@FunctionalInterface
interface ShapeRule {

  /** What comes out has the shape of the (first) input. */
  ShapeRule SAME = (config, inputs) -> List.of(inputs.first());

  /** No rule: what consumers say in the file is taken. */
  ShapeRule UNKNOWN = (config, inputs) -> List.of();

  /**
   * The shapes of the outputs, or none when they are not known.
   *
   * @throws IllegalArgumentException where Keras refuses the inputs
   */
  List<PartialShape> outputs(LayerConfig config, InputShapes inputs);

  /**
   * What a layer looks at when it is called, and not when only its output's shape is asked for.
   *
   * @throws IllegalArgumentException where Keras refuses the inputs
   */
  default void check(LayerConfig config, InputShapes inputs) {}

  /** A rule for one input and one output. */
  interface OfOne {
    /** The shape of the output. */
    PartialShape output(LayerConfig config, PartialShape input);
  }

  /** The rule of a layer with one input and one output. */
  static ShapeRule of(OfOne rule) {
    return (config, inputs) -> List.of(rule.output(config, inputs.first()));
  }

  /** A rule for one input and one output, with a check of calls. */
  static ShapeRule checked(OfOne check, OfOne rule) {
    return new ShapeRule() {
      @Override
      public List<PartialShape> outputs(LayerConfig config, InputShapes inputs) {
        return List.of(rule.output(config, inputs.first()));
      }

      @Override
      public void check(LayerConfig config, InputShapes inputs) {
        check.output(config, inputs.first());
      }
    };
  }
}
