package io.github.weightseed.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.linalg.HouseholderQr;
import io.github.weightseed.random.RandomStream;
import io.github.weightseed.source.RoundOnce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The dtypes that a backend's QR decomposition refuses; all others are in the golden values. */
class OrthogonalTest {

  private static final Shape SHAPE = Shape.of(6, 4);

  private static Orthogonal.Builder builder() {
    return Orthogonal.builder().gain(1.7).seed(42);
  }

  @ParameterizedTest
  @CsvSource({
    "JAX, FLOAT16", "JAX, BFLOAT16", "JAX_X64, FLOAT16", "JAX_X64, BFLOAT16",
    "TENSORFLOW, BFLOAT16", "TORCH, FLOAT16", "TORCH, BFLOAT16", "NUMPY, FLOAT16"
  })
  void refusedDTypesAreMadeWhenAskedFor(Backend backend, DType dtype) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().build().initialize(SHAPE, dtype, backend))
        .withMessageContaining("the %s backend has no QR for dtype=%s".formatted(backend, dtype))
        .withMessageContaining("Orthogonal.builder().anyDType()");

    Orthogonal any = builder().anyDType().build();
    Tensor values = any.initialize(SHAPE, dtype, backend);
    assertThat(values.dtype()).isEqualTo(dtype);
    double[] exact =
        RandomStream.of(backend)
            .normal(any.seed().draw(), SHAPE, dtype, 0.0, 1.0)
            .toTensor()
            .toDoubleArray();
    HouseholderQr.signedQ(exact, 6, 4);
    for (int i = 0; i < exact.length; i++) {
      assertThat(values.getFlat(i)).isEqualTo(RoundOnce.round(dtype, 1.7 * exact[i]));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotRefusedStaysKeras(Backend backend) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      assertThat(builder().anyDType().build().initialize(SHAPE, dtype, backend))
          .isEqualTo(builder().build().initialize(SHAPE, dtype, backend));
    }
  }

  @Test
  void configStaysKeras() {
    Orthogonal any = builder().anyDType().build();
    assertThat(any.takesAnyDType()).isTrue();
    assertThat(any.copy()).isEqualTo(any).isNotEqualTo(builder().build());
    assertThat(any.config()).isEqualTo(builder().build().config());
    assertThat(Orthogonal.fromConfig(any.config()).takesAnyDType()).isFalse();
  }
}
