package io.github.weightseed.examples.tensorflow;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.tensorflow.KerasTensors;
import java.util.List;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A small network in TensorFlow-Java that starts from Keras' weights, and one forward pass. */
public final class TensorFlowExample {

  private static final Initializer INITIALIZER = Initializers.glorotUniform(42);

  private TensorFlowExample() {}

  private static Operand<TFloat32> weight(Ops tf, long... dims) {
    // As GlorotUniform(seed=42) of Keras on JAX.
    return KerasTensors.constant(
        tf, INITIALIZER.source(Shape.of(dims), DType.FLOAT32, Backend.JAX), TFloat32.class);
  }

  /** Prints the first weight and the output. */
  public static void main(String[] arguments) {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      Operand<TFloat32> images = tf.fill(tf.array(1, 16, 16, 3), tf.constant(1f));
      Operand<TFloat32> convolved =
          tf.nn.relu(
              tf.nn.conv2d(images, weight(tf, 3, 3, 3, 8), List.of(1L, 1L, 1L, 1L), "VALID"));
      Operand<TFloat32> dense = weight(tf, 8, 4);
      Operand<TFloat32> output = tf.linalg.matMul(tf.math.mean(convolved, tf.array(1, 2)), dense);
      System.out.println("first of the dense kernel = " + dense.asTensor().getFloat(0, 0));
      StringBuilder line = new StringBuilder("output =");
      output.asTensor().scalars().forEach(scalar -> line.append(' ').append(scalar.getFloat()));
      System.out.println(line);
    }
  }
}
