package io.github.weightseed.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.testing.ForwardPass;
import io.github.weightseed.testing.RequiresNatives;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.EagerSession;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint16;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

@RequiresNatives(framework = "TensorFlow-Java", probe = TensorFlowNatives.class)
class KerasTensorsTest {

  static Stream<ForwardPass> passes() {
    return Stream.of("conv_dense", "lstm", "gru", "embedding").flatMap(ForwardPass::of);
  }

  static Stream<ForwardPass> convolution() {
    return ForwardPass.of("conv_dense");
  }

  static List<Class<? extends TType>> types() {
    return List.of(
        TFloat16.class,
        TBfloat16.class,
        TFloat32.class,
        TFloat64.class,
        TInt32.class,
        TInt64.class,
        TUint8.class,
        TUint16.class,
        TBool.class);
  }

  /** TensorFlow's bytes of a tensor. */
  static byte[] bytes(TType tensor) {
    byte[] bytes = new byte[(int) tensor.asRawTensor().numBytes()];
    tensor.asRawTensor().data().read(bytes);
    return bytes;
  }

  private static byte[] bytes(Tensor tensor) {
    byte[] bytes = new byte[tensor.size() * tensor.dtype().byteSize()];
    tensor.asByteBuffer().get(bytes);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("passes")
  void tensorsHaveKerasBytes(ForwardPass pass) {
    for (InitialWeight weight : pass.initialize().weights()) {
      Tensor keras = pass.weight(weight.plan().path());
      try (TFloat32 tensor = KerasTensors.tensor(weight.source(), TFloat32.class)) {
        assertThat(tensor.shape().asArray()).isEqualTo(keras.shape().dims());
        assertThat(bytes(tensor)).isEqualTo(bytes(keras));
      }
    }
  }

  private static Operand<TFloat32> network(Ops tf, ForwardPass pass) {
    Map<String, Operand<TFloat32>> weights = new HashMap<>();
    pass.initialize()
        .weights()
        .forEach(
            weight ->
                weights.put(
                    weight.plan().path(),
                    KerasTensors.constant(tf, weight.source(), TFloat32.class)));
    Operand<TFloat32> input = KerasTensors.constant(tf, pass.input().source(), TFloat32.class);
    Operand<TFloat32> convolved =
        tf.nn.relu(
            tf.math.add(
                tf.nn.conv2d(input, weights.get("conv2d/kernel"), List.of(1L, 1L, 1L, 1L), "VALID"),
                weights.get("conv2d/bias")));
    Operand<TFloat32> pooled = tf.math.mean(convolved, tf.constant(new int[] {1, 2}));
    return tf.nn.softmax(
        tf.math.add(
            tf.linalg.matMul(pooled, weights.get("dense/kernel")), weights.get("dense/bias")));
  }

  private static void assertOutput(ForwardPass pass, TFloat32 output) {
    for (int sample = 0; sample < 2; sample++) {
      for (int unit = 0; unit < 5; unit++) {
        assertThat(output.getFloat(sample, unit))
            .isCloseTo((float) pass.output().get(sample, unit), within(ForwardPass.TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("convolution")
  void eagerForwardPassIsThatOfKeras(ForwardPass pass) {
    try (EagerSession session = EagerSession.create()) {
      assertOutput(pass, network(Ops.create(session), pass).asTensor());
    }
  }

  @ParameterizedTest
  @MethodSource("convolution")
  void graphForwardPassIsThatOfKeras(ForwardPass pass) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Operand<TFloat32> output = network(Ops.create(graph), pass);
      try (Result result = session.runner().fetch(output).run()) {
        assertOutput(pass, (TFloat32) result.get(0));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeHasOurBytes(Class<? extends TType> type) {
    DType dtype = KerasTensors.dtype(type);
    byte[] bytes = new byte[6 * dtype.byteSize()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = dtype == DType.BOOL ? (byte) (i % 2) : (byte) (i + 1);
    }
    Tensor ours = Tensor.of(Shape.of(2, 3), dtype, bytes);
    try (TType theirs = KerasTensors.tensor(ours.source(), type)) {
      assertThat(bytes(theirs)).isEqualTo(bytes);
    }
  }

  @Test
  void misuseIsOneException() {
    TensorSource source = Initializers.ones().source(Shape.of(2), DType.FLOAT32, Backend.NUMPY);
    assertThatThrownBy(() -> KerasTensors.tensor(source, TFloat64.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The values are of dtype float32, got TFloat64");
    assertThatThrownBy(() -> KerasTensors.tensor(source, TString.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A weight must be of numbers or booleans, got TensorFlow's type TString");
    assertThatThrownBy(() -> KerasTensors.tensor(null, TFloat32.class))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("source");
    assertThatThrownBy(() -> KerasTensors.constant(null, source, TFloat32.class))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("tf");
    Ops closed;
    try (EagerSession session = EagerSession.create()) {
      closed = Ops.create(session);
    }
    assertThatThrownBy(() -> KerasTensors.constant(closed, source, TFloat32.class))
        .isInstanceOf(IllegalStateException.class);
    Ops closedGraph;
    try (Graph graph = new Graph()) {
      closedGraph = Ops.create(graph);
    }
    assertThatThrownBy(() -> KerasTensors.constant(closedGraph, source, TFloat32.class))
        .isInstanceOf(IllegalStateException.class);
  }
}
