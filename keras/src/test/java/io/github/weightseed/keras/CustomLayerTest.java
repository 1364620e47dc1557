package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.DType;
import io.github.weightseed.Seed;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.custom.CustomLayer;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomLayerTest {

  private static final String SCALE =
      "{\"module\": \"my.layers\", \"class_name\": \"Scale\", \"config\": {\"name\": \"s\","
          + " \"width\": 3}, \"registered_name\": \"my>Scale\"}";

  /** The first seeds that {@code set_random_seed(42)} gives, of Keras. */
  private static final Seed FIRST = new Seed.Drawn(686579304);

  private static final Seed SECOND = new Seed.Drawn(119540832);
  private static final Seed THIRD = new Seed.Drawn(26855093);

  /** Widens what it gets; its gain comes from the constructor, its kernel from build. */
  private static final class Scale implements CustomLayer {
    @Override
    public Map<String, Object> initializers() {
      return Map.of("gain_initializer", "he_normal");
    }

    @Override
    public void build(Building layer) {
      long width = (Long) layer.config().get("width");
      long channels = layer.inputs().get(0).dim(-1);
      layer.addWeight("kernel", Shape.of(channels, width), "glorot_uniform");
      layer.addWeight("gain", Shape.of(width), layer.initializer("gain_initializer"));
      layer.addWeight("count", Shape.scalar(), "zeros", DType.INT32, false);
    }

    @Override
    public List<PartialShape> outputShapes(Map<String, ?> config, List<PartialShape> inputs) {
      return List.of(inputs.get(0).with(-1, (Long) config.get("width")));
    }
  }

  private static ModelPlan plan(String json, String name, CustomLayer layer) {
    return ModelPlan.of(json, 42, ModelOptions.defaults().withCustomLayer(name, layer));
  }

  @Test
  void declaresItsWeightsAndItsOutput() {
    String json = Models.sequential(SCALE, Models.unbuilt("Dense", "d", ", \"units\": 2"));
    List<PlannedWeight> weights = plan(json, "Scale", new Scale()).weights();

    assertThat(weights.stream().map(weight -> weight.name() + weight.shape()).toList())
        .containsExactly("kernel(4, 3)", "gain(3,)", "count()", "kernel(3, 2)", "bias(2,)");
    assertThat(weights.stream().map(PlannedWeight::seed).toList())
        .containsExactly(SECOND, FIRST, null, THIRD, null);
    assertThat(weights.get(2).dtype()).isEqualTo(DType.INT32);
    assertThat(weights.get(2).trainable()).isFalse();
    assertThat(weights.get(0).h5Paths()).containsExactly("layers/scale/vars/0");
    assertThat(plan(json, "my>Scale", new Scale()).weights()).isEqualTo(weights);
  }

  @Test
  void standsForALambda() {
    String json =
        Models.sequential(
            Models.unbuilt("Lambda", "l", ", \"function\": {}"),
            Models.unbuilt("Dense", "d", ", \"units\": 2"));
    CustomLayer doubled = CustomLayer.weightless(input -> input.with(-1, 2 * input.dim(-1)));
    assertThat(plan(json, "Lambda", doubled).weights().get(0).shape()).isEqualTo(Shape.of(8, 2));
  }

  @Test
  void saysWhichInitializersThereAre() {
    CustomLayer wrong =
        layer -> layer.addWeight("k", Shape.of(1), layer.initializer("kernel_initializer"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(Models.sequential(SCALE), "Scale", wrong))
        .withMessage(
            "Layer 's' (Scale, config.layers[1]): the constructor makes no initializer"
                + " 'kernel_initializer', got initializers []");
  }

  @Test
  void doesNotReplaceLayersOfKeras() {
    String json = Models.sequential(Models.unbuilt("Dense", "d", ", \"units\": 2"));
    assertThat(plan(json, "Dense", new Scale()).weights().get(0).shape()).isEqualTo(Shape.of(4, 2));
  }
}
