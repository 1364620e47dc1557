package io.github.weightseed.explorer.advice;

import static io.github.weightseed.explorer.advice.Findings.advise;
import static io.github.weightseed.explorer.advice.Findings.only;
import static io.github.weightseed.explorer.advice.Findings.paths;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.keras.layers.BatchNormalization;
import io.github.weightseed.keras.layers.Conv2D;
import io.github.weightseed.keras.layers.Conv2DTranspose;
import io.github.weightseed.keras.layers.DepthwiseConv2D;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.ReLU;
import io.github.weightseed.keras.layers.SeparableConv2D;
import org.junit.jupiter.api.Test;

/** Kernels whose fans Keras takes otherwise than the papers. */
class FanAdviceTest {

  @Test
  void depthwiseFansCountOneChannel() {
    Finding finding =
        only(
            advise(
                Input.of(32, 32, 64),
                new DepthwiseConv2D()
                    .kernelSize(3)
                    .depthwiseInitializer("he_normal")
                    .activation("relu"),
                Conv2D.filters(10).kernelSize(1)));

    assertThat(finding.rule()).isEqualTo("depthwise-fans");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    // sqrt(2 / 576) and sqrt(2 / 9)
    assertThat(finding.places().get(0).detail())
        .isEqualTo("fan_in 576, fan_out 9 instead of 9, 9; stddev 0.0589 instead of 0.471");
    assertThat(finding.instead())
        .isEqualTo("depthwise_initializer=HeNormal(input_axes=[0, 1], output_axes=[0, 1, 3])");
    assertThat(
            advise(
                Input.of(32, 32, 64),
                new DepthwiseConv2D()
                    .kernelSize(3)
                    .depthwiseInitializer(
                        HeNormal.builder().inputAxes(0, 1).outputAxes(0, 1, 3).build())
                    .activation("relu"),
                Conv2D.filters(10).kernelSize(1)))
        .isEmpty();
  }

  @Test
  void separableLayersHaveADepthwiseKernel() {
    Finding finding =
        only(
            advise(
                Input.of(32, 32, 64),
                SeparableConv2D.filters(64).kernelSize(3),
                new BatchNormalization()));

    assertThat(finding.rule()).isEqualTo("depthwise-fans");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(paths(finding)).containsExactly("separable_conv2d/depthwise_kernel");
  }

  @Test
  void groupedConvolutionsCountTheFiltersOfAGroup() {
    Finding finding =
        only(
            advise(
                Input.of(32, 32, 64),
                Conv2D.filters(64).kernelSize(3).groups(64),
                Conv2D.filters(10).kernelSize(1)));

    assertThat(finding.rule()).isEqualTo("grouped-fans");
    // sqrt(2 / (9 + 576)) and sqrt(2 / 18)
    assertThat(finding.places().get(0).detail())
        .isEqualTo("fan_in 9, fan_out 576 instead of 9, 9; stddev 0.0585 instead of 0.333");
  }

  @Test
  void transposedFansAreTheOtherWayRound() {
    Finding finding =
        only(
            advise(
                Input.of(8, 8, 256),
                Conv2DTranspose.filters(64).kernelSize(4).kernelInitializer("he_normal"),
                new ReLU(),
                Conv2D.filters(3).kernelSize(1)));

    assertThat(finding.rule()).isEqualTo("transposed-fans");
    // fans 16 * 64 and 16 * 256; sqrt(2 / 1024), sqrt(2 / 4096)
    assertThat(finding.places().get(0).detail())
        .isEqualTo(
            "fan_in 1,024, fan_out 4,096 instead of 4,096, 1,024; stddev 0.0442 instead of 0.0221");
    assertThat(finding.instead())
        .isEqualTo("kernel_initializer=HeNormal(input_axes=[0, 1, 3], output_axes=[0, 1, 2])");
    assertThat(advise(Input.of(8, 8, 256), Conv2DTranspose.filters(64).kernelSize(4))).isEmpty();
  }
}
