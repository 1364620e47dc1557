package io.github.weightseed.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Layout;
import io.github.weightseed.testing.RequiresNatives;
import org.junit.jupiter.api.Test;

@RequiresNatives(framework = "DJL with ONNX Runtime", probe = OnnxRuntime.class)
class OnnxRuntimeEngineTest {

  @Test
  void bfloat16HasOurBytes() {
    try (NDManager manager = NDManager.newBaseManager("OnnxRuntime")) {
      NDArray array =
          KerasInitializer.of("he_normal")
              .seed(42)
              .backend(Backend.JAX)
              .layout(Layout.KERAS)
              .initialize(manager, new Shape(6, 7), DataType.BFLOAT16);
      assertThat(array.getDataType()).isEqualTo(DataType.BFLOAT16);
      assertThat(array.toByteBuffer())
          .isEqualTo(
              Initializers.heNormal(42)
                  .initialize(io.github.weightseed.Shape.of(6, 7), DType.BFLOAT16, Backend.JAX)
                  .asByteBuffer());
    }
  }
}
