package io.github.weightseed.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.transformer.IdEmbedding;
import ai.djl.training.ParameterStore;
import io.github.weightseed.keras.transfer.TransferException;
import io.github.weightseed.keras.transfer.TransferReport;
import io.github.weightseed.testing.ForwardPass;
import io.github.weightseed.testing.RequiresNatives;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RequiresNatives(framework = "DJL with PyTorch", probe = PyTorch.class)
class KerasWeightsTest {

  private final NDManager manager = NDManager.newBaseManager("PyTorch");

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<ForwardPass> passes() {
    return Stream.of("conv_dense", "lstm", "gru", "embedding").flatMap(ForwardPass::of);
  }

  private static SequentialBlock convolution(int units) {
    return new SequentialBlock()
        .add(Conv2d.builder().setKernelShape(new Shape(3, 2)).setFilters(4).build())
        .add(Activation::relu)
        .add(Pool.globalAvgPool2dBlock())
        .add(Linear.builder().setUnits(units).build())
        .add(LambdaBlock.singleton(array -> array.softmax(-1)));
  }

  private static Block block(ForwardPass pass) {
    Linear two = Linear.builder().setUnits(2).build();
    return switch (pass.name()) {
      case "conv_dense" -> convolution(5);
      case "lstm" ->
          new SequentialBlock()
              .add(LSTM.builder().setStateSize(5).setNumLayers(1).build())
              .add(LambdaBlock.singleton(array -> array.get(":, -1")))
              .add(two);
      case "gru" ->
          new SequentialBlock()
              .add(GRU.builder().setStateSize(5).setNumLayers(1).build())
              .add(LambdaBlock.singleton(array -> array.get(":, -1")))
              .add(two);
      default ->
          new SequentialBlock()
              .add(new IdEmbedding.Builder().setDictionarySize(7).setEmbeddingSize(3).build())
              .add(LambdaBlock.singleton(array -> array.mean(new int[] {1})))
              .add(two);
    };
  }

  /** Keras has channels last, DJL first. */
  private NDArray input(ForwardPass pass) {
    NDArray input =
        manager.create(pass.input().toFloatArray(), new Shape(pass.input().shape().dims()));
    return switch (pass.name()) {
      case "conv_dense" -> input.transpose(0, 3, 1, 2);
      case "embedding" -> input.toType(DataType.INT64, false);
      default -> input;
    };
  }

  @ParameterizedTest
  @MethodSource("passes")
  void forwardPassIsThatOfKeras(ForwardPass pass) {
    try (Model model = Model.newInstance(pass.name(), "PyTorch")) {
      Block block = block(pass);
      model.setBlock(block);
      NDArray input = input(pass);
      block.initialize(manager, DataType.FLOAT32, input.getShape());

      TransferReport report = KerasWeights.of(pass.initialize()).into(block);

      assertThat(report.matched()).hasSize(pass.weights().size());
      float[] output =
          block
              .forward(new ParameterStore(manager, false), new NDList(input), false)
              .singletonOrThrow()
              .toFloatArray();
      assertThat(output).hasSize(pass.output().size());
      for (int i = 0; i < output.length; i++) {
        Assertions.assertThat(output[i])
            .isCloseTo((float) pass.output().getFlat(i), within(ForwardPass.TOLERANCE));
      }
    }
  }

  private SequentialBlock initialized(int units) {
    SequentialBlock block = convolution(units);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 6, 5));
    return block;
  }

  private static ForwardPass pass() {
    return ForwardPass.of("conv_dense").findFirst().orElseThrow();
  }

  @Test
  void aMismatchChangesNothing() {
    SequentialBlock block = initialized(6);
    Parameter first = block.getParameters().get("01Conv2d_weight");
    float[] before = first.getArray().toFloatArray();
    KerasWeights weights = KerasWeights.of(pass().initialize());
    assertThatThrownBy(() -> weights.into(block))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("2 weights match, 2 problems; nothing was changed")
        .hasMessageContaining("04Linear_weight (4, 6) <- dense/kernel (4, 5): the shapes differ");
    assertThat(first.getArray().toFloatArray()).isEqualTo(before);
    assertThat(weights.compare(block).problems()).hasSize(2);
  }

  @Test
  void byNameOnlyTheNamedChange() {
    SequentialBlock block = initialized(6);
    TransferReport report =
        KerasWeights.of(pass().initialize())
            .named(Map.of("01Conv2d_bias", "conv2d/bias"))
            .into(block);
    assertThat(report.matched()).containsExactly("01Conv2d_bias (4,) <- conv2d/bias (4,)");
    assertThat(block.getParameters().get("01Conv2d_bias").getArray().toFloatArray())
        .isEqualTo(pass().weight("conv2d/bias").toFloatArray());
  }

  @Test
  void normalizationTakesItsFourVectors() {
    SequentialBlock block = new SequentialBlock().add(BatchNorm.builder().build());
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 4, 4));
    assertThat(BlockReceivers.of(block))
        .extracting(receiver -> receiver.name() + receiver.shape())
        .containsExactly(
            "01BatchNorm_gamma(3,)",
            "01BatchNorm_beta(3,)",
            "01BatchNorm_runningMean(3,)",
            "01BatchNorm_runningVar(3,)");
  }

  @Test
  void misuseIsOneException() {
    KerasWeights weights = KerasWeights.of(pass().initialize());
    assertThatThrownBy(() -> weights.into(convolution(5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The block must be initialized first, but 01Conv2d_weight has no array");
    assertThatThrownBy(() -> weights.into(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("block");
    SequentialBlock half = convolution(5);
    half.initialize(manager, DataType.FLOAT16, new Shape(1, 3, 6, 5));
    assertThatThrownBy(() -> weights.into(half))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the dtypes differ, float16 and float32");
    SequentialBlock closed = convolution(5);
    try (NDManager inner = manager.newSubManager()) {
      closed.initialize(inner, DataType.FLOAT32, new Shape(1, 3, 6, 5));
    }
    assertThatThrownBy(() -> weights.into(closed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The array of 01Conv2d_weight is closed");
  }
}
