package io.github.weightseed.explorer.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Java lines are compiled and run; the Python lines were, by Keras. */
class CodeLinesTest {

  private static final List<String> QUERIES =
      List.of(
          "initializer=he_normal&shape=3,3,8,4&backend=jax&seed=42",
          "initializer=glorot_uniform&shape=4,5&backend=torch&seed=-1&dtype=bfloat16",
          "initializer=lecun_uniform&shape=6,2,3&input_axes=0,1&output_axes=-1&seed=5000000000",
          "initializer=variance_scaling&shape=7,3&scale=2&mode=fan_avg&distribution=uniform&backend=numpy&seed=1",
          "initializer=random_normal&shape=9&mean=1&stddev=0.01&dtype=float64&backend=jax-x64&seed=7",
          "initializer=truncated_normal&shape=2,2&stddev=1e-20&backend=jax&seed=7",
          "initializer=random_uniform&shape=&minval=-1&maxval=0.5&backend=tensorflow&seed=7",
          "initializer=orthogonal&shape=4,3&gain=-0.5&backend=numpy&seed=3",
          "initializer=zeros&shape=2,3&dtype=int8&backend=jax",
          "initializer=ones&shape=0,3&dtype=bool&backend=torch",
          "initializer=constant&shape=2,2&value=2.5&backend=jax",
          "initializer=constant&shape=2&dtype=int64&value=5000000000&backend=torch",
          "initializer=constant&shape=2,3&value=[1,2,3.5]&backend=numpy",
          "initializer=constant&shape=2&value=-inf&backend=numpy",
          "initializer=constant&shape=2&value=True&dtype=bool&backend=numpy",
          "initializer=identity&shape=3,3&backend=jax",
          "initializer=identity&shape=3,2&gain=2&backend=numpy",
          "initializer=stft&shape=8,1,5&backend=jax",
          "initializer=stft&shape=8,1,5&side=imag&window=None&scaling=None&periodic=True&backend=jax",
          "initializer=stft&shape=8,1,5&window=hamming&scaling=spectrum&backend=torch");

  @TempDir static Path folder;

  private static Class<?> compiled;

  static Stream<String> queries() {
    return QUERIES.stream();
  }

  private static ValuesRequest request(String query) {
    return ValuesRequest.of(Parameters.parse(query));
  }

  /** All lines in one class, a method each. */
  @BeforeAll
  static void compile() throws Exception {
    StringBuilder program =
        new StringBuilder(
            """
            import io.github.weightseed.*;
            import io.github.weightseed.initializers.*;
            import java.util.List;

            public class Lines {
            """);
    for (int i = 0; i < QUERIES.size(); i++) {
      program.append(
          "public static Object values%d() { %s return values; }\n"
              .formatted(i, CodeLines.of(request(QUERIES.get(i))).java()));
    }
    Path source = Files.writeString(folder.resolve("Lines.java"), program.append("}\n"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(result).isZero();
    compiled =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, CodeLinesTest.class.getClassLoader())
            .loadClass("Lines");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void theJavaLineMakesTheSameValues(String query) throws Exception {
    Tensor values = (Tensor) compiled.getMethod("values" + QUERIES.indexOf(query)).invoke(null);
    TensorSource shown = request(query).source();
    assertThat(values).isEqualTo(shown.toTensor());
    assertThat(values.dtype()).isEqualTo(shown.dtype());
  }

  /** The fixture's lines ran in Keras as they stand there (oracle/explorer_lines.py). */
  static Stream<JsonNode> pythonLines() throws IOException {
    try (InputStream in =
        CodeLinesTest.class.getResourceAsStream("/keras-3.15.1/explorer-lines.jsonl")) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).map(new JsonMapper()::readTree);
    }
  }

  @ParameterizedTest
  @MethodSource("pythonLines")
  void thePythonLinesMadeTheSameValuesInKeras(JsonNode line) {
    ValuesRequest request = request(line.path("query").asString());
    assertThat(CodeLines.of(request).python()).isEqualTo(line.path("python").asString());
    TensorSource source = request.source();
    assertThat(source.dtype().kerasName()).isEqualTo(line.path("dtype").asString());
    ByteBuffer bytes = ByteBuffer.allocate(line.path("bytes").asString().length() / 2);
    source.read(0, (int) source.shape().size(), bytes);
    ByteBuffer expected = ByteBuffer.wrap(HexFormat.of().parseHex(line.path("bytes").asString()));
    if (request.form().name().equals("stft")) {
      // Sines and cosines differ between libraries.
      FloatBuffer ours = bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      FloatBuffer theirs = expected.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      for (int i = 0; i < theirs.capacity(); i++) {
        assertThat(ours.get(i)).isCloseTo(theirs.get(i), within(1e-6f));
      }
    } else {
      assertThat(bytes.flip()).isEqualTo(expected);
    }
  }

  @Test
  void aTensorThatIsNoArrayIsASource() throws IOException {
    assertThat(CodeLines.of(request("initializer=zeros&shape=100000,100000&backend=jax")).java())
        .isEqualTo(
            "TensorSource values = new Zeros()\n    .source(Shape.of(100000, 100000), DType.FLOAT32, Backend.JAX);");
  }
}
