package io.github.weightseed.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2dTranspose;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Layout;
import io.github.weightseed.Tensor;
import io.github.weightseed.keras.PlannedWeight;
import io.github.weightseed.testing.ForwardPass;
import io.github.weightseed.testing.RequiresNatives;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@RequiresNatives(framework = "DJL with PyTorch", probe = PyTorch.class)
class KerasInitializerTest {

  private final NDManager manager = NDManager.newBaseManager("PyTorch");

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<ForwardPass> convolution() {
    return ForwardPass.of("conv_dense");
  }

  static Stream<ForwardPass> recurrent() {
    return Stream.of("lstm", "gru").flatMap(ForwardPass::of);
  }

  private static KerasInitializer initializer(ForwardPass pass, String path) {
    PlannedWeight weight =
        pass.plan().weights().stream()
            .filter(planned -> planned.path().equals(path))
            .findFirst()
            .orElseThrow();
    return KerasInitializer.of(weight.initializer()).backend(pass.backend());
  }

  @ParameterizedTest
  @MethodSource("convolution")
  void denseKernelIsKerasTransposed(ForwardPass pass) {
    Tensor keras = pass.weight("dense/kernel");
    NDArray weight =
        initializer(pass, "dense/kernel").initialize(manager, new Shape(5, 4), DataType.FLOAT32);
    for (int in = 0; in < 4; in++) {
      for (int out = 0; out < 5; out++) {
        assertThat(weight.getFloat(out, in)).isEqualTo((float) keras.get(in, out));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("convolution")
  void convolutionKernelHasOutputAndInputFirst(ForwardPass pass) {
    Tensor keras = pass.weight("conv2d/kernel");
    NDArray weight =
        initializer(pass, "conv2d/kernel")
            .initialize(manager, new Shape(4, 3, 3, 2), DataType.FLOAT32);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 2; column++) {
        for (int in = 0; in < 3; in++) {
          for (int out = 0; out < 4; out++) {
            assertThat(weight.getFloat(out, in, row, column))
                .isEqualTo((float) keras.get(row, column, in, out));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void recurrentKernelsHaveTheGatesOfPyTorch(ForwardPass pass) {
    String cell = pass.name() + "/" + pass.name() + "_cell/";
    // PyTorch: i, f, g, o and r, z, n; Keras: i, f, c, o and z, r, h.
    int[] gates = pass.name().equals("gru") ? new int[] {1, 0, 2} : new int[] {0, 1, 2, 3};
    Layout layout = pass.name().equals("gru") ? Layout.OUT_IN.withGates(1, 0, 2) : Layout.OUT_IN;
    for (String name : new String[] {"kernel", "recurrent_kernel"}) {
      Tensor keras = pass.weight(cell + name);
      int inputs = (int) keras.shape().dim(0);
      NDArray weight =
          initializer(pass, cell + name)
              .layout(layout)
              .initialize(manager, new Shape(gates.length * 5L, inputs), DataType.FLOAT32);
      for (int in = 0; in < inputs; in++) {
        for (int gate = 0; gate < gates.length; gate++) {
          for (int unit = 0; unit < 5; unit++) {
            assertThat(weight.getFloat(gate * 5L + unit, in))
                .isEqualTo((float) keras.get(in, gates[gate] * 5L + unit));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT16", "FLOAT32", "FLOAT64"})
  void everyFloatingTypeHasOurBytes(DataType type) {
    NDArray array =
        KerasInitializer.of("he_normal")
            .seed(42)
            .backend(Backend.JAX_X64)
            .layout(Layout.KERAS)
            .initialize(manager, new Shape(6, 7), type);
    assertThat(array.getDataType()).isEqualTo(type);
    ByteBuffer expected =
        Initializers.heNormal(42)
            .initialize(io.github.weightseed.Shape.of(6, 7), DjlArrays.dtype(type), Backend.JAX_X64)
            .asByteBuffer();
    assertThat(array.toByteBuffer()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"INT8", "UINT8", "INT32", "INT64", "BOOLEAN"})
  void everyOtherTypeIsFilled(DataType type) {
    KerasInitializer ones = KerasInitializer.of("ones").backend(Backend.NUMPY);
    DType dtype = DjlArrays.dtype(type);
    byte[] expected = new byte[6 * dtype.byteSize()];
    for (int i = 0; i < 6; i++) {
      expected[i * dtype.byteSize()] = 1;
    }
    NDArray array = ones.initialize(manager, new Shape(2, 3), type);
    assertThat(array.toByteBuffer()).isEqualTo(ByteBuffer.wrap(expected));
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"BFLOAT16", "INT16", "UINT16", "UINT32", "UINT64"})
  void typesThatWouldEndTheJvmAreRefused(DataType type) {
    assertThatThrownBy(() -> KerasInitializer.of("ones").initialize(manager, new Shape(2), type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("DJL's PyTorch engine has no " + type + ", only [float16");
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"COMPLEX64", "STRING", "UNKNOWN"})
  void typesWithoutNumbersAreRefused(DataType type) {
    assertThatThrownBy(() -> KerasInitializer.of("ones").initialize(manager, new Shape(2), type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A weight must be of numbers or booleans, got DJL's type " + type);
  }

  @Test
  void blocksTakeItPerParameterType() {
    SequentialBlock block =
        new SequentialBlock()
            .add(Linear.builder().setUnits(3).build())
            .add(Activation::relu)
            .add(Linear.builder().setUnits(2).build());
    block.setInitializer(
        KerasInitializer.of("glorot_uniform").seed(42).backend(Backend.JAX), Parameter.Type.WEIGHT);
    block.setInitializer(KerasInitializer.of("ones"), Parameter.Type.BIAS);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 4));
    Tensor keras =
        Initializers.glorotUniform(42)
            .initialize(io.github.weightseed.Shape.of(4, 3), DType.FLOAT32, Backend.JAX);
    NDArray weight = block.getParameters().get("01Linear_weight").getArray();
    assertThat(weight.transpose().toFloatArray()).isEqualTo(keras.toFloatArray());
    assertThat(weight.hasGradient()).isTrue();
    assertThat(block.getParameters().get("03Linear_bias").getArray().toFloatArray())
        .containsOnly(1);
  }

  @Test
  void applyToTakesEachBlocksLayout() {
    SequentialBlock block =
        new SequentialBlock().add(GRU.builder().setStateSize(5).setNumLayers(1).build());
    KerasInitializer.of("glorot_uniform").seed(42).backend(Backend.JAX).applyTo(block);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 4, 3));
    Tensor keras =
        Initializers.glorotUniform(42)
            .initialize(io.github.weightseed.Shape.of(3, 15), DType.FLOAT32, Backend.JAX);
    NDArray weight = block.getParameters().get("01GRU_l_0_i2h_WEIGHT").getArray();
    assertThat(weight.getFloat(0, 0)).isEqualTo((float) keras.get(0, 5));
    assertThat(weight.getFloat(5, 2)).isEqualTo((float) keras.get(2, 0));
  }

  @Test
  void applyToRefusesBlocksItDoesNotKnow() {
    SequentialBlock block =
        new SequentialBlock()
            .add(Linear.builder().setUnits(3).build())
            .add(Conv2dTranspose.builder().setKernelShape(new Shape(2, 2)).setFilters(3).build());
    assertThatThrownBy(() -> KerasInitializer.of("ones").applyTo(block))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The layout of weight in a Conv2dTranspose is not known; set its initializer with a"
                + " layout of your choice");
  }

  @Test
  void aClosedManagerIsOneException() {
    NDManager closed = NDManager.newBaseManager("PyTorch");
    closed.close();
    assertThatThrownBy(
            () -> KerasInitializer.of("ones").initialize(closed, new Shape(2), DataType.FLOAT32))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The NDManager is closed");
  }

  @Test
  void misuseIsOneException() {
    KerasInitializer ones = KerasInitializer.of("ones");
    assertThatThrownBy(() -> ones.initialize(manager, new Shape(-1, 2), DataType.FLOAT32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dimensions must not be negative, got shape=(-1, 2)");
    assertThatThrownBy(() -> ones.initialize(manager, null, DataType.FLOAT32))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("shape");
    assertThatThrownBy(() -> ones.initialize(null, new Shape(2), DataType.FLOAT32))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("manager");
    assertThatThrownBy(() -> ones.initialize(manager, new Shape(2), null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("dataType");
    assertThatThrownBy(() -> ones.seed(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only random initializers take a seed, got Ones()");
    assertThatThrownBy(() -> KerasInitializer.of("he_norml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("he_normal");
    assertThatThrownBy(
            () ->
                KerasInitializer.of("he_normal")
                    .backend(Backend.JAX)
                    .initialize(manager, new Shape(2, 2), DataType.FLOAT64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jax makes float32 instead of float64");
  }
}
