package io.github.weightseed.keras.layers;

import static io.github.weightseed.keras.layers.ExampleValues.assertKernelIsOf;
import static io.github.weightseed.keras.layers.ExampleValues.kernel;
import static io.github.weightseed.keras.layers.ExampleValues.stddev;
import static io.github.weightseed.keras.layers.ExampleValues.within;
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
import io.github.weightseed.Tensor;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.Identity;
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
import org.junit.jupiter.api.Test;

/**
 * The Java twins of {@code docs/from-python.md} for functions, classes, names and configs. Between
 * {@code // [n]} and {@code // [end]} stands what the page shows; {@link FromPythonPageTest}
 * compares them.
 *
 * <p>Standard deviations are those of 160 000 values: within 1 % of the true one but for less than
 * one run in 10^7.
 */
class FromPythonNamesTest {

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
}
