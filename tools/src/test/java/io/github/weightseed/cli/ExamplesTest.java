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

  /** These programs are over before C2's code would pay. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  @TempDir private Path folder;

  @Test
  void kotlin() throws Exception {
    Path classes = folder.resolve("classes");
    run(
        "java",
        QUICK_START,
        "-cp",
        CLASS_PATH,
        K2JVMCompiler.class.getName(),
        "-no-stdlib",
        "-no-reflect",
        "-classpath",
        CLASS_PATH,
        "-d",
        classes.toString(),
        EXAMPLES.resolve("skip.kt").toString());

    assertIsOfTheModel(
        run("java", QUICK_START, "-cp", classes + File.pathSeparator + CLASS_PATH, "SkipKt"));
  }

  @Test
  void jshell() throws Exception {
    assertIsOfTheModel(
        run(
            "jshell",
            "-J" + QUICK_START,
            "-R" + QUICK_START,
            "--class-path",
            CLASS_PATH,
            EXAMPLES.resolve("skip.jsh").toString()));
  }

  /** What one of the JDK's programs prints, in the test's folder; it must end well. */
  private String run(String program, String... arguments) throws IOException, InterruptedException {
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
    return text;
  }

  private void assertIsOfTheModel(String text) throws IOException {
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
