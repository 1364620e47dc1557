package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chain of layers.
 *
 * <pre>{@code
 * var model = new Sequential(Input.of(64));
 * model.add(Dense.units(64).kernelInitializer("random_uniform").biasInitializer("zeros"));
 * }</pre>
 *
 * <p>Without an {@link Input} it has no weights yet; inside another model it takes the shape that
 * it is called with. {@link #add} changes the model, as in Keras; not safe for use by several
 * threads.
 */
public final class Sequential extends Model {

  private final List<Layer> layers = new ArrayList<>();
  private final List<Node> calls = new ArrayList<>();
  private @Nullable Input input;
  private @Nullable KerasTensor output;
  private @Nullable String name;
  private boolean trainable = true;

  /**
   * A model of these layers.
   *
   * @param items layers, before them an {@link Input} if it is known
   * @throws IllegalArgumentException as {@link #add}
   */
  public Sequential(SequentialItem... items) {
    for (SequentialItem item : items) {
      add(item);
    }
  }

  /**
   * Adds a layer at the end, or the input at the start.
   *
   * @return this model
   * @throws IllegalArgumentException when a layer has the name of another, refuses the shape that
   *     the layer before it gives, or gives several tensors; or an input is not the first
   */
  public Sequential add(SequentialItem item) {
    if (item instanceof Input start) {
      if (input != null || !layers.isEmpty()) {
        throw new IllegalArgumentException(
            "Sequential model '%s' has already been configured to use input shape %s. You cannot add a different Input layer to it."
                .formatted(
                    name == null ? "sequential" : name,
                    input == null ? "of its layers" : input.shape()));
      }
      input = start;
      output = start;
      return this;
    }
    Layer layer = (Layer) item;
    if (layers.contains(layer)
        || (layer.name() != null
            && layers.stream().anyMatch(other -> Objects.equals(other.name(), layer.name())))) {
      throw new IllegalArgumentException(
          "All layers added to a Sequential model should have unique names. Name '%s' is already the name of a layer in this model. Update the `name` argument to pass a unique name. Received %s after layers %s"
              .formatted(layer.name() == null ? layer.className() : layer.name(), layer, layers));
    }
    KerasTensor inner = layer instanceof Model model ? model.ownInput() : null;
    if (layers.isEmpty() && input == null && inner != null) {
      input = Input.ofBatch(inner.shape()).dtype(inner.dtype());
      output = input;
    }
    if (output != null) {
      output = layer.apply(output);
      calls.add(output.node());
    }
    layers.add(layer);
    return this;
  }

  @Override
  @Nullable KerasTensor ownInput() {
    return input;
  }

  @Override
  public String className() {
    return "Sequential";
  }

  @Override
  public @Nullable String name() {
    return name;
  }

  @Override
  public Sequential name(String name) {
    Sequential copy = copy();
    copy.name = name;
    return copy;
  }

  @Override
  public Sequential trainable(boolean trainable) {
    Sequential copy = copy();
    copy.trainable = trainable;
    return copy;
  }

  private Sequential copy() {
    Sequential copy = new Sequential();
    if (input != null) {
      copy.add(input);
    }
    layers.forEach(copy::add);
    copy.name = name;
    copy.trainable = trainable;
    return copy;
  }

  @Override
  String module() {
    return "keras";
  }

  @Override
  String outputDtype(KerasTensor in, int index) {
    KerasTensor last = withInput(BuildShapes.of(in.shape())).output;
    return last == null ? in.dtype() : last.dtype();
  }

  @Override
  List<Node> calls() {
    return List.copyOf(calls);
  }

  @Override
  ConfigWriter names() {
    ConfigWriter names = ConfigWriter.ofConfigs();
    layers.forEach(layer -> layer.reserve(names));
    layers.forEach(layer -> layer.register(names));
    return names;
  }

  /** This model, or a copy of it that starts with the shape it was called with. */
  private Sequential withInput(@Nullable BuildShapes built) {
    if (input != null || built == null) {
      return this;
    }
    Sequential started = new Sequential(Input.ofBatch(built.first()));
    layers.forEach(started::add);
    return started;
  }

  @Override
  @Nullable Map<String, @Nullable Object> buildConfig(@Nullable BuildShapes built) {
    PartialShape shape = input != null ? input.shape() : built != null ? built.first() : null;
    return shape == null ? null : BuildShapes.of(shape).json();
  }

  @Override
  Map<String, @Nullable Object> config(ConfigWriter writer, @Nullable BuildShapes built) {
    Sequential started = withInput(built);
    ConfigWriter names = names();
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", writer.nameOf(this));
    config.put("trainable", trainable);
    config.put("dtype", SerializedObjects.policy("float32"));
    List<Object> objects = new ArrayList<>();
    if (started.input != null) {
      objects.add(started.input.layer().object(names, null));
    }
    for (int i = 0; i < layers.size(); i++) {
      BuildShapes shapes = i < started.calls.size() ? BuildShapes.of(started.calls.get(i)) : null;
      objects.add(layers.get(i).object(names, shapes));
    }
    config.put("layers", objects);
    if (started.input != null) {
      config.put("build_input_shape", started.input.shape().dims());
    }
    return config;
  }
}
