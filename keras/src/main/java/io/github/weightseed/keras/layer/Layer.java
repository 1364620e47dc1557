package io.github.weightseed.keras.layer;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layer as Keras makes it from a config: its constructor makes its initializers, in Keras' order,
 * and {@link #build} adds its variables and sub-layers, in Keras' order. It is not changed after
 * the model was read.
 *
 * <p>Safe for use by many threads from then on.
 */
public abstract class Layer {

  private final LayerConfig config;
  private final Map<String, Sublayers> sublayers = new LinkedHashMap<>();
  private final List<Variable> variables = new ArrayList<>();
  private boolean trainable;
  private boolean built;
  private String path;

  /**
   * The layers under one attribute.
   *
   * @param isList whether the attribute holds a list, whose members have names of their own in HDF5
   * @param layers the layer, or the list's members
   */
  record Sublayers(boolean isList, List<Layer> layers) {}

  /** The part of a constructor that all layers share. */
  Layer(LayerConfig config) {
    this.config = config;
    this.trainable = config.flag("trainable", true);
    this.path = config.name();
    if (config.has("quantization_config")) {
      throw config.error("quantized layers are not supported");
    }
    if (config.has("lora_rank")) {
      throw config.error("LoRA layers are not supported");
    }
    if (LayerReader.isLayer(config.values().get("activation"))) {
      addLayer(
          "activation",
          LayerReader.read(
              config.construction(), config.object("activation"), config.placeOf("activation")));
    }
  }

  /** Its name. */
  public final String name() {
    return config.name();
  }

  /** The name of its class in configs. */
  public final String className() {
    return config.layerClass().name();
  }

  /** The names of the scopes it was built in, and its own, joined by {@code /}. */
  public final String path() {
    return path;
  }

  /** Whether it is not frozen. */
  public final boolean trainable() {
    return trainable;
  }

  /** The layers in it, in the order attached. */
  public final List<Layer> children() {
    return sublayers.values().stream().flatMap(held -> held.layers().stream()).toList();
  }

  /** Freezes it and all layers in it. */
  final void freeze() {
    trainable = false;
    children().forEach(Layer::freeze);
  }

  final LayerConfig config() {
    return config;
  }

  final boolean isBuilt() {
    return built;
  }

  /** Its own variables: those made trainable before the others, each in the order made. */
  final List<Variable> variables() {
    List<Variable> ordered = new ArrayList<>();
    variables.stream().filter(Variable::createdTrainable).forEach(ordered::add);
    variables.stream().filter(variable -> !variable.createdTrainable()).forEach(ordered::add);
    return ordered;
  }

  /** Its sub-layers by the attribute that holds them, in the order attached. */
  final Map<String, Sublayers> sublayers() {
    return Collections.unmodifiableMap(sublayers);
  }

  /** Builds it alone, as {@code build_from_config} does: its path is its name. */
  final void build(InputShapes shapes) {
    build(shapes, "");
  }

  /**
   * Builds it in a scope, unless it is built.
   *
   * @param scope the path of the layer that builds it, or empty
   */
  final void build(InputShapes shapes, String scope) {
    if (built) {
      return;
    }
    built = true;
    path = scope.isEmpty() ? name() : scope + "/" + name();
    try {
      makeWeights(shapes);
    } catch (LayerException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new LayerException(config, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The shapes of what it gives when it is called; none when they are not known.
   *
   * @throws IllegalArgumentException where Keras refuses the inputs
   */
  final List<PartialShape> outputShapes(InputShapes inputs) {
    return outputShapes(inputs, true);
  }

  /**
   * The shapes of what it gives, as Keras' {@code compute_output_shape}; none when they are not
   * known.
   *
   * @param isCall whether the layer itself is called, which looks at more
   * @throws IllegalArgumentException where Keras refuses the inputs
   */
  final List<PartialShape> outputShapes(InputShapes inputs, boolean isCall) {
    config.construction().count();
    if (inputs.isEmpty()) {
      return List.of();
    }
    try {
      if (isCall) {
        checkCall(inputs);
      }
      return outputs(inputs);
    } catch (LayerException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new LayerException(config, String.valueOf(e.getMessage()), e);
    }
  }

  /** Refuses what only a call refuses. */
  void checkCall(InputShapes inputs) {}

  /** The outputs for inputs that are known; one of them unless this is overridden. */
  List<PartialShape> outputs(InputShapes inputs) {
    return List.of(output(inputs.first()));
  }

  /** The output for one input: as the input unless this is overridden. */
  PartialShape output(PartialShape input) {
    return input;
  }

  /** Adds its variables and sub-layers; called once. */
  abstract void makeWeights(InputShapes shapes);

  /** Whether it must know its input to be built. */
  boolean needsShape() {
    return true;
  }

  /** What to say when it must be built and was not. */
  String unbuilt() {
    return "it was never built: the file has no `build_config` for it, and its input shape is not"
        + " known; save the model after it was built";
  }

  /** The type of its variables, unless it says otherwise for one. */
  final DType variableDtype() {
    return config.variableDtype(path);
  }

  /** Adds a trainable variable of the layer's dtype. */
  final Variable addWeight(String name, Shape shape, @Nullable Initializer initializer) {
    return addWeight(name, shape, variableDtype(), initializer, true);
  }

  /** Adds a variable of the layer's dtype that is never trained. */
  final Variable addNonTrainable(String name, Shape shape, @Nullable Initializer initializer) {
    return addWeight(name, shape, variableDtype(), initializer, false);
  }

  /**
   * Adds a variable.
   *
   * @param initializer null for Keras' default: {@code glorot_uniform} for floats, otherwise {@code
   *     zeros}
   */
  final Variable addWeight(
      String name, Shape shape, DType dtype, @Nullable Initializer initializer, boolean trained) {
    Initializer chosen =
        initializer != null
            ? initializer
            : config.construction().initializer(dtype.isFloating() ? "glorot_uniform" : "zeros");
    Variable variable =
        new Variable(
            this,
            name,
            shape,
            dtype,
            chosen,
            trained,
            config.construction().source(chosen, shape, dtype));
    variables.add(variable);
    return variable;
  }

  /** Makes another layer's variable one of this layer's, too. */
  final void track(Variable variable) {
    variables.add(variable);
  }

  /** Attaches a sub-layer. */
  final <L extends Layer> L addLayer(String attribute, L layer) {
    sublayers.put(attribute, new Sublayers(false, List.of(layer)));
    return layer;
  }

  /** Attaches a list of sub-layers. */
  final void addLayers(String attribute, List<Layer> layers) {
    sublayers.put(attribute, new Sublayers(true, List.copyOf(layers)));
  }
}
