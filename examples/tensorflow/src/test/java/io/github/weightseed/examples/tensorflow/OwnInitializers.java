package io.github.weightseed.examples.tensorflow;

import io.github.weightseed.Initializers;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.testing.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.EagerSession;
import org.tensorflow.framework.initializers.Glorot;
import org.tensorflow.framework.initializers.He;
import org.tensorflow.framework.initializers.Initializer;
import org.tensorflow.framework.initializers.VarianceScaling;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Measures the initializers of tensorflow-framework; an argument names a folder for pictures. */
final class OwnInitializers {

  private OwnInitializers() {}

  private static float[] values(Ops tf, Initializer<TFloat32> initializer, long... shape) {
    TFloat32 tensor = initializer.call(tf, tf.constant(Shape.of(shape)), TFloat32.class).asTensor();
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  public static void main(String[] arguments) throws IOException {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      float[] glorot = values(tf, new Glorot<>(VarianceScaling.Distribution.UNIFORM, 42), 256, 256);
      float[] ours = Comparison.ours(Initializers.glorotUniform(42), 256, 256);
      Comparison.row("`Glorot(UNIFORM)`, 256×256", glorot, ours);
      Comparison.row(
          "`He(TRUNCATED_NORMAL)`, 3×3×64×128",
          values(tf, new He<>(VarianceScaling.Distribution.TRUNCATED_NORMAL, 42), 3, 3, 64, 128),
          Comparison.ours(Initializers.heNormal(42), 3, 3, 64, 128));
      orthogonal(tf, 16, 32);
      orthogonal(tf, 32, 16);
      if (arguments.length > 0) {
        Comparison.draw(
            Path.of(arguments[0], "tensorflow-glorot.svg"),
            "TensorFlow-Java 1.0.0, Glorot(UNIFORM), 256×256",
            glorot,
            ours);
      }
    }
  }

  private static void orthogonal(Ops tf, long rows, long columns) {
    String call = "`Orthogonal`, %d×%d".formatted(rows, columns);
    float[] ours = Comparison.ours(Orthogonal.builder().seed(42).build(), rows, columns);
    try {
      Comparison.row(
          call,
          values(tf, new org.tensorflow.framework.initializers.Orthogonal<>(42), rows, columns),
          ours);
    } catch (RuntimeException e) {
      Comparison.row(call, e, ours);
    }
  }
}
