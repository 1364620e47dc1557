package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendTest {

  @ParameterizedTest
  @CsvSource({
    "JAX, jax",
    "JAX_X64, jax-x64",
    "TENSORFLOW, tensorflow",
    "TORCH, torch",
    "NUMPY, numpy"
  })
  void namesAreThoseOfKerasBackend(Backend backend, String name) {
    assertThat(Backend.of(name)).isSameAs(backend);
    assertThat(backend).hasToString(name);
  }

  @Test
  void otherNamesAreRefusedWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backend.of("pytorch"))
        .withMessage("Unknown backend: pytorch. Did you mean 'torch'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backend.of("mxnet-cuda"))
        .withMessage(
            "Unknown backend: mxnet-cuda. Use one of: jax, jax-x64, tensorflow, torch, numpy");
  }
}
