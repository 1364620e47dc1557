package io.github.weightseed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.keras.ModelWeights;
import io.github.weightseed.keras.layers.Add;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.Model;
import io.github.weightseed.keras.layers.ReLU;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The programs in {@code examples/} print and write what the same program in Java does. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("once")
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath();
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir private Path folder;

  @Test
  void kotlin() throws Exception {
    Path classes = folder.resolve("classes");
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    ExitCode exit =
        new K2JVMCompiler()
            .exec(
                new PrintStream(messages, true, UTF_8),
                "-no-stdlib",
                "-no-reflect",
                "-classpath",
                CLASS_PATH,
                "-d",
                classes.toString(),
                EXAMPLES.resolve("skip.kt").toString());
    assertThat(exit).as(messages.toString(UTF_8)).isEqualTo(ExitCode.OK);

    assertPrintsAndWrites("java", "-cp", classes + File.pathSeparator + CLASS_PATH, "SkipKt");
  }

  @Test
  void jshell() throws Exception {
    assertPrintsAndWrites(
        "jshell", "--class-path", CLASS_PATH, EXAMPLES.resolve("skip.jsh").toString());
  }

  private void assertPrintsAndWrites(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    command.addAll(List.of(arguments));
    Path printed = folder.resolve("printed.txt");
    int exit =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start()
            .waitFor();
    String text = Files.readString(printed, UTF_8).replace("\r\n", "\n");
    assertThat(exit).as(text).isZero();

    Model model = model();
    ModelWeights weights = model.initialize(Backend.TENSORFLOW, 42);
    ByteArrayOutputStream summary = new ByteArrayOutputStream();
    model.summary(new PrintStream(summary, true, UTF_8));
    double first = weights.get("dense/kernel").source().toTensor().get(0, 0);
    assertThat(text).isEqualTo(summary.toString(UTF_8) + first + "\n");
    Path own = folder.resolve("own.weights.h5");
    weights.save(own);
    assertThat(folder.resolve("skip.weights.h5")).hasSameBinaryContentAs(own);
  }

  private static Model model() {
    var inputs = Input.of(64);
    var x = Dense.units(64).kernelInitializer("he_normal").apply(inputs);
    x = new ReLU().apply(x);
    var skip = Dense.units(64).kernelInitializer(Identity.withGain(0.1)).apply(inputs);
    return Model.of(inputs, new Add().apply(x, skip));
  }
}
