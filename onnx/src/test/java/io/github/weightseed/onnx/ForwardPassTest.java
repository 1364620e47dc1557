package io.github.weightseed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.keras.transfer.TransferReport;
import io.github.weightseed.testing.ForwardPass;
import io.github.weightseed.testing.RequiresNatives;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that PyTorch exported, with Keras' weights, on ONNX Runtime: what Keras computed. */
@RequiresNatives(framework = "ONNX Runtime", probe = OnnxRuntime.class)
class ForwardPassTest {

  @TempDir private Path folder;

  static Stream<ForwardPass> passes() {
    return Stream.of("conv_dense", "lstm", "gru", "embedding").flatMap(ForwardPass::of);
  }

  static Path exported(ForwardPass pass) {
    return Path.of("src/test/resources/onnx", pass.name() + ".onnx");
  }

  @ParameterizedTest
  @MethodSource("passes")
  void isThatOfKeras(ForwardPass pass) throws IOException, OrtException {
    OnnxModel model = OnnxModel.read(exported(pass));
    TransferReport report = model.initialize(pass.initialize());
    assertThat(report.matched()).hasSize(pass.weights().size());
    Path written = folder.resolve("model.onnx");
    model.write(written);
    float[] output = run(written, pass);
    assertThat(output).hasSize(pass.output().size());
    for (int i = 0; i < output.length; i++) {
      assertThat(output[i])
          .isCloseTo((float) pass.output().getFlat(i), within(ForwardPass.TOLERANCE));
    }
  }

  static float[] run(Path model, ForwardPass pass) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toString());
        OnnxTensor input = OrtTensors.create(environment, input(pass).source());
        OrtSession.Result result = session.run(Map.of("input", input))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] output = new float[buffer.remaining()];
      buffer.get(output);
      return output;
    }
  }

  /** Keras has channels last, ONNX first. */
  private static Tensor input(ForwardPass pass) {
    Tensor keras = pass.input();
    if (pass.name().equals("embedding")) {
      return Tensor.of(
          keras.shape(),
          LongStream.range(0, keras.size()).map(i -> (long) keras.getFlat((int) i)).toArray());
    }
    if (!pass.name().equals("conv_dense")) {
      return keras;
    }
    float[] values = new float[keras.size()];
    int i = 0;
    for (int sample = 0; sample < 2; sample++) {
      for (int channel = 0; channel < 3; channel++) {
        for (int row = 0; row < 6; row++) {
          for (int column = 0; column < 5; column++) {
            values[i++] = (float) keras.get(sample, row, column, channel);
          }
        }
      }
    }
    assertThat(keras.dtype()).isEqualTo(DType.FLOAT32);
    return Tensor.of(Shape.of(2, 3, 6, 5), values);
  }
}
