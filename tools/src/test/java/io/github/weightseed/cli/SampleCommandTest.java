package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.cli.Terminal.Run;
import io.github.weightseed.keras.KerasJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleCommandTest {

  private static final Path KERAS =
      Path.of("../core/src/test/resources/keras-3.15.1/initializers/jax.jsonl");

  /** Enough to see every class, as few as keep the test short. */
  private static final int EVERY = 25;

  @TempDir private Path folder;

  private static Run run(Object... args) {
    return Terminal.pipe(Map.of("KERAS_BACKEND", "jax"))
        .run(Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  /** What Keras made: class, config, shape, dtype, seed and the SHA-256 of the bytes. */
  static List<Map<?, ?>> samplesOfKeras() throws IOException {
    List<Map<?, ?>> samples = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(KERAS)) {
      Map<?, ?> sample = (Map<?, ?>) KerasJson.parse(line);
      boolean isExact =
          sample.get("seed") instanceof Long
              && sample.containsKey("sha256")
              && sample.get("config") instanceof Map
              && !List.of("Orthogonal", "STFT").contains(sample.get("class_name"));
      if (isExact && number++ % EVERY == 0) {
        samples.add(sample);
      }
    }
    return samples;
  }

  @ParameterizedTest
  @MethodSource("samplesOfKeras")
  void fileHoldsWhatKerasMakes(Map<?, ?> sample) throws Exception {
    Path file = folder.resolve("values.npy");
    String shape =
        ((List<?>) sample.get("shape"))
            .stream().map(String::valueOf).collect(Collectors.joining(","));
    List<Object> args = new ArrayList<>(List.of("sample", sample.get("class_name"), "-o", file));
    args.addAll(
        List.of("--shape", shape, "--dtype", sample.get("dtype"), "--seed", sample.get("seed")));
    ((Map<?, ?>) sample.get("config"))
        .forEach(
            (name, value) -> args.addAll(List.of("--arg", name + "=" + KerasJson.dumps(value))));
    Run run = run(args.toArray());
    assertThat(run.err().isEmpty()).isEqualTo(!sample.get("dtype").equals("float64"));
    assertThat(run.exitCode()).isZero();

    byte[] bytes = Files.readAllBytes(file);
    int start = 10 + (bytes[8] & 0xFF) + ((bytes[9] & 0xFF) << 8);
    byte[] values = Arrays.copyOfRange(bytes, start, bytes.length);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(values)))
        .isEqualTo(sample.get("sha256"));
    assertThat(run.out()).endsWith(file + ", SHA-256 " + Sha256.of(file) + "\n");
  }

  @Test
  void plainJaxSaysOnceThatItNarrows() {
    Run narrowed =
        run("sample", "zeros", "ones", "--shape", "2", "--backend", "jax", "--dtype", "float64");
    assertThat(narrowed.exitCode()).isZero();
    assertThat(narrowed.err())
        .isEqualTo(
            "weightseed: warning: jax does not keep float64, which becomes float32; --x64 keeps it\n");
    assertThat(run("sample", "zeros", "--shape", "2", "--x64", "--dtype", "float64").err())
        .isEmpty();
  }

  @Test
  void severalArgumentsAndKindsOfValues() {
    Run run =
        run(
            "sample",
            "variance_scaling",
            "--shape",
            "4,5",
            "--seed",
            3,
            "--arg",
            "scale=2",
            "--arg",
            "mode=fan_out",
            "--arg",
            "distribution=uniform");
    assertThat(run.out())
        .startsWith(
            """
            VarianceScaling(scale=2, mode=fan_out, distribution=uniform, seed=3)
            shape (4, 5), float32, 20 values, jax
            """);
    assertThat(run.out()).contains("fan_in        4\n").contains("fan_out       5\n");
    // sqrt(scale / fan_out) = sqrt(2 / 5)
    assertThat(run.out()).contains("(expected 0.632456)");
  }

  @Test
  void statisticsAreThoseOfTheValues() {
    // Keras, JAX: HeNormal(seed=1337)((2, 3)), from the fixture of core.
    double[] values = {
      0.7244656085968018, 0.26957666873931885, -0.5392335653305054,
      0.7572261095046997, -0.06720005720853806, 0.19676473736763
    };
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    assertThat(run("sample", "he_normal", "--shape", "2,3", "--seed", 1337).out())
        .contains("mean          " + Numbers.significant(mean, 6) + "\n")
        .contains("stddev        " + Numbers.significant(Math.sqrt(variance), 6) + "  (expected 1)")
        .contains("min           -0.539234\n")
        .contains("max           0.757226\n")
        .contains("first values  0.72446561, 0.26957667, -0.53923357, 0.75722611, ...\n");
  }

  @Test
  void standardDeviationsAreCompared() {
    Run run =
        run("sample", "glorot_uniform", "HeNormal", "zeros", "--shape", "300,100", "--seed", 1);
    assertThat(run.out()).startsWith("shape (300, 100), float32, fan_in 300, fan_out 100, jax\n");
    List<String> rows = run.out().lines().skip(4).toList();
    assertThat(rows).hasSize(3);
    // sqrt(2 / (300 + 100)), sqrt(2 / 300)
    assertThat(rows.get(0)).startsWith("GlorotUniform ").contains(" 0.0707107 ").endsWith(" 1");
    assertThat(rows.get(1)).startsWith("HeNormal ").contains(" 0.0816497 ").endsWith(" 1");
    assertThat(rows.get(2).strip().split(" +", 0)).containsExactly("Zeros", "0", "0", "0", "0");
    double stddev = Double.parseDouble(rows.get(0).split(" +", 0)[2]);
    // 30000 values: a standard deviation more than 2.5 % off has a chance below 1e-8.
    assertThat(stddev).isBetween(0.0707107 * 0.975, 0.0707107 * 1.025);
  }

  @Test
  void rankZeroAndEmptyTensors() {
    assertThat(run("sample", "he_normal", "--shape", "", "--seed", 1).out())
        .contains("shape (), float32, 1 value, jax")
        .contains("fan_in        1\n");
    assertThat(run("sample", "he_normal", "--shape", "(0, 2)", "--seed", 1).out())
        .contains("shape (0, 2), float32, 0 values")
        .contains("mean          nan\n");
  }

  @Test
  void seedIsDrawnAndToldWhenNotGiven() {
    String call =
        run("sample", "he_normal", "--shape", "3").out().lines().findFirst().orElseThrow();
    assertThat(call).matches("HeNormal\\(seed=[0-9]+\\)");
    String seed = call.replaceAll("\\D", "");
    assertThat(run("sample", "he_normal", "--shape", "3", "--seed", seed).out()).startsWith(call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          he_nomal --shape 2,2                    | Did you mean 'he_normal' or 'HeNormal'?
          he_normal --shape 2,x                   | a shape is whole numbers with commas between them, such as 3,3,64,128, got '2,x'
          he_normal --shape 2,,2                  | got '2,,2'
          he_normal --shape 2,-1                  | Dimensions must not be negative, got shape=(2, -1)
          he_normal --shape 4294967296,4294967296 | A shape must have at most 2^63-1 elements
          he_normal --shape 2,2 --dtype flot32    | Invalid dtype: flot32. Did you mean 'float32'
          he_normal --shape 2,2 --seed 1.5        | expected a whole number, got '1.5'
          he_normal --shape 2,2 --seed 4294967296 | Python integer 4294967296 out of bounds for uint32
          he_normal --shape 2,2 --arg stddev=1    | HeNormal.__init__() got an unexpected keyword argument 'stddev'
          he_normal --shape 2,2 --arg stddev      | --arg takes NAME=VALUE
          random_normal --shape 2 --arg mean=few  | Received: mean='few'
          variance_scaling --shape 2 --arg scale=0 | `scale` must be positive float. Received: scale=0
          orthogonal --shape 2                    | at least two-dimensional
          he_normal zeros --shape 2 -o x.npy      | -o is for the values of one initializer, got 2
          he_normal --shape 2 -o x.txt            | must end in one of .npy, .npz, .safetensors, got 'x.txt'
          he_normal --shape 2 -o x.weights.h5     | must end in one of .npy, .npz, .safetensors, got 'x.weights.h5'
          """)
  void badInputIsWrongUsage(String args, String sentence) {
    assertRefused(2, sentence, ("sample " + args).split(" "));
  }

  @ParameterizedTest
  @CsvSource({"values.NPZ, he_normal.npy", "values.safetensors, \"he_normal\":"})
  void otherFormatsHoldTheValuesUnderTheInitializersName(String name, String entry)
      throws IOException {
    Path file = folder.resolve(name);
    assertThat(run("sample", "he_normal", "--shape", "2,3", "-o", file).exitCode()).isZero();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains(entry);
  }

  @Test
  void missingFolderFails() {
    Path file = folder.resolve("missing/values.npy");
    assertRefused(
        1,
        "Cannot write " + file + ": the folder",
        "sample",
        "zeros",
        "--shape",
        "2",
        "-o",
        file.toString());
    assertThat(folder).isEmptyDirectory();
  }

  private static void assertRefused(int exitCode, String sentence, String... args) {
    Run run = run((Object[]) args);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("weightseed: ")
        .contains(sentence);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }
}
