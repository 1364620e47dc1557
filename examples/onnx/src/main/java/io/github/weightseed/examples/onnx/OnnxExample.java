package io.github.weightseed.examples.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.onnx.OnnxModel;
import io.github.weightseed.onnx.OnnxWeight;
import io.github.weightseed.onnx.OrtTensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** A small ONNX model that starts from Keras' weights, and one forward pass through it. */
public final class OnnxExample {

  private OnnxExample() {}

  /** Prints what was replaced, and the output. */
  public static void main(String[] arguments) throws IOException, OrtException {
    Path file = Files.createTempFile("example", ".onnx");
    try {
      copyModel(file);

      OnnxModel model = OnnxModel.read(file);
      model
          .initialize(OnnxWeight.kernels(), Initializers.glorotUniform(42), Backend.JAX)
          .forEach(weight -> System.out.println(weight.name() + " of " + weight.operator()));
      model.write(file);

      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      Shape images = Shape.of(2, 3, 6, 5);
      try (OrtSession session = environment.createSession(file.toString());
          OnnxTensor input =
              OrtTensors.create(
                  environment, Initializers.ones().source(images, DType.FLOAT32, Backend.JAX));
          OrtSession.Result result = session.run(Map.of("input", input))) {
        float[][] output = (float[][]) result.get(0).getValue();
        System.out.println("output " + Arrays.toString(output[0]));
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void copyModel(Path target) throws IOException {
    try (InputStream model =
        Objects.requireNonNull(OnnxExample.class.getResourceAsStream("/onnx/conv_dense.onnx"))) {
      Files.copy(model, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
