package io.github.weightseed.keras.layer;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.custom.CustomLayer;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A layer of a class that the user registered. */
final class RegisteredLayer extends Layer {

  private final CustomLayer custom;
  private final Map<String, @Nullable Initializer> initializers = new LinkedHashMap<>();

  RegisteredLayer(LayerConfig config, CustomLayer custom) {
    super(config);
    this.custom = custom;
    custom
        .initializers()
        .forEach(
            (argument, whenMissing) ->
                initializers.put(argument, config.initializer(argument, whenMissing)));
  }

  @Override
  void makeWeights(InputShapes shapes) {
    custom.build(new Building(List.copyOf(shapes.byName().values())));
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    return custom.outputShapes(config().values(), List.copyOf(inputs.byName().values()));
  }

  private final class Building implements CustomLayer.Building {

    private final List<PartialShape> inputs;

    Building(List<PartialShape> inputs) {
      this.inputs = inputs;
    }

    @Override
    public Map<String, ? extends @Nullable Object> config() {
      return RegisteredLayer.this.config().values();
    }

    @Override
    public List<PartialShape> inputs() {
      return inputs;
    }

    @Override
    public Initializer initializer(String argument) {
      Initializer initializer = initializers.get(argument);
      if (initializer == null) {
        throw new IllegalArgumentException(
            "the constructor makes no initializer '%s', got initializers %s"
                .formatted(argument, initializers.keySet()));
      }
      return initializer;
    }

    @Override
    public void addWeight(
        String name, Shape shape, Object initializer, @Nullable DType dtype, boolean trainable) {
      Initializer made = RegisteredLayer.this.config().construction().initializer(initializer);
      if (dtype == null) {
        RegisteredLayer.this.addWeight(name, shape, variableDtype(), made, trainable);
      } else {
        RegisteredLayer.this.addWeight(name, shape, dtype, made, trainable);
      }
    }
  }
}
