package io.github.weightseed.keras.layers;

import io.github.weightseed.Backend;
import io.github.weightseed.Shape;
import io.github.weightseed.Weightseed;
import io.github.weightseed.keras.layer.LayerProbe;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layer: a class of Keras and arguments for it. Applied to tensors it gives tensors; it makes
 * values only as part of a model, or when it is built alone.
 *
 * <p>One object is one layer: applied twice, it shares its weights.
 *
 * <p>Immutable and safe for use by many threads, but for {@link Sequential}, to which layers can be
 * added.
 */
public abstract non-sealed class Layer implements SequentialItem {

  Layer() {}

  /**
   * A layer of any class of Keras, by its name and config; what the config leaves out has Keras'
   * default.
   *
   * @param className the {@code class_name} of configs, such as {@code Resizing}
   * @param config arguments under Keras' names; an initializer, activation or layer may stand for
   *     its config
   */
  public static NamedLayer of(String className, Map<String, ? extends @Nullable Object> config) {
    return NamedLayer.named(className, config);
  }

  /** The {@code class_name} of configs. */
  public abstract String className();

  /** The name that it was given, or null: then each model makes one. */
  public abstract @Nullable String name();

  /**
   * Its arguments as Keras' {@code get_config()} gives them; a layer without a name gets the one
   * that is first in a model.
   */
  public final Map<String, @Nullable Object> config() {
    return config(ConfigWriter.ofConfigs(), null);
  }

  /**
   * The config in a model.
   *
   * @param built the shapes of the first call, or null when it was never called
   */
  abstract Map<String, @Nullable Object> config(ConfigWriter writer, @Nullable BuildShapes built);

  /** Lets the layers in it, and then it, get their names. */
  void register(ConfigWriter writer) {
    writer.nameOf(this);
  }

  /** Keeps the names of the layers in it and its own from being given to others. */
  void reserve(ConfigWriter writer) {
    writer.reserve(this);
  }

  /** The module of its class. */
  String module() {
    return "keras.layers";
  }

  /** What {@code registered_name} is. */
  @Nullable String registeredName() {
    return null;
  }

  /** {@code serialize_keras_object(layer)}. */
  Map<String, @Nullable Object> object(ConfigWriter writer, @Nullable BuildShapes built) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("module", module());
    object.put("class_name", className());
    object.put("config", config(writer, built));
    object.put("registered_name", registeredName());
    Map<String, @Nullable Object> buildConfig = buildConfig(built);
    if (buildConfig != null) {
      object.put("build_config", buildConfig);
    }
    return object;
  }

  /** What {@code build_config} is, or null when there is none. */
  @Nullable Map<String, @Nullable Object> buildConfig(@Nullable BuildShapes built) {
    return built != null && CallRules.of(this).hasBuildConfig() ? built.json() : null;
  }

  /** How several inputs are passed. */
  CallRules.Form form() {
    return CallRules.of(this).form();
  }

  /** The dtype of one of its outputs. */
  abstract String outputDtype(KerasTensor input, int index);

  /**
   * Applies it, as calling a layer does in Python. Merging layers take all inputs as one list,
   * attention takes query, value and key.
   *
   * @throws IllegalArgumentException where Keras refuses the inputs, or there is more than one
   *     output: {@link #call} gives them all
   */
  public final KerasTensor apply(KerasTensor... inputs) {
    List<KerasTensor> outputs = call(arguments(Arrays.asList(inputs)), Map.of());
    if (outputs.size() != 1) {
      throw new IllegalArgumentException(
          "%s gives %d tensors: use call(args, kwargs), which gives a list"
              .formatted(description(), outputs.size()));
    }
    return outputs.get(0);
  }

  /** {@link #apply(KerasTensor...)} to the tensors of a list. */
  public final KerasTensor apply(List<? extends KerasTensor> inputs) {
    return apply(inputs.toArray(new KerasTensor[0]));
  }

  private List<Object> arguments(List<KerasTensor> inputs) {
    CallRules.Form form = form();
    if (form == CallRules.Form.LIST) {
      return List.of(inputs);
    }
    if (form == CallRules.Form.ONE && inputs.size() != 1) {
      throw new IllegalArgumentException(
          "%s expects 1 input(s), but it received %d input tensors. Inputs received: %s"
              .formatted(description(), inputs.size(), inputs));
    }
    return List.copyOf(inputs);
  }

  /**
   * Applies it with any arguments.
   *
   * @param args arguments by position: tensors, lists of tensors, constants
   * @param kwargs arguments by Keras' names, such as {@code initial_state}
   * @return the outputs
   * @throws IllegalArgumentException where Keras refuses the arguments, or the shapes of the
   *     outputs are not known
   */
  public final List<KerasTensor> call(
      List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
    Node call = new Node(this, args, Masks.keywords(this, args, kwargs), List.of());
    List<KerasTensor> inputs = call.inputs();
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(
          description() + " must be called on at least one tensor, got " + args);
    }
    List<PartialShape> shapes = outputShapes(call);
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException(
          description() + ": the shape of what it gives is not known for inputs " + inputs);
    }
    Node node = call.giving(shapes);
    List<@Nullable KerasTensor> masks = Masks.outputs(this, inputs, shapes.size());
    List<KerasTensor> outputs = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      outputs.add(
          new KerasTensor(node, i, shapes.get(i), outputDtype(inputs.get(0), i), masks.get(i)));
    }
    return outputs;
  }

  /** The shapes of a call's outputs, by the same classes that read model files. */
  List<PartialShape> outputShapes(Node node) {
    return LayerProbe.outputShapes(
        object(ConfigWriter.ofConfigs(), null), node.json(Layer::anonymous));
  }

  /** Stands for the place of a tensor where only its shape is asked for. */
  static List<Object> anonymous(KerasTensor tensor) {
    return List.of("input", 0L, 0L);
  }

  /**
   * Makes its weights, as {@code layer.build(input_shape)} does right after the layer was made:
   * initializers without a seed draw from the current random state ({@link
   * Weightseed#setRandomSeed}), those of the constructor first.
   *
   * @param inputShape the shape of its input, the batch first
   * @throws IllegalArgumentException where Keras refuses an argument or the shape
   */
  public final BuiltLayer build(Shape inputShape) {
    List<@Nullable Long> dims = new ArrayList<>();
    for (int axis = 0; axis < inputShape.rank(); axis++) {
      dims.add(inputShape.dim(axis));
    }
    return build(new PartialShape(dims));
  }

  /** {@link #build(Shape)} for shapes with unknown dimensions, and for several inputs. */
  public final BuiltLayer build(PartialShape... inputShapes) {
    return build(Weightseed.backend(), inputShapes);
  }

  /** {@link #build(PartialShape...)} on a backend. */
  public final BuiltLayer build(Backend backend, PartialShape... inputShapes) {
    List<KerasTensor> inputs = new ArrayList<>();
    for (PartialShape shape : inputShapes) {
      inputs.add(Input.ofBatch(shape));
    }
    return BuiltLayer.of(this, new Node(this, arguments(inputs), Map.of(), List.of()), backend);
  }

  /** The layer as messages name it. */
  String description() {
    return name() == null ? className() : "Layer '%s' (%s)".formatted(name(), className());
  }

  @Override
  public String toString() {
    return name() == null
        ? "<%s>".formatted(className())
        : "<%s name=%s>".formatted(className(), name());
  }
}
