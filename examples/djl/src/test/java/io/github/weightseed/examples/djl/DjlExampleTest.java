package io.github.weightseed.examples.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import io.github.weightseed.testing.Printed;
import io.github.weightseed.testing.RequiresNatives;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RequiresNatives(framework = "DJL with PyTorch", probe = DjlExampleTest.PyTorch.class)
@Tag("once")
class DjlExampleTest {

  /** Loads the engine. */
  public static final class PyTorch implements Runnable {
    @Override
    public void run() {
      Engine.getEngine("PyTorch");
    }
  }

  @Test
  void prints() {
    // The first value is that of keras.initializers.GlorotUniform(42)((8, 4)) on JAX.
    assertThat(Printed.by(() -> DjlExample.main(new String[0])).lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("linear weight (out, in) = (4, 8)"),
            line -> assertThat(line).isEqualTo("first of Keras' kernel  = 0.09436999"),
            line -> assertThat(line).matches("output {18}= \\[.+, .+, .+, .+]"));
  }
}
