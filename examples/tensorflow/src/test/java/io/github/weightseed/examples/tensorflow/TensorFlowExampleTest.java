package io.github.weightseed.examples.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.testing.Printed;
import io.github.weightseed.testing.RequiresNatives;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.TensorFlow;

@RequiresNatives(framework = "TensorFlow-Java", probe = TensorFlowExampleTest.Natives.class)
@Tag("once")
class TensorFlowExampleTest {

  /** Loads the library. */
  public static final class Natives implements Runnable {
    @Override
    public void run() {
      TensorFlow.version();
    }
  }

  @Test
  void prints() {
    // The first value is that of keras.initializers.GlorotUniform(42)((8, 4)) on JAX.
    assertThat(Printed.by(() -> TensorFlowExample.main(new String[0])).lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("first of the dense kernel = 0.09436999"),
            line -> assertThat(line).matches("output =( [-.0-9E]+){4}"));
  }
}
