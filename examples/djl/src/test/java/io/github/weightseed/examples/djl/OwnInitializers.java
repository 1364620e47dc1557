package io.github.weightseed.examples.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.testing.Comparison;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Measures the initializers of DJL; an argument names a folder for pictures. With {@code bfloat16}
 * as the only argument, asks DJL for one in that type, which ends the JVM.
 */
final class OwnInitializers {

  private OwnInitializers() {}

  public static void main(String[] arguments) throws IOException {
    Initializer xavier = new XavierInitializer();
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      if (arguments.length == 1 && arguments[0].equals("bfloat16")) {
        System.out.println(xavier.initialize(manager, new Shape(4, 4), DataType.BFLOAT16));
        return;
      }
      float[] dense =
          xavier.initialize(manager, new Shape(256, 256), DataType.FLOAT32).toFloatArray();
      float[] ours = Comparison.ours(Initializers.glorotUniform(42), 256, 256);
      Comparison.row("`new XavierInitializer()`, 256×256", dense, ours);
      Comparison.row(
          "`new XavierInitializer()`, convolution 128×64×3×3",
          xavier.initialize(manager, new Shape(128, 64, 3, 3), DataType.FLOAT32).toFloatArray(),
          Comparison.ours(Initializers.glorotUniform(42), 3, 3, 64, 128));
      if (arguments.length > 0) {
        Comparison.draw(
            Path.of(arguments[0], "djl-xavier.svg"),
            "DJL 0.35.1, new XavierInitializer(), 256×256",
            dense,
            ours);
      }
    }
  }
}
