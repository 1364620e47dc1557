package io.github.weightseed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Layout;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.keras.transfer.TransferException;
import io.github.weightseed.testing.ForwardPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {

  private static final Path CONVOLUTION = Path.of("src/test/resources/onnx/conv_dense.onnx");
  private static final Path LSTM = Path.of("src/test/resources/onnx/lstm.onnx");

  @TempDir private Path folder;

  static Stream<ForwardPass> convolution() {
    return ForwardPass.of("conv_dense");
  }

  static Stream<ForwardPass> recurrent() {
    return Stream.of("lstm", "gru").flatMap(ForwardPass::of);
  }

  /** The values of an initializer in a file that we wrote: the last bytes of its field. */
  private static Tensor values(Path file, String name) throws IOException {
    byte[] all = Files.readAllBytes(file);
    for (Stored stored : Graph.read(file).initializers()) {
      if (stored.name().equals(name)) {
        int size = (int) stored.shape().size() * Float.BYTES;
        return Tensor.of(
            stored.shape(),
            DType.FLOAT32,
            Arrays.copyOfRange(all, stored.to() - size, stored.to()));
      }
    }
    throw new AssertionError("no " + name);
  }

  private Path written(OnnxModel model) throws IOException {
    Path file = folder.resolve("written.onnx");
    model.write(file);
    return file;
  }

  @ParameterizedTest
  @MethodSource("convolution")
  void kernelsAreKerasInOnnxLayout(ForwardPass pass) throws IOException {
    OnnxModel model = OnnxModel.read(CONVOLUTION);
    model.initialize(pass.initialize());
    Path file = written(model);
    Tensor conv = values(file, "conv.weight");
    Tensor dense = values(file, "dense.weight");
    Tensor kerasConv = pass.weight("conv2d/kernel");
    Tensor kerasDense = pass.weight("dense/kernel");
    for (int in = 0; in < 4; in++) {
      for (int out = 0; out < 5; out++) {
        assertThat(dense.get(out, in)).isEqualTo(kerasDense.get(in, out));
      }
    }
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 2; column++) {
        for (int in = 0; in < 3; in++) {
          for (int out = 0; out < 4; out++) {
            assertThat(conv.get(out, in, row, column))
                .isEqualTo(kerasConv.get(row, column, in, out));
          }
        }
      }
    }
    assertThat(values(file, "dense.bias")).isEqualTo(pass.weight("dense/bias"));
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void recurrentKernelsHaveTheGatesOfOnnx(ForwardPass pass) throws IOException {
    OnnxModel model = OnnxModel.read(Path.of("src/test/resources/onnx", pass.name() + ".onnx"));
    model.initialize(pass.initialize());
    Path file = written(model);
    // ONNX: i, o, f, c and z, r, h; Keras: i, f, c, o and z, r, h.
    int[] gates = pass.name().equals("gru") ? new int[] {0, 1, 2} : new int[] {0, 3, 1, 2};
    String cell = pass.name() + "/" + pass.name() + "_cell/";
    List<OnnxWeight> kernels =
        model.weights().stream().filter(OnnxWeight.kernels("LSTM", "GRU")).toList();
    assertThat(kernels).hasSize(2);
    for (int i = 0; i < 2; i++) {
      Tensor keras = pass.weight(cell + (i == 0 ? "kernel" : "recurrent_kernel"));
      Tensor onnx = values(file, kernels.get(i).name());
      for (int in = 0; in < keras.shape().dim(0); in++) {
        for (int gate = 0; gate < gates.length; gate++) {
          for (int unit = 0; unit < 5; unit++) {
            assertThat(onnx.get(0, gate * 5L + unit, in))
                .isEqualTo(keras.get(in, gates[gate] * 5L + unit));
          }
        }
      }
    }
  }

  @Test
  void whatIsNotChosenIsCopied() throws IOException {
    OnnxModel model = OnnxModel.read(CONVOLUTION);
    List<OnnxWeight> chosen =
        model.initialize(OnnxWeight.kernels("Gemm"), Initializers.heNormal(42), Backend.JAX);
    assertThat(chosen).extracting(OnnxWeight::name).containsExactly("dense.weight");
    Path file = written(model);
    byte[] before = Files.readAllBytes(CONVOLUTION);
    byte[] after = Files.readAllBytes(file);
    Stored old =
        Graph.read(CONVOLUTION).initializers().stream()
            .filter(stored -> stored.name().equals("dense.weight"))
            .findFirst()
            .orElseThrow();
    assertThat(after).hasSameSizeAs(before);
    assertThat(Arrays.copyOf(after, old.from())).isEqualTo(Arrays.copyOf(before, old.from()));
    assertThat(Arrays.copyOfRange(after, old.to(), after.length))
        .isEqualTo(Arrays.copyOfRange(before, old.to(), before.length));
    Tensor keras = Initializers.heNormal(42).initialize(Shape.of(4, 5), DType.FLOAT32, Backend.JAX);
    assertThat(values(file, "dense.weight").get(4, 1)).isEqualTo(keras.get(1, 4));
  }

  @Test
  void theFileMayBeReplacedByItself() throws IOException {
    Path file = Files.copy(CONVOLUTION, folder.resolve("model.onnx"));
    OnnxModel model = OnnxModel.read(file);
    model.initialize(OnnxWeight.named("conv\\.bias"), Initializers.ones(), Backend.NUMPY);
    model.write(file);
    assertThat(values(file, "conv.bias").toFloatArray()).containsOnly(1).hasSize(4);
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void weightsSayHowTheyAreUsed() throws IOException {
    assertThat(OnnxModel.read(CONVOLUTION).weights())
        .extracting(weight -> weight.operator() + " " + weight.name() + weight.kerasShape())
        .containsExactly(
            "Conv conv.weight(3, 2, 3, 4)",
            "Conv conv.bias(4,)",
            "Gemm dense.weight(4, 5)",
            "Gemm dense.bias(5,)");
    assertThat(OnnxModel.read(LSTM).weights())
        .extracting(weight -> weight.operator() + weight.kerasShape() + weight.directions())
        .containsExactly("LSTM(3, 20)1", "LSTM(5, 20)1", "LSTM(20,)1", "Gemm(5, 2)1", "Gemm(2,)1");
  }

  @Test
  void namesOfNodesChooseToo() throws IOException {
    OnnxModel model = OnnxModel.read(CONVOLUTION);
    assertThat(
            model.initialize(
                OnnxWeight.named("/dense/.*").and(OnnxWeight.kernels()),
                Initializers.glorotUniform(1),
                Backend.TORCH))
        .extracting(OnnxWeight::name)
        .containsExactly("dense.weight");
  }

  @Test
  void byNameOnlyTheNamedChange() throws IOException {
    ForwardPass pass = ForwardPass.of("conv_dense").findFirst().orElseThrow();
    OnnxModel model = OnnxModel.read(CONVOLUTION);
    assertThat(model.initialize(pass.initialize(), Map.of("conv.bias", "conv2d/bias")).matched())
        .containsExactly("conv.bias (4,) <- conv2d/bias (4,)");
    assertThat(values(written(model), "conv.bias")).isEqualTo(pass.weight("conv2d/bias"));
  }

  @Test
  void aMismatchChangesNothing() throws IOException {
    ForwardPass pass = ForwardPass.of("lstm").findFirst().orElseThrow();
    OnnxModel model = OnnxModel.read(CONVOLUTION);
    assertThatThrownBy(() -> model.initialize(pass.initialize()))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("nothing was changed");
    assertThat(written(model)).hasSameBinaryContentAs(CONVOLUTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a model at all", "\u0008\u0007"})
  void otherFilesAreRefused(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("other.onnx"), content);
    assertThatThrownBy(() -> OnnxModel.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other.onnx: not an ONNX model");
  }

  @Test
  void aCutFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(CONVOLUTION);
    int graphEnd = Graph.read(CONVOLUTION).to();
    for (int size = 0; size < graphEnd; size++) {
      Path file = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, size));
      assertThatThrownBy(() -> OnnxModel.read(file))
          .as("%d bytes", size)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not an ONNX model");
    }
  }

  @Test
  void misuseIsOneException() throws IOException {
    OnnxModel model = OnnxModel.read(CONVOLUTION);
    assertThatThrownBy(
            () -> model.initialize(OnnxWeight.kernels("Cnov"), Initializers.ones(), Backend.JAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No weight is chosen; there are [conv.weight of Conv, ");
    assertThatThrownBy(() -> OnnxModel.read(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> model.write(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> model.write(folder.resolve("no/such/folder.onnx")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void directionsOfARecurrentNodeAreKernelsOfTheirOwn() {
    OnnxWeight weight =
        new OnnxWeight(
            "w",
            Shape.of(2, 6, 1),
            DType.FLOAT32,
            "RNN",
            "rnn",
            OnnxWeight.Role.RECURRENT_KERNEL,
            Layout.OUT_IN);
    assertThat(weight.kerasShape()).isEqualTo(Shape.of(1, 6));
    Tensor forward = Tensor.of(Shape.of(1, 6), 1f, 2f, 3f, 4f, 5f, 6f);
    Tensor backward = forward.times(-1);
    assertThat(
            Arrangement.of(weight, List.of(forward.source(), backward.source()))
                .toTensor()
                .toFloatArray())
        .containsExactly(1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6);
  }
}
