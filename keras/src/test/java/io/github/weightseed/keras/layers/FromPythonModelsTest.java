package io.github.weightseed.keras.layers;

import static io.github.weightseed.keras.layers.ExampleValues.config;
import static io.github.weightseed.keras.layers.ExampleValues.kernel;
import static io.github.weightseed.keras.layers.ExampleValues.stddev;
import static io.github.weightseed.keras.layers.ExampleValues.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.weightseed.Backend;
import io.github.weightseed.CustomInitializer;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.KerasRandom;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.Tensor;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.GlorotNormal;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.LecunNormal;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.initializers.Zeros;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The Java twins of {@code docs/from-python.md} for layers, models and choices. Between {@code //
 * [n]} and {@code // [end]} stands what the page shows; {@link FromPythonPageTest} compares them.
 *
 * <p>Standard deviations are those of 160 000 values: within 1 % of the true one but for less than
 * one run in 10^7.
 */
class FromPythonModelsTest {

  /** Basic: a name. */
  @Test
  void example50() {
    // [50]
    Layer denseLayer = Dense.units(64).kernelInitializer("he_normal");
    // [end]
    assertThat(config(denseLayer, "kernel_initializer")).contains("\"HeNormal\"");
  }

  /** Basic: classes. */
  @Test
  void example51() {
    // [51]
    Layer denseLayer =
        Dense.units(64).kernelInitializer(new HeNormal()).biasInitializer(new Zeros());
    // [end]
    assertThat(config(denseLayer, "kernel_initializer")).contains("\"HeNormal\"");
    assertThat(config(denseLayer, "bias_initializer")).contains("\"Zeros\"");
  }

  /** Basic: arguments. */
  @Test
  void example52() {
    // [52]
    Layer denseLayer =
        Dense.units(64)
            .kernelInitializer(RandomNormal.builder().mean(0.0).stddev(0.01).build())
            .biasInitializer(Constant.of(0.1));
    // [end]
    assertThat(denseLayer.build(Shape.of(1, 4)).weights().get("bias").toFloatArray())
        .containsOnly(0.1f);
  }

  /** A convolution: a name. */
  @Test
  void example53() {
    // [53]
    Layer convLayer =
        Conv2D.filters(32)
            .kernelSize(3, 3)
            .kernelInitializer("he_uniform")
            .biasInitializer("zeros");
    // [end]
    Tensor kernel = convLayer.build(Shape.of(1, 8, 8, 3)).weights().get("kernel");
    assertThat(kernel.shape()).isEqualTo(Shape.of(3, 3, 3, 32));
    assertThat(kernel.toFloatArray()).satisfies(within(-Math.sqrt(6.0 / 27), Math.sqrt(6.0 / 27)));
  }

  /** A convolution: arguments. */
  @Test
  void example54() {
    // [54]
    Layer convLayer =
        Conv2D.filters(32)
            .kernelSize(3, 3)
            .kernelInitializer(
                VarianceScaling.builder()
                    .scale(2.0)
                    .mode("fan_out")
                    .distribution("uniform")
                    .build());
    // [end]
    Tensor kernel = convLayer.build(Shape.of(1, 8, 8, 3)).weights().get("kernel");
    assertThat(kernel.toFloatArray())
        .satisfies(within(-Math.sqrt(6.0 / 288), Math.sqrt(6.0 / 288)));
  }

  /** An LSTM. */
  @Test
  void example55() {
    // [55]
    Layer lstmLayer =
        LSTM.units(128)
            .kernelInitializer("glorot_uniform")
            .recurrentInitializer("orthogonal")
            .biasInitializer("zeros");
    // [end]
    LayerWeights weights = lstmLayer.build(Shape.of(1, 5, 4)).weights();
    assertThat(weights.get("kernel").shape()).isEqualTo(Shape.of(4, 512));
    assertThat(weights.get("recurrent_kernel").shape()).isEqualTo(Shape.of(128, 512));
    assertThat(weights.get("bias").getFlat(128)).isEqualTo(1); // the forget gate's part
  }

  /** A GRU. */
  @Test
  void example56() {
    // [56]
    Layer gruLayer =
        GRU.units(64)
            .kernelInitializer(new GlorotNormal())
            .recurrentInitializer(Orthogonal.withGain(1.0));
    // [end]
    LayerWeights weights = gruLayer.build(Shape.of(1, 5, 4)).weights();
    assertThat(weights.get("recurrent_kernel").shape()).isEqualTo(Shape.of(64, 192));
    assertThat(weights.get("bias").shape()).isEqualTo(Shape.of(2, 192));
  }

  /** A class of one's own in a layer. */
  @Test
  void example57() {
    // [57]
    record Scaled(double scale) implements CustomInitializer {
      @Override
      public Tensor call(Shape shape, DType dtype) {
        return KerasRandom.normal(shape, dtype).times(scale);
      }
    }

    Layer denseLayer = Dense.units(64).kernelInitializer(new Scaled(0.5));
    // [end]
    assertThat(stddev(denseLayer.build(Shape.of(1, 400)).weights().source("kernel")))
        .isCloseTo(0.5, withinPercentage(2));
    assertThat(config(denseLayer, "kernel_initializer")).contains("{\"scale\": 0.5}");
  }

  /** Standard deviations compared. */
  @Test
  void example58() {
    // [58]
    Shape shape = Shape.of(100, 50);

    Tensor glorotWeights = new GlorotNormal().initialize(shape);
    double glorotStd = Statistics.of(glorotWeights).stddev();
    System.out.printf("Glorot std: %.4f%n", glorotStd);

    Tensor heWeights = new HeNormal().initialize(shape);
    double heStd = Statistics.of(heWeights).stddev();
    System.out.printf("He std: %.4f%n", heStd);

    Tensor lecunWeights = new LecunNormal().initialize(shape);
    double lecunStd = Statistics.of(lecunWeights).stddev();
    System.out.printf("LeCun std: %.4f%n", lecunStd);
    // [end]
    // 5000 values: their stddev is within 6 % of the true one but for less than one run in 10^8.
    assertThat(glorotStd).isCloseTo(Math.sqrt(2.0 / 150), withinPercentage(6));
    assertThat(heStd).isCloseTo(Math.sqrt(2.0 / 100), withinPercentage(6));
    assertThat(lecunStd).isCloseTo(Math.sqrt(1.0 / 100), withinPercentage(6));
  }

  /** A model with a skip connection. */
  @Test
  void example59() {
    // [59]
    var inputs = Input.of(64);
    var x = Dense.units(64).kernelInitializer("he_normal").apply(inputs);
    x = new ReLU().apply(x);

    var skip = Dense.units(64).kernelInitializer(Identity.withGain(0.1)).apply(inputs);
    var outputs = new Add().apply(x, skip);

    Model model = Model.of(inputs, outputs);
    // [end]
    assertThat(model.toJson()).isEqualTo(JavaModels.skip().toJson());
    assertThat(model.initialize(Backend.JAX, 1).get("dense_1/kernel").source().toTensor().get(7, 7))
        .isEqualTo(0.1f);
  }

  /** By activation. */
  @Test
  void example60() {
    // [60]
    List<Dense> layers =
        List.of(
            Dense.units(64).activation("relu").kernelInitializer("he_normal"),
            Dense.units(64).activation(new LeakyReLU()).kernelInitializer("he_uniform"),
            Dense.units(64).activation("selu").kernelInitializer("lecun_normal"),
            Dense.units(64).activation("tanh").kernelInitializer("glorot_normal"),
            Dense.units(64).activation("sigmoid").kernelInitializer("glorot_uniform"),
            Dense.units(64).activation("linear").kernelInitializer("variance_scaling"));
    // [end]
    assertThat(layers)
        .allSatisfy(layer -> assertThat(kernel(layer).shape()).isEqualTo(Shape.of(4, 64)));
  }

  /** By kind of layer. */
  @Test
  void example61() {
    // [61]
    List<Layer> layers =
        List.of(
            Dense.units(64).activation("relu").kernelInitializer("he_normal"),
            Conv2D.filters(32).kernelSize(3).kernelInitializer("he_normal"),
            LSTM.units(32).kernelInitializer("glorot_uniform").recurrentInitializer("orthogonal"),
            new BatchNormalization().gammaInitializer("ones").betaInitializer("zeros"),
            Embedding.inputDim(1000).outputDim(16).embeddingsInitializer("random_uniform"));
    // [end]
    assertThat(config(layers.get(2), "recurrent_initializer")).contains("\"Orthogonal\"");
    assertThat(config(layers.get(3), "gamma_initializer")).contains("\"Ones\"");
    assertThat(config(layers.get(4), "embeddings_initializer")).contains("\"RandomUniform\"");
  }

  /** From a config and back. */
  @Test
  void example62() {
    // [62]
    Initializer initializer = RandomUniform.between(-1, 1);
    Map<String, Object> config = initializer.config();
    Initializer again = RandomUniform.fromConfig(config);
    // [end]
    assertThat(again.config()).isEqualTo(config).containsEntry("minval", -1L);
  }

  /** A copy. */
  @Test
  void example63() {
    // [63]
    Initializer initializer = new VarianceScaling();
    Initializer copy = initializer.copy();
    // [end]
    assertThat(copy).isNotSameAs(initializer);
    assertThat(copy.config()).isEqualTo(initializer.config());
    assertThat(copy.initialize(2, 2)).isNotEqualTo(initializer.initialize(2, 2)); // a new seed
  }

  /** Shape and dtype in a call. */
  @Test
  void example64() {
    // [64]
    Initializer initializer = new VarianceScaling();
    Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT16);
    // [end]
    assertThat(values.dtype()).isEqualTo(DType.FLOAT16);
  }
}
