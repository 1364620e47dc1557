package io.github.weightseed.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.SeedGenerator;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.keras.PlannedWeight;
import io.github.weightseed.testing.ForwardPass;
import io.github.weightseed.testing.RequiresNatives;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@RequiresNatives(framework = "DL4J", probe = Nd4jNatives.class)
class KerasWeightInitTest {

  static Stream<ForwardPass> convolution() {
    return ForwardPass.of("conv_dense");
  }

  static Stream<ForwardPass> recurrent() {
    return ForwardPass.of("lstm");
  }

  private static KerasWeightInit of(ForwardPass pass, String path, LayerLayout layout) {
    PlannedWeight weight =
        pass.plan().weights().stream()
            .filter(planned -> planned.path().equals(path))
            .findFirst()
            .orElseThrow();
    return KerasWeightInit.of(weight.initializer(), layout).backend(pass.backend());
  }

  private static MultiLayerConfiguration configuration(ForwardPass pass) {
    return new NeuralNetConfiguration.Builder()
        .list()
        .layer(
            new ConvolutionLayer.Builder(3, 2)
                .nOut(4)
                .weightInit(of(pass, "conv2d/kernel", LayerLayout.CONVOLUTION))
                .build())
        .layer(new org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer())
        .layer(
            new DenseLayer.Builder()
                .nOut(5)
                .weightInit(of(pass, "dense/kernel", LayerLayout.DENSE))
                .build())
        .layer(Networks.output(2, Activation.IDENTITY))
        .setInputType(InputType.convolutional(6, 5, 3))
        .build();
  }

  private static MultiLayerNetwork network(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  @ParameterizedTest
  @MethodSource("convolution")
  void denseAndConvolutionKernelsAreKeras(ForwardPass pass) {
    MultiLayerNetwork network = network(configuration(pass));
    INDArray dense = network.getParam("2_W");
    Tensor kerasDense = pass.weight("dense/kernel");
    for (int in = 0; in < 4; in++) {
      for (int out = 0; out < 5; out++) {
        assertThat(dense.getFloat(in, out)).isEqualTo((float) kerasDense.get(in, out));
      }
    }
    INDArray conv = network.getParam("0_W");
    Tensor kerasConv = pass.weight("conv2d/kernel");
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 2; column++) {
        for (int in = 0; in < 3; in++) {
          for (int out = 0; out < 4; out++) {
            assertThat(conv.getFloat(out, in, row, column))
                .isEqualTo((float) kerasConv.get(row, column, in, out));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void lstmKernelsAreKerasWithTheGatesOfDl4j(ForwardPass pass) {
    MultiLayerNetwork network =
        network(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new LastTimeStep(
                        new LSTM.Builder()
                            .nOut(5)
                            .weightInit(of(pass, "lstm/lstm_cell/kernel", LayerLayout.LSTM))
                            .weightInitRecurrent(
                                of(pass, "lstm/lstm_cell/recurrent_kernel", LayerLayout.LSTM))
                            .build()))
                .layer(Networks.output(2, Activation.IDENTITY))
                .setInputType(InputType.recurrent(3))
                .build());
    MultiLayerNetwork whole = Networks.of(pass);
    KerasWeights.of(pass.initialize()).into(whole);
    // What KerasWeights puts there is compared with Keras' bytes in its own test.
    assertThat(network.getParam("0_W")).isEqualTo(whole.getParam("0_W"));
    assertThat(network.getParam("0_RW")).isEqualTo(whole.getParam("0_RW"));
  }

  @Test
  void embeddingsAreKeras() {
    KerasWeightInit uniform =
        KerasWeightInit.of("random_uniform", LayerLayout.EMBEDDING).seed(7).backend(Backend.JAX);
    MultiLayerNetwork network =
        network(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new EmbeddingLayer.Builder().nIn(7).nOut(3).weightInit(uniform).build())
                .layer(Networks.output(2, Activation.IDENTITY))
                .build());
    assertThat(network.getParam("0_W").dup('c').data().asFloat())
        .isEqualTo(
            Initializers.seeded(Initializers.get("random_uniform"), 7)
                .initialize(Shape.of(7, 3), DType.FLOAT32, Backend.JAX)
                .toFloatArray());
  }

  @Test
  void configurationGoesThroughJson() {
    ForwardPass pass = convolution().findFirst().orElseThrow();
    MultiLayerConfiguration before = configuration(pass);
    MultiLayerConfiguration after = MultiLayerConfiguration.fromJson(before.toJson());
    assertThat(before.toJson()).contains("\"backend\" : \"JAX\"").contains("GlorotUniform");
    assertThat(after.getConf(0).getLayer()).isEqualTo(before.getConf(0).getLayer());
    assertThat(network(after).getParam("0_W")).isEqualTo(network(before).getParam("0_W"));
  }

  @Test
  void isSerializable() throws IOException, ClassNotFoundException {
    KerasWeightInit before = KerasWeightInit.of("he_normal", LayerLayout.DENSE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(before);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(before).hasToString(before.toString());
    }
  }

  @Test
  void orthogonalIsOrthogonal() {
    MultiLayerNetwork network =
        network(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(16)
                        .nOut(16)
                        .weightInit(KerasWeightInit.of("orthogonal", LayerLayout.DENSE).seed(1))
                        .build())
                .layer(Networks.output(2, Activation.IDENTITY))
                .build());
    INDArray weight = network.getParam("0_W");
    float[] product = weight.transpose().mmul(weight).dup('c').data().asFloat();
    for (int i = 0; i < product.length; i++) {
      assertThat(product[i]).isCloseTo(i % 17 == 0 ? 1f : 0f, within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"HALF,FLOAT16", "BFLOAT16,BFLOAT16", "FLOAT,FLOAT32", "DOUBLE,FLOAT64"})
  void everyTypeHasKerasValues(DataType type, DType dtype) {
    INDArray view = Nd4j.create(type, 42);
    INDArray weight =
        KerasWeightInit.of("glorot_normal", LayerLayout.DENSE)
            .seed(3)
            .backend(Backend.JAX_X64)
            .init(6, 7, new long[] {6, 7}, 'f', view);
    Tensor keras = Initializers.glorotNormal(3).initialize(Shape.of(6, 7), dtype, Backend.JAX_X64);
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 7; column++) {
        assertThat(weight.getDouble(row, column)).isEqualTo(keras.get(row, column));
      }
    }
  }

  @Test
  void aDrawnSeedIsKept() {
    KerasWeightInit unseeded = KerasWeightInit.of("he_normal", LayerLayout.DENSE);
    long[] shape = {2, 3};
    assertThat(unseeded.init(2, 3, shape, 'f', Nd4j.create(6)))
        .isEqualTo(unseeded.init(2, 3, shape, 'f', Nd4j.create(6)));
  }

  @Test
  void misuseIsOneException() {
    KerasWeightInit ones = KerasWeightInit.of("ones", LayerLayout.DENSE);
    assertThatThrownBy(() -> ones.init(2, 3, new long[] {2, 3}, 'f', Nd4j.create(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The part of the parameters has 7 elements, got shape=(2, 3)");
    assertThatThrownBy(() -> ones.init(2, 3, new long[] {2, 3}, 'f', Nd4j.create(DataType.BOOL, 6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A network's weights must be of a floating-point type, got ND4J's type BOOL");
    assertThatThrownBy(() -> ones.init(2, 3, new long[] {2, 3}, 'f', null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("paramView");
    assertThatThrownBy(() -> KerasWeightInit.of("ones", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("layout");
    SeedGenerator generator = new SeedGenerator(1);
    assertThatThrownBy(
            () -> KerasWeightInit.of(Initializers.heNormal(generator), LayerLayout.DENSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The seed must be an int");
    KerasWeightInit plain = KerasWeightInit.of("he_normal", LayerLayout.DENSE).backend(Backend.JAX);
    assertThatThrownBy(
            () -> plain.init(2, 3, new long[] {2, 3}, 'f', Nd4j.create(DataType.DOUBLE, 6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jax makes float32 instead of float64");
  }
}
