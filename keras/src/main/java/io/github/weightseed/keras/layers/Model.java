package io.github.weightseed.keras.layers;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.ModelWeights;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model: a graph of layers from inputs to outputs, or a {@link Sequential}. It can be a layer of
 * another model.
 *
 * <pre>{@code
 * var model = Model.of(inputs, outputs).name("skip");
 * ModelWeights weights = model.initialize(Backend.JAX, 42);
 * }</pre>
 *
 * <p>It is written as Keras' JSON, and everything else is done with that: the weights are those
 * that Keras makes after {@code keras.models.model_from_json(model.toJson())}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public abstract class Model extends Layer {

  Model() {}

  /**
   * The model of all layers between an input and an output, as {@code keras.Model(inputs,
   * outputs)}.
   *
   * @throws IllegalArgumentException when the output does not depend on these inputs alone, or a
   *     name is used twice
   */
  public static Model of(KerasTensor input, KerasTensor output) {
    return new Functional(null, true, input, output);
  }

  /** {@link #of(KerasTensor, KerasTensor)} with several outputs. */
  public static Model of(KerasTensor input, List<? extends KerasTensor> outputs) {
    return new Functional(null, true, input, List.copyOf(outputs));
  }

  /** {@link #of(KerasTensor, KerasTensor)} with several inputs. */
  public static Model of(List<? extends KerasTensor> inputs, KerasTensor output) {
    return new Functional(null, true, List.copyOf(inputs), output);
  }

  /** {@link #of(KerasTensor, KerasTensor)} with several inputs and outputs. */
  public static Model of(List<? extends KerasTensor> inputs, List<? extends KerasTensor> outputs) {
    return new Functional(null, true, List.copyOf(inputs), List.copyOf(outputs));
  }

  /** A copy with a name. */
  public abstract Model name(String name);

  /** A copy whose weights are trained, or not. */
  public abstract Model trainable(boolean trainable);

  /** The calls of its layers in the order of {@code model.layers}, for the summary. */
  abstract List<Node> calls();

  /** Its input, if it has one that is known. */
  abstract @Nullable KerasTensor ownInput();

  /** The config writer that names its layers. */
  abstract ConfigWriter names();

  /**
   * Its architecture as Keras' {@code to_json()} writes it.
   *
   * @throws IllegalArgumentException when an initializer in it has no config: a lambda, a tensor
   */
  public final String toJson() {
    return KerasJson.dumps(object(ConfigWriter.ofConfigs(), null));
  }

  /**
   * What its weights are, before they have values.
   *
   * @param seed as {@code keras.utils.set_random_seed} takes it: from 0 to 2<sup>32</sup>-1, both
   *     included
   * @throws IllegalArgumentException when the model has no input shape yet, or the seed is out of
   *     range
   */
  public final ModelPlan plan(long seed) {
    return ModelPlan.of(object(ConfigWriter.ofConfigs(), null), seed);
  }

  /**
   * Its initial weights on a backend: those that Keras makes after {@code
   * keras.utils.set_random_seed(seed)} and {@code model_from_json(model.toJson())}.
   *
   * @throws IllegalArgumentException as {@link #plan}
   */
  public final ModelWeights initialize(Backend backend, long seed) {
    return plan(seed).initialize(backend);
  }

  /** Prints a table of its layers to {@link System#out}. */
  public final void summary() {
    summary(System.out);
  }

  /** Prints a table of its layers: name and class, output shape, parameters, inputs. */
  public final void summary(PrintStream out) {
    out.print(ModelSummary.of(this));
  }

  @Override
  final Map<String, @Nullable Object> object(ConfigWriter writer, @Nullable BuildShapes built) {
    Map<String, @Nullable Object> object = super.object(writer, built);
    object.put("compile_config", Map.of());
    return object;
  }
}
