package io.github.weightseed.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.keras.transfer.TransferException;
import io.github.weightseed.keras.transfer.TransferReport;
import io.github.weightseed.testing.ForwardPass;
import io.github.weightseed.testing.RequiresNatives;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

@RequiresNatives(framework = "DL4J", probe = Nd4jNatives.class)
class KerasWeightsTest {

  static Stream<ForwardPass> passes() {
    return Stream.of("conv_dense", "lstm", "embedding").flatMap(ForwardPass::of);
  }

  static Stream<ForwardPass> recurrent() {
    return ForwardPass.of("lstm");
  }

  private static ForwardPass convolution() {
    return ForwardPass.of("conv_dense").findFirst().orElseThrow();
  }

  private static void assertOutput(ForwardPass pass, INDArray output) {
    float[] values = output.dup('c').data().asFloat();
    assertThat(values).hasSize(pass.output().size());
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i])
          .isCloseTo((float) pass.output().getFlat(i), within(ForwardPass.TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("passes")
  void forwardPassIsThatOfKeras(ForwardPass pass) {
    MultiLayerNetwork network = Networks.of(pass);
    TransferReport report = KerasWeights.of(pass.initialize()).into(network);
    assertThat(report.matched()).hasSize(pass.weights().size());
    assertOutput(pass, network.output(Networks.input(pass)));
  }

  @Test
  void graphsTakeThemToo() {
    ForwardPass pass = convolution();
    ComputationGraph graph = Networks.of(pass).toComputationGraph();
    KerasWeights.of(pass.initialize()).into(graph);
    assertOutput(pass, graph.outputSingle(Networks.input(pass)));
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void lstmKernelsHaveTheGatesOfDl4j(ForwardPass pass) {
    MultiLayerNetwork network = Networks.of(pass);
    KerasWeights.of(pass.initialize()).into(network);
    // DL4J: c, f, o, i; Keras: i, f, c, o.
    int[] gates = {2, 1, 3, 0};
    for (var names :
        Map.of("0_W", "lstm/lstm_cell/kernel", "0_RW", "lstm/lstm_cell/recurrent_kernel")
            .entrySet()) {
      INDArray weight = network.getParam(names.getKey());
      Tensor keras = pass.weight(names.getValue());
      for (int in = 0; in < keras.shape().dim(0); in++) {
        for (int gate = 0; gate < 4; gate++) {
          for (int unit = 0; unit < 5; unit++) {
            assertThat(weight.getFloat(in, gate * 5L + unit))
                .isEqualTo((float) keras.get(in, gates[gate] * 5L + unit));
          }
        }
      }
    }
  }

  @Test
  void aMismatchChangesNothing() {
    MultiLayerNetwork network = Networks.convolution(6, DataType.FLOAT);
    INDArray before = network.params().dup();
    KerasWeights weights = KerasWeights.of(convolution().initialize());
    assertThatThrownBy(() -> weights.into(network))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("2 weights match, 2 problems; nothing was changed")
        .hasMessageContaining("2_W (4, 6) <- dense/kernel (4, 5): the shapes differ");
    assertThat(network.params()).isEqualTo(before);
    assertThat(weights.compare(network).problems()).hasSize(2);
  }

  @Test
  void byNameOnlyTheNamedChange() {
    MultiLayerNetwork network = Networks.convolution(6, DataType.FLOAT);
    assertThat(
            KerasWeights.of(convolution().initialize())
                .named(Map.of("0_b", "conv2d/bias"))
                .into(network)
                .matched())
        .containsExactly("0_b (4,) <- conv2d/bias (4,)");
    assertThat(network.getParam("0_b").toFloatVector())
        .isEqualTo(convolution().weight("conv2d/bias").toFloatArray());
  }

  @Test
  void otherTypesAreAMismatch() {
    MultiLayerNetwork network = Networks.convolution(5, DataType.DOUBLE);
    assertThatThrownBy(() -> KerasWeights.of(convolution().initialize()).into(network))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the dtypes differ, float64 and float32");
  }

  private static MultiLayerNetwork sequence(org.deeplearning4j.nn.conf.layers.Layer layer) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(layer)
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(3, 4))
                .build());
    network.init();
    return network;
  }

  private static Stream<String> names(MultiLayerNetwork network) {
    return LayerReceivers.of(network).stream().map(receiver -> receiver.name() + receiver.shape());
  }

  @Test
  void layersHaveKerasWeightsInKerasOrder() {
    assertThat(names(sequence(new Bidirectional(new LSTM.Builder().nOut(5).build()))))
        .containsExactly(
            "0_fW(3, 20)",
            "0_fRW(5, 20)",
            "0_fb(20,)",
            "0_bW(3, 20)",
            "0_bRW(5, 20)",
            "0_bb(20,)",
            "1_W(10, 2)",
            "1_b(2,)");
    assertThat(names(sequence(new Convolution1DLayer.Builder(2).nOut(5).build())))
        .containsExactly("0_W(2, 3, 5)", "0_b(5,)", "1_W(5, 2)", "1_b(2,)");
    assertThat(names(sequence(new BatchNormalization())))
        .startsWith("0_gamma(3,)", "0_beta(3,)", "0_mean(3,)", "0_log10stdev(3,)");
  }

  @Test
  void varianceBecomesTheLogarithmOfTheStddev() {
    MultiLayerNetwork network = sequence(new BatchNormalization());
    LayerReceivers.of(network)
        .get(3)
        .writer()
        .accept(Tensor.of(Shape.of(3), 1f, 100f, 0.01f).source());
    assertThat(network.getParam("0_log10stdev").toFloatVector()).containsExactly(0, 1, -1);
  }

  @Test
  void everyReceiverWritesToTheNetwork() {
    MultiLayerNetwork network = sequence(new Convolution1DLayer.Builder(2).nOut(5).build());
    LayerReceivers.of(network)
        .forEach(
            receiver ->
                receiver
                    .writer()
                    .accept(
                        Initializers.constant(3.0)
                            .source(receiver.shape(), receiver.dtype(), Backend.NUMPY)));
    assertThat(network.params().toFloatVector()).containsOnly(3);
  }

  @Test
  void misuseIsOneException() {
    KerasWeights weights = KerasWeights.of(convolution().initialize());
    assertThatThrownBy(() -> weights.into((MultiLayerNetwork) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("network");
    MultiLayerNetwork initialized = Networks.convolution(5, DataType.FLOAT);
    MultiLayerNetwork raw = new MultiLayerNetwork(initialized.getLayerWiseConfigurations());
    assertThatThrownBy(() -> weights.into(raw))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The network must be initialized first");
    assertThatThrownBy(() -> weights.into(sequence(new AutoEncoder.Builder().nOut(5).build())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The layout of a AutoEncoder is not known");
  }
}
