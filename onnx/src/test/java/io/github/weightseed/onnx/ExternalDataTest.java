package io.github.weightseed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.github.weightseed.Backend;
import io.github.weightseed.Initializers;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.keras.stream.PartWriter;
import io.github.weightseed.testing.ForwardPass;
import io.github.weightseed.testing.RequiresNatives;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose values lie in a file of their own; ONNX Runtime judges what we write. */
@RequiresNatives(framework = "ONNX Runtime", probe = OnnxRuntime.class)
class ExternalDataTest {

  @TempDir private Path folder;

  private final ForwardPass pass = ForwardPass.of("conv_dense").findFirst().orElseThrow();

  /** The convolution's model with all initializers in a file that does not exist. */
  private Path skeleton() throws IOException {
    Path original = ForwardPassTest.exported(pass);
    byte[] bytes = Files.readAllBytes(original);
    Graph graph = Graph.read(original);
    List<Part> content = new ArrayList<>();
    int position = graph.from();
    for (Stored stored : graph.initializers()) {
      content.add(new Part.Literal(Arrays.copyOfRange(bytes, position, stored.from())));
      content.addAll(
          ModelFile.framed(
              stored.kept(),
              ModelFile.place(Path.of("missing.bin"), 0, stored.shape().size() * 4),
              List.of()));
      position = stored.to();
    }
    content.add(new Part.Literal(Arrays.copyOfRange(bytes, position, graph.to())));
    int size = (int) Part.size(content);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Literal(Arrays.copyOf(bytes, graph.lengthFrom())));
    parts.add(new Part.Literal(new byte[] {(byte) ((size & 127) | 128), (byte) (size >> 7)}));
    parts.addAll(content);
    parts.add(new Part.Literal(Arrays.copyOfRange(bytes, graph.to(), graph.size())));
    Path file = folder.resolve("skeleton.onnx");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      PartWriter.write(parts, channel, 1 << 16, 1, (written, total) -> {});
    }
    return file;
  }

  @Test
  void staysExternalInANewFile() throws IOException, OrtException {
    OnnxModel model = OnnxModel.read(skeleton());
    model.initialize(pass.initialize());
    Path target = folder.resolve("whole.onnx");
    model.write(target);
    assertThat(folder.resolve("whole.onnx.data")).exists();
    assertThat(Graph.read(target).initializers()).allMatch(Stored::external);
    float[] output = ForwardPassTest.run(target, pass);
    for (int i = 0; i < output.length; i++) {
      assertThat(output[i])
          .isCloseTo((float) pass.output().getFlat(i), within(ForwardPass.TOLERANCE));
    }
  }

  @Test
  void whatIsNotReplacedMustStayBesideItsFile() throws IOException {
    OnnxModel model = OnnxModel.read(skeleton());
    model.initialize(OnnxWeight.kernels("Conv"), Initializers.ones(), Backend.JAX);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("model.onnx");
    assertThatThrownBy(() -> model.write(elsewhere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("conv.bias is in a file beside ");
    assertThat(elsewhere).doesNotExist();
  }
}
