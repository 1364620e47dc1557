package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.keras.PlannedWeight;
import io.github.weightseed.keras.layers.Conv2D;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.DepthwiseConv2D;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.Sequential;
import io.github.weightseed.keras.layers.SequentialItem;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanExplanationTest {

  private static FanExplanation ofKernel(SequentialItem... items) {
    PlannedWeight kernel = new Sequential(items).plan(1).weights().get(0);
    return FanExplanation.of(kernel);
  }

  @Test
  void fansAreProductsOfDimensions() {
    assertThat(ofKernel(Input.of(5), Dense.units(3)))
        .isEqualTo(new FanExplanation("a matrix: rows in, columns out", List.of(5L), List.of(3L)));
    FanExplanation convolution = ofKernel(Input.of(8, 8, 3), Conv2D.filters(4).kernelSize(5));
    assertThat(convolution.in()).containsExactly(5L, 5L, 3L);
    assertThat(convolution.out()).containsExactly(5L, 5L, 4L);
    assertThat(FanExplanation.product(convolution.in(), 75)).isEqualTo("5*5*3=75");
  }

  /** It is the model's author who chose them, not the layer. */
  @Test
  void axesAreThoseOfTheInitializer() {
    HeNormal kernel = HeNormal.builder().inputAxes(0, 1).outputAxes(0, 1, 3).build();
    assertThat(
            ofKernel(
                Input.of(8, 8, 3),
                new DepthwiseConv2D().kernelSize(5).depthwiseInitializer(kernel)))
        .isEqualTo(
            new FanExplanation(
                "axes [0, 1] in and [0, 1, 3] out, as the initializer's arguments say",
                List.of(5L, 5L),
                List.of(5L, 5L, 1L)));
  }
}
