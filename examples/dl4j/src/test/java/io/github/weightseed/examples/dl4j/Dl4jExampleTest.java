package io.github.weightseed.examples.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.testing.Printed;
import io.github.weightseed.testing.RequiresNatives;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

@RequiresNatives(framework = "DL4J", probe = Dl4jExampleTest.Nd4jNatives.class)
@Tag("once")
class Dl4jExampleTest {

  /** Loads the library. */
  public static final class Nd4jNatives implements Runnable {
    @Override
    public void run() {
      Nd4j.scalar(1f).close();
    }
  }

  @Test
  void prints() {
    // The first value is that of keras.initializers.GlorotUniform(42)((8, 4)) on JAX.
    assertThat(Printed.by(() -> Dl4jExample.main(new String[0])).lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("first of Keras' kernel = 0.09436999"),
            line -> assertThat(line).matches("output = \\[\\[.+, .+, .+, .+]]"));
  }
}
