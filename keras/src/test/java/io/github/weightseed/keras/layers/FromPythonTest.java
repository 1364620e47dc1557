package io.github.weightseed.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.weightseed.Backend;
import io.github.weightseed.CustomInitializer;
import io.github.weightseed.CustomObjects;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.KerasRandom;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.GlorotNormal;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.HeUniform;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.LecunNormal;
import io.github.weightseed.initializers.LecunUniform;
import io.github.weightseed.initializers.Ones;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.Stft;
import io.github.weightseed.initializers.TruncatedNormal;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.initializers.Zeros;
import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.ModelWeights;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The Java twins of {@code docs/from-python.md}: between {@code // [n]} and {@code // [end]} stands
 * what the page shows, {@link FromPythonPageTest} compares them.
 *
 * <p>Standard deviations are those of 160 000 values: within 1 % of the true one but for less than
 * one run in 10^7.
 */
class FromPythonTest {

  /** Initializers as objects in a layer. */
  @Test
  void example01() {
    // [1]
    Layer layer =
        Dense.units(64)
            .kernelInitializer(RandomNormal.builder().stddev(0.01).build())
            .biasInitializer(new Zeros());
    // [end]
    assertThat(config(layer, "kernel_initializer")).contains("\"stddev\": 0.01");
    assertThat(config(layer, "bias_initializer")).contains("\"Zeros\"");
  }

  /** Initializers by their names. */
  @Test
  void example02() {
    // [2]
    Layer layer = Dense.units(64).kernelInitializer("random_normal").biasInitializer("zeros");
    // [end]
    assertThat(config(layer, "kernel_initializer")).contains("\"RandomNormal\"");
    assertThat(config(layer, "bias_initializer")).contains("\"Zeros\"");
  }

  /** RandomNormal alone. */
  @Test
  void example03() {
    // [3]
    Initializer initializer = RandomNormal.builder().mean(0.0).stddev(1.0).build();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(stddev(initializer, 400, 400)).isCloseTo(1.0, withinPercentage(1));
  }

  /** RandomNormal in a layer. */
  @Test
  void example04() {
    // [4]
    Initializer initializer = RandomNormal.builder().mean(0.0).stddev(1.0).build();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** RandomUniform alone. */
  @Test
  void example05() {
    // [5]
    Initializer initializer = RandomUniform.between(0.0, 1.0);
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(initializer.initialize(200, 200).toFloatArray()).satisfies(within(0.0, 1.0));
  }

  /** RandomUniform in a layer. */
  @Test
  void example06() {
    // [6]
    Initializer initializer = RandomUniform.between(0.0, 1.0);
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** TruncatedNormal alone. */
  @Test
  void example07() {
    // [7]
    Initializer initializer = TruncatedNormal.builder().mean(0.0).stddev(1.0).build();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(initializer.initialize(200, 200).toFloatArray()).satisfies(within(-2.0, 2.0));
  }

  /** TruncatedNormal in a layer. */
  @Test
  void example08() {
    // [8]
    Initializer initializer = TruncatedNormal.builder().mean(0.0).stddev(1.0).build();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** Zeros alone. */
  @Test
  void example09() {
    // [9]
    Initializer initializer = new Zeros();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(values.toFloatArray()).containsOnly(0f);
  }

  /** Zeros in a layer. */
  @Test
  void example10() {
    // [10]
    Initializer initializer = new Zeros();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** Ones alone. */
  @Test
  void example11() {
    // [11]
    Initializer initializer = new Ones();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(values.toFloatArray()).containsOnly(1f);
  }

  /** Ones in a layer. */
  @Test
  void example12() {
    // [12]
    Initializer initializer = new Ones();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** GlorotNormal alone. */
  @Test
  void example13() {
    // [13]
    Initializer initializer = new GlorotNormal();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(stddev(initializer, 400, 400)).isCloseTo(Math.sqrt(2.0 / 800), withinPercentage(1));
  }

  /** GlorotNormal in a layer. */
  @Test
  void example14() {
    // [14]
    Initializer initializer = new GlorotNormal();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** GlorotUniform alone. */
  @Test
  void example15() {
    // [15]
    Initializer initializer = new GlorotUniform();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(initializer.initialize(200, 200).toFloatArray())
        .satisfies(within(-Math.sqrt(6.0 / 400), Math.sqrt(6.0 / 400)));
  }

  /** GlorotUniform in a layer. */
  @Test
  void example16() {
    // [16]
    Initializer initializer = new GlorotUniform();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** HeNormal alone. */
  @Test
  void example17() {
    // [17]
    Initializer initializer = new HeNormal();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(stddev(initializer, 400, 400)).isCloseTo(Math.sqrt(2.0 / 400), withinPercentage(1));
  }

  /** HeNormal in a layer. */
  @Test
  void example18() {
    // [18]
    Initializer initializer = new HeNormal();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** HeUniform alone. */
  @Test
  void example19() {
    // [19]
    Initializer initializer = new HeUniform();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(initializer.initialize(200, 200).toFloatArray())
        .satisfies(within(-Math.sqrt(6.0 / 200), Math.sqrt(6.0 / 200)));
  }

  /** HeUniform in a layer. */
  @Test
  void example20() {
    // [20]
    Initializer initializer = new HeUniform();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** keras.initializers.Orthogonal alone. */
  @Test
  void example21() {
    // [21]
    Initializer initializer = new Orthogonal();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(values.get(0, 0) * values.get(0, 1) + values.get(1, 0) * values.get(1, 1))
        .isCloseTo(0, org.assertj.core.api.Assertions.within(1e-6));
  }

  /** keras.initializers.Orthogonal in a layer. */
  @Test
  void example22() {
    // [22]
    Initializer initializer = new Orthogonal();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** Constant alone. */
  @Test
  void example23() {
    // [23]
    Initializer initializer = Constant.of(10.0);
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(values.toFloatArray()).containsOnly(10f);
  }

  /** Constant in a layer. */
  @Test
  void example24() {
    // [24]
    Initializer initializer = Constant.of(10.0);
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** VarianceScaling alone. */
  @Test
  void example25() {
    // [25]
    Initializer initializer =
        VarianceScaling.builder().scale(0.1).mode("fan_in").distribution("uniform").build();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(initializer.initialize(200, 200).toFloatArray())
        .satisfies(within(-Math.sqrt(0.3 / 200), Math.sqrt(0.3 / 200)));
  }

  /** VarianceScaling in a layer. */
  @Test
  void example26() {
    // [26]
    Initializer initializer =
        VarianceScaling.builder().scale(0.1).mode("fan_in").distribution("uniform").build();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** LecunNormal alone. */
  @Test
  void example27() {
    // [27]
    Initializer initializer = new LecunNormal();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(stddev(initializer, 400, 400)).isCloseTo(Math.sqrt(1.0 / 400), withinPercentage(1));
  }

  /** LecunNormal in a layer. */
  @Test
  void example28() {
    // [28]
    Initializer initializer = new LecunNormal();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** LecunUniform alone. */
  @Test
  void example29() {
    // [29]
    Initializer initializer = new LecunUniform();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(initializer.initialize(200, 200).toFloatArray())
        .satisfies(within(-Math.sqrt(3.0 / 200), Math.sqrt(3.0 / 200)));
  }

  /** LecunUniform in a layer. */
  @Test
  void example30() {
    // [30]
    Initializer initializer = new LecunUniform();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** Identity alone. */
  @Test
  void example31() {
    // [31]
    Initializer initializer = new Identity();
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(values.toFloatArray()).containsExactly(1, 0, 0, 1);
  }

  /** Identity in a layer. */
  @Test
  void example32() {
    // [32]
    Initializer initializer = new Identity();
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** A function as initializer. */
  @Test
  void example33() {
    // [33]
    CustomInitializer myInit = (shape, dtype) -> KerasRandom.normal(shape, dtype);

    Layer layer = Dense.units(64).kernelInitializer(myInit);
    // [end]
    assertThat(kernel(layer).shape()).isEqualTo(Shape.of(4, 64));
    assertThat(kernel(layer)).isNotEqualTo(Tensor.of(Shape.of(4, 64), new float[4 * 64]));
  }

  /** What a class of one's own must have. */
  @Test
  void example34() {
    // [34]
    class Own implements CustomInitializer {
      @Override
      public Tensor call(Shape shape, DType dtype) {
        return KerasRandom.uniform(shape, dtype); // of that shape and dtype
      }
    }
    // [end]
    assertThat(new Own().initialize(2, 2).toFloatArray()).satisfies(within(0, 1));
  }

  /** A class with arguments and a config. */
  @Test
  void example35() {
    // [35]
    record ExampleRandomNormal(double mean, double stddev) implements CustomInitializer {
      @Override
      public Tensor call(Shape shape, DType dtype) {
        return KerasRandom.normal(shape, mean, stddev, dtype);
      }
    }
    // [end]
    Initializer initializer = new ExampleRandomNormal(5, 0.5);
    assertThat(initializer.config()).containsExactly(entry("mean", 5.0), entry("stddev", 0.5));
    assertThat(stddev(initializer, 400, 400)).isCloseTo(0.5, withinPercentage(1));
  }

  /** model.add with names. */
  @Test
  void example36() {
    Sequential model = new Sequential(Input.of(32));
    // [36]
    model.add(Dense.units(64).kernelInitializer("random_uniform").biasInitializer("zeros"));
    // [end]
    ModelWeights weights = model.initialize(Backend.JAX, 42);
    assertThat(weights.get("dense/kernel").source().toTensor().toFloatArray())
        .satisfies(within(-0.05, 0.05));
  }

  /** Every class with its defaults. */
  @Test
  void example37() {
    // [37]
    List<Initializer> all = // Initializer itself is an interface
        List.of(
            new Zeros(),
            new Ones(),
            Constant.of(0),
            RandomNormal.builder().mean(0.0).stddev(0.05).build(),
            RandomUniform.between(-0.05, 0.05),
            TruncatedNormal.builder().mean(0.0).stddev(0.05).build(),
            VarianceScaling.builder().scale(1.0).mode("fan_in").distribution("normal").build(),
            Orthogonal.withGain(1.0),
            Identity.withGain(1.0));
    // [end]
    List<Initializer> defaults =
        List.of(
            new Zeros(),
            new Ones(),
            new Constant(),
            new RandomNormal(),
            new RandomUniform(),
            new TruncatedNormal(),
            new VarianceScaling(),
            new Orthogonal(),
            new Identity());
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).className()).isEqualTo(defaults.get(i).className());
      if (i != 2) { // Keras 2 writes 0, Keras 3 0.0
        assertThat(all.get(i).config()).isEqualTo(defaults.get(i).config());
      }
    }
  }

  /** Every function with a seed. */
  @Test
  void example38() {
    // [38]
    List<Initializer> all =
        List.of(
            Initializers.lecunUniform(),
            Initializers.glorotNormal(),
            Initializers.glorotUniform(),
            Initializers.heNormal(),
            Initializers.lecunNormal(),
            Initializers.heUniform(42)); // each takes a seed
    // [end]
    assertThat(all)
        .extracting(Initializer::className)
        .containsExactly(
            "LecunUniform",
            "GlorotNormal",
            "GlorotUniform",
            "HeNormal",
            "LecunNormal",
            "HeUniform");
  }

  /** model.add with an object. */
  @Test
  void example39() {
    Sequential model = new Sequential(Input.of(32));
    // [39]
    model.add(Dense.units(64).kernelInitializer(RandomNormal.builder().stddev(0.01).build()));
    // [end]
    assertThat(model.toJson()).contains("\"mean\": 0.0, \"stddev\": 0.01");
  }

  /** model.add with a name, which means the defaults. */
  @Test
  void example40() {
    Sequential model = new Sequential(Input.of(32));
    // [40]
    model.add(Dense.units(64).kernelInitializer("random_normal")); // the default arguments
    // [end]
    assertThat(model.toJson()).contains("\"mean\": 0.0, \"stddev\": 0.05");
  }

  /** model.add with a function. */
  @Test
  void example41() {
    Sequential model = new Sequential(Input.of(32));
    // [41]
    CustomInitializer myInit = (shape, dtype) -> KerasRandom.normal(shape, dtype);
    model.add(Dense.units(64).kernelInitializer(myInit));
    // [end]
    assertThat(stddev(model.initialize(Backend.JAX, 42).get("dense/kernel").source()))
        .isCloseTo(1, withinPercentage(20));
  }

  /** The short functions. */
  @Test
  void example42() {
    // [42]
    List<Initializer> all =
        List.of(
            Initializers.randomNormal(),
            Initializers.randomUniform(),
            Initializers.truncatedNormal(),
            Initializers.zeros(),
            Initializers.ones(),
            Initializers.glorotNormal(),
            Initializers.glorotUniform(),
            Initializers.identity(),
            Initializers.orthogonal(),
            Initializers.constant(),
            Initializers.varianceScaling());
    // [end]
    assertThat(all)
        .extracting(Initializer::className)
        .containsExactly(
            "RandomNormal",
            "RandomUniform",
            "TruncatedNormal",
            "Zeros",
            "Ones",
            "GlorotNormal",
            "GlorotUniform",
            "Identity",
            "Orthogonal",
            "Constant",
            "VarianceScaling");
  }

  /** tf.keras.initializers.Constant alone. */
  @Test
  void example43() {
    // [43]
    Initializer initializer = Constant.of(3.0);
    Tensor values = initializer.initialize(2, 2);
    // [end]
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(values.toFloatArray()).containsOnly(3f);
  }

  /** tf.keras.initializers.Constant in a layer. */
  @Test
  void example44() {
    // [44]
    Initializer initializer = Constant.of(3.0);
    Layer layer = Dense.units(3).kernelInitializer(initializer);
    // [end]
    assertKernelIsOf(initializer, layer);
  }

  /** One seed, one tensor. */
  @Test
  void example45() {
    // [45]
    Initializer initializer = new GlorotUniform(42);
    Tensor values = initializer.initialize(2, 2);
    Tensor again = initializer.initialize(2, 2);
    // [end]
    assertThat(again).isEqualTo(values).isEqualTo(new GlorotUniform(42).initialize(2, 2));
    assertThat(new GlorotUniform(43).initialize(2, 2)).isNotEqualTo(values);
  }

  /** STFT, as the package page has it. */
  @Test
  void example46() {
    // [46]
    Initializer initializer = Stft.ofFrame(128, 128, 32);
    // [end]
    assertThat(initializer.className()).isEqualTo("STFT");
    assertThat(initializer.initialize(128, 1, 65).shape()).isEqualTo(Shape.of(128, 1, 65));
  }

  /** get. */
  @Test
  void example47() {
    // [47]
    Initializer byName = Initializers.get("he_normal");
    Initializer same = Initializers.get(byName);
    // [end]
    assertThat(byName).isInstanceOf(HeNormal.class);
    assertThat(same).isSameAs(byName);
  }

  /** serialize. */
  @Test
  void example48() {
    // [48]
    Map<String, Object> config = Initializers.serialize(new HeNormal(42));
    // [end]
    assertThat(KerasJson.dumps(config))
        .isEqualTo(
            "{\"module\": \"keras.initializers\", \"class_name\": \"HeNormal\", \"config\": {\"seed\": 42,"
                + " \"input_axes\": null, \"output_axes\": null}, \"registered_name\": null}");
  }

  /** deserialize, with classes of one's own. */
  @Test
  void example49() {
    // [49]
    record Scaled(double scale) implements CustomInitializer {
      @Override
      public Tensor call(Shape shape, DType dtype) {
        return KerasRandom.normal(shape, dtype).times(scale);
      }
    }

    Map<String, Object> config = Initializers.serialize(new Scaled(0.5));
    Initializer initializer = Initializers.deserialize(config, CustomObjects.of(Scaled.class));
    // [end]
    assertThat(initializer).isEqualTo(new Scaled(0.5));
  }

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

  /** An argument of a layer in JSON. */
  private static String config(Layer layer, String argument) {
    Object value = layer.config().get(argument);
    return KerasJson.dumps(value);
  }

  private static Tensor kernel(Layer layer) {
    return layer.build(Shape.of(1, 4)).weights().get("kernel");
  }

  private static void assertKernelIsOf(Initializer initializer, Layer layer) {
    assertThat(kernel(layer)).isEqualTo(initializer.initialize(4, 3));
  }

  private static double stddev(Initializer initializer, long... shape) {
    return Statistics.of(initializer.initialize(shape)).stddev();
  }

  private static double stddev(TensorSource source) {
    return Statistics.of(source).stddev();
  }

  /** All values lie in a range, its ends included. */
  private static Consumer<float[]> within(double low, double high) {
    return values -> {
      for (float value : values) {
        assertThat((double) value).isBetween(low - 1e-7, high + 1e-7);
      }
    };
  }
}
