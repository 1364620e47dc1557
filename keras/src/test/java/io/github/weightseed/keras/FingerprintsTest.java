package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.Fingerprints.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {

  private static final ModelWeights OURS =
      ModelPlan.of(Fixtures.model("mlp_sequential"), 42).initialize(Backend.JAX);

  /** As {@code oracle/fingerprints.py} writes it, from what Keras said of the same run. */
  private static String text() {
    List<String> lines =
        Fixtures.lines("models/values/mlp_sequential.jax.jsonl").stream()
            .skip(1)
            .map(
                line ->
                    "%s  %s  %s  %s"
                        .formatted(
                            line.get("sha256"),
                            line.get("dtype"),
                            tuple((List<?>) line.get("shape")),
                            line.get("path")))
            .toList();
    return "# Initial weights\n# keras: 3.15.1\n# backend: jax\n# seed: 42\n"
        + String.join("\n", lines)
        + "\n";
  }

  private static String tuple(List<?> dims) {
    String inner = dims.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "(" + inner + (dims.size() == 1 ? ",)" : ")");
  }

  @Test
  void readsWhatTheFileSays() {
    Fingerprints fingerprints = Fingerprints.parse(text());
    assertThat(fingerprints.backend()).contains("jax");
    assertThat(fingerprints.seed()).hasValue(42);
    assertThat(fingerprints.weights()).hasSize(10);
    assertThat(fingerprints.weights().get(0).shape()).isEqualTo("(16, 32)");
    assertThat(Fingerprints.parse("").seed()).isEmpty();
  }

  @Test
  void findsAllWeightsEqualToThoseOfKeras() {
    Comparison comparison = Fingerprints.parse(text()).compare(OURS);
    assertThat(comparison.different()).isEmpty();
    assertThat(comparison.equal()).isEqualTo(10);
    assertThat(comparison.expected()).isEqualTo(10);
    assertThat(comparison.allEqual()).isTrue();
  }

  @Test
  void namesTheWeightsThatDiffer() {
    String changed =
        text()
            .replaceFirst("(?m)^36fc", "36fd")
            .replace("(16,)  dense_1/bias", "(17,)  dense_1/bias")
            .replace("dense_2/kernel", "other/kernel");
    Comparison comparison = Fingerprints.parse(changed).compare(OURS);
    assertThat(comparison.different())
        .containsExactly(
            "dense/kernel has other values",
            "dense_1/bias is (16,) of float32, not (17,) of float32",
            "dense_2/kernel is here, not other/kernel");
    assertThat(comparison.equal()).isEqualTo(7);
    assertThat(comparison.allEqual()).isFalse();
  }

  @Test
  void namesTheWeightsThatAreMissing() {
    String shorter = text().lines().limit(13).collect(Collectors.joining("\n"));
    assertThat(Fingerprints.parse(shorter).compare(OURS).different())
        .containsExactly("dense_2/bias is not in the file");
    String longer = text() + "0".repeat(64) + "  float32  ()  more weights/x\n";
    Comparison comparison = Fingerprints.parse(longer).compare(OURS);
    assertThat(comparison.different()).containsExactly("more weights/x is missing");
    assertThat(comparison.equal()).isEqualTo(10);
    assertThat(comparison.expected()).isEqualTo(11);
  }

  @Test
  void refusesOtherFiles(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.fingerprints"), "# seed: 1\nhello\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprints.read(file))
        .withMessage(
            file
                + ": Line 2 is not a fingerprint (SHA-256, dtype, shape and path, two spaces apart),"
                + " got 'hello'");
    Path missing = folder.resolve("none");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Fingerprints.read(missing))
        .withMessage("There is no file " + missing);
  }
}
