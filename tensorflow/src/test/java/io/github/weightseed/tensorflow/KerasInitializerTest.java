package io.github.weightseed.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.PlannedWeight;
import io.github.weightseed.testing.ForwardPass;
import io.github.weightseed.testing.RequiresNatives;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.EagerSession;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;

@RequiresNatives(framework = "TensorFlow-Java", probe = TensorFlowNatives.class)
class KerasInitializerTest {

  static Stream<ForwardPass> passes() {
    return Stream.of("conv_dense", "lstm", "gru").flatMap(ForwardPass::of);
  }

  private static Operand<TFloat32> call(Ops tf, ForwardPass pass, PlannedWeight weight) {
    return KerasInitializer.<TFloat32>of(weight.initializer())
        .backend(pass.backend())
        .call(tf, tf.constant(Shape.of(weight.shape().dims())), TFloat32.class);
  }

  private static void assertKeras(ForwardPass pass, PlannedWeight weight, TFloat32 tensor) {
    byte[] keras = new byte[(int) weight.parameters() * Float.BYTES];
    pass.weight(weight.path()).asByteBuffer().get(keras);
    assertThat(KerasTensorsTest.bytes(tensor)).isEqualTo(keras);
  }

  @ParameterizedTest
  @MethodSource("passes")
  void eagerValuesAreKeras(ForwardPass pass) {
    try (EagerSession session = EagerSession.create()) {
      for (PlannedWeight weight : pass.plan().weights()) {
        assertKeras(pass, weight, call(Ops.create(session), pass, weight).asTensor());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("passes")
  void graphValuesAreKeras(ForwardPass pass) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      PlannedWeight weight = pass.plan().weights().get(0);
      Operand<TFloat32> values = call(Ops.create(graph), pass, weight);
      try (Result result = session.runner().fetch(values).run()) {
        assertKeras(pass, weight, (TFloat32) result.get(0));
      }
    }
  }

  @Test
  void aGraphsShapeMustBeConstant() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TInt64> dims = tf.placeholder(TInt64.class);
      KerasInitializer<TFloat32> ones = KerasInitializer.of("ones");
      assertThatThrownBy(() -> ones.call(tf, dims, TFloat32.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("In a graph the shape must be a constant, got Placeholder");
    }
  }

  @Test
  void misuseIsOneException() {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      Operand<TInt64> dims = tf.constant(new long[] {2, 2});
      KerasInitializer<TFloat64> plain =
          KerasInitializer.<TFloat64>of("he_normal").seed(1).backend(Backend.JAX);
      assertThatThrownBy(() -> plain.call(tf, dims, TFloat64.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("jax makes float32 instead of float64");
      assertThatThrownBy(() -> plain.call(null, dims, TFloat64.class))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("tf");
      assertThatThrownBy(() -> plain.call(tf, null, TFloat64.class))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("dims");
      assertThatThrownBy(() -> plain.call(tf, tf.constant(new long[] {-2, 2}), TFloat64.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Dimensions must not be negative, got shape=(-2, 2)");
    }
  }
}
