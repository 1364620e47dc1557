package io.github.weightseed.examples.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import io.github.weightseed.testing.Printed;
import io.github.weightseed.testing.RequiresNatives;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RequiresNatives(framework = "ONNX Runtime", probe = OnnxExampleTest.OnnxRuntime.class)
@Tag("once")
class OnnxExampleTest {

  /** Loads the library. */
  public static final class OnnxRuntime implements Runnable {
    @Override
    public void run() {
      OrtEnvironment.getEnvironment();
    }
  }

  @Test
  void prints() {
    assertThat(Printed.by(() -> OnnxExample.main(new String[0])).lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("conv.weight of Conv"),
            line -> assertThat(line).isEqualTo("dense.weight of Gemm"),
            line -> assertThat(line).matches("output \\[.+, .+, .+, .+, .+]"));
  }
}
