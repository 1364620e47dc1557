package io.github.weightseed.keras.layers;

import static io.github.weightseed.keras.layers.ExampleValues.assertKernelIsOf;
import static io.github.weightseed.keras.layers.ExampleValues.config;
import static io.github.weightseed.keras.layers.ExampleValues.stddev;
import static io.github.weightseed.keras.layers.ExampleValues.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
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
import io.github.weightseed.initializers.TruncatedNormal;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.initializers.Zeros;
import org.junit.jupiter.api.Test;

/**
 * The Java twins of {@code docs/from-python.md} for each initializer, alone and in a layer. Between
 * {@code // [n]} and {@code // [end]} stands what the page shows; {@link FromPythonPageTest}
 * compares them.
 *
 * <p>Standard deviations are those of 160 000 values: within 1 % of the true one but for less than
 * one run in 10^7.
 */
class FromPythonInitializersTest {

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
}
