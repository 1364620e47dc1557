package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.cli.Terminal.Run;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendOptionsTest {

  private static final String[] SAMPLE = {"sample", "he_normal", "--shape", "2,2", "--seed", "1"};

  private static Run run(Map<String, String> environment, String... more) {
    String[] args = new String[SAMPLE.length + more.length];
    System.arraycopy(SAMPLE, 0, args, 0, SAMPLE.length);
    System.arraycopy(more, 0, args, SAMPLE.length, more.length);
    return Terminal.pipe(environment).run(args);
  }

  @Test
  void variableIsReadUnlessTheOptionSaysOtherwise() {
    assertThat(run(Map.of("KERAS_BACKEND", "jax")))
        .isEqualTo(run(Map.of(), "--backend", "jax"))
        .isEqualTo(run(Map.of("KERAS_BACKEND", "torch"), "--backend", "jax"));
    assertThat(run(Map.of("KERAS_BACKEND", "jax")).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = "tensorflow")
  void streamsToComeAreRefused(String backend) {
    Run run = run(Map.of(), "--backend", backend);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly(
            "weightseed: The random stream of the %s backend is not there yet; use the jax backend"
                .formatted(backend));
    assertThat(run(Map.of("KERAS_BACKEND", backend))).isEqualTo(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jax", "torch", "numpy"})
  void eachBackendHasValuesOfItsOwn(String backend) {
    Run run = run(Map.of(), "--backend", backend);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("4 values, " + backend + "\n");
  }

  @Test
  void defaultIsThatOfKeras() {
    Run run = run(Map.of());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("tensorflow is Keras' default").contains("KERAS_BACKEND");
  }

  @Test
  void unknownBackendIsRefused() {
    assertThat(run(Map.of(), "--backend", "jaxx").err())
        .startsWith("weightseed: --backend: Unknown backend: jaxx. Did you mean 'jax'");
    Run run = run(Map.of("KERAS_BACKEND", "mxnet"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("weightseed: KERAS_BACKEND: Unknown backend: mxnet");
  }

  @Test
  void x64KeepsFloat64() {
    assertThat(run(Map.of(), "--backend", "jax", "--dtype", "float64").out())
        .contains("(2, 2), float32");
    assertThat(run(Map.of(), "--backend", "jax", "--dtype", "float64", "--x64").out())
        .contains("(2, 2), float64");
    Run run = run(Map.of(), "--backend", "torch", "--x64");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly("weightseed: --x64 is for the jax backend, got torch");
  }
}
