package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.initializers.HeNormal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the default backend and dtype")
class WeightseedTest {

  @Test
  void defaultsAreKeras() {
    assertThat(Weightseed.backend()).isEqualTo(Backend.TENSORFLOW);
    assertThat(Weightseed.floatx()).isEqualTo(DType.FLOAT32);
    assertThat(Weightseed.reference()).isEqualTo("keras-3.15.1");
    HeNormal initializer = new HeNormal(42);
    assertThat(initializer.initialize(2, 2))
        .isEqualTo(initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.TENSORFLOW));
  }

  @Test
  void setBackendHoldsForCallsThatNameNone() {
    try {
      Weightseed.setBackend(Backend.JAX);
      HeNormal initializer = new HeNormal(42);
      assertThat(initializer.initialize(2, 2))
          .isEqualTo(initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX));
    } finally {
      Weightseed.setBackend(Backend.TENSORFLOW);
    }
  }

  @Test
  void scopedBackendsNestAndEnd() {
    Weightseed.withBackend(
        Backend.JAX,
        () -> {
          Weightseed.withBackend(
              Backend.NUMPY,
              () -> {
                assertThat(Weightseed.backend()).isEqualTo(Backend.NUMPY);
                return null;
              });
          assertThat(Weightseed.backend()).isEqualTo(Backend.JAX);
          return null;
        });
    assertThat(Weightseed.backend()).isEqualTo(Backend.TENSORFLOW);
  }

  @Test
  void setFloatxHoldsForCallsThatNameNone() {
    try {
      Weightseed.setFloatx(DType.BFLOAT16);
      assertThat(new HeNormal(42).initialize(2, 2).dtype()).isEqualTo(DType.BFLOAT16);
      assertThat(Weightseed.withBackend(Backend.JAX, () -> KerasRandom.normal(Shape.of(2))).dtype())
          .isEqualTo(DType.BFLOAT16);
    } finally {
      Weightseed.setFloatx(DType.FLOAT32);
    }
  }

  @Test
  void floatxMustBeFloating() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Weightseed.setFloatx(DType.INT32))
        .withMessage(
            "Unknown `floatx` value: int32. Expected one of {'bfloat16', 'float16', 'float32',"
                + " 'float64'}");
  }
}
