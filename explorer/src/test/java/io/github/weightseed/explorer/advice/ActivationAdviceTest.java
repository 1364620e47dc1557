package io.github.weightseed.explorer.advice;

import static io.github.weightseed.explorer.advice.Findings.advise;
import static io.github.weightseed.explorer.advice.Findings.only;
import static io.github.weightseed.explorer.advice.Findings.paths;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.keras.layers.Activation;
import io.github.weightseed.keras.layers.Add;
import io.github.weightseed.keras.layers.BatchNormalization;
import io.github.weightseed.keras.layers.Conv2D;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Dropout;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.LeakyReLU;
import io.github.weightseed.keras.layers.Model;
import io.github.weightseed.keras.layers.ReLU;
import io.github.weightseed.keras.layers.Sequential;
import io.github.weightseed.keras.layers.SequentialItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kernels and what follows them. */
class ActivationAdviceTest {

  @Test
  void reluAfterGlorotIsAWarning() {
    Finding finding =
        only(
            advise(
                Input.of(64),
                Dense.units(64).activation("relu"),
                Dense.units(64).activation("relu").kernelInitializer("he_uniform"),
                Dense.units(10)));

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.rule()).isEqualTo("rectifier-scale");
    assertThat(finding.what()).isEqualTo("glorot_uniform before relu");
    assertThat(finding.instead()).isEqualTo("kernel_initializer=\"he_normal\"");
    assertThat(finding.reference()).contains("He et al. 2015", "1502.01852");
    // sqrt(2 / 128) and sqrt(2 / 64)
    assertThat(finding.places())
        .containsExactly(new Finding.Place("dense/kernel", "stddev 0.125; he_normal's: 0.177"));
  }

  @Test
  void theActivationMayBeALayerOfItsOwn() {
    for (SequentialItem activation :
        List.of(Activation.of("relu"), new ReLU(), new LeakyReLU(), Activation.of("gelu"))) {
      Finding finding =
          only(advise(Input.of(64), Dense.units(64), activation, Dense.units(64), Dense.units(10)));

      assertThat(finding.severity()).isEqualTo(Severity.WARNING);
      assertThat(paths(finding)).containsExactly("dense/kernel");
    }
  }

  @Test
  void aNestedModelWithoutLayersStandsForNothing() {
    Finding finding =
        only(
            advise(
                Input.of(64),
                Dense.units(64),
                new Sequential(Input.of(64)),
                new ReLU(),
                Dense.units(10)));

    assertThat(finding.rule()).isEqualTo("rectifier-scale");
    assertThat(paths(finding)).containsExactly("dense/kernel");
  }

  @Test
  void aNormalizationBetweenMakesItANote() {
    Finding finding =
        only(
            advise(
                Input.of(32, 32, 16),
                Conv2D.filters(16).kernelSize(3),
                new BatchNormalization(),
                new ReLU(),
                Conv2D.filters(16).kernelSize(3),
                new BatchNormalization(),
                new ReLU()));

    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(paths(finding)).containsExactly("conv2d/kernel", "conv2d_1/kernel");
    assertThat(finding.why()).contains("normalization between them makes up for it");
  }

  @Test
  void aSumSoonAfterMakesItANote() {
    var inputs = Input.of(64);
    var x = Dense.units(64).activation("relu").apply(inputs);
    x = Dense.units(64).apply(x);
    var outputs = Dense.units(10).apply(new Add().apply(x, inputs));

    assertThat(only(Advisor.advise(Model.of(inputs, outputs).plan(42))).severity())
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void heBackwardWillDo() {
    assertThat(
            advise(
                Input.of(64),
                Dense.units(128)
                    .activation("relu")
                    .kernelInitializer(
                        VarianceScaling.builder().scale(2.0).mode("fan_out").build()),
                Dense.units(10)))
        .isEmpty();
  }

  @Test
  void seluWantsLecun() {
    Finding finding =
        only(advise(Input.of(64), Dense.units(256).activation("selu"), Dense.units(10)));

    assertThat(finding.rule()).isEqualTo("selu-scale");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.instead()).isEqualTo("kernel_initializer=\"lecun_normal\"");
    // 2 / (64 + 256) * 64
    assertThat(finding.places().get(0).detail()).isEqualTo("variance * fan_in = 0.4, not 1");
    for (String good : List.of("lecun_normal", "lecun_uniform")) {
      assertThat(
              advise(
                  Input.of(64),
                  Dense.units(256).activation("selu").kernelInitializer(good),
                  Dense.units(10)))
          .isEmpty();
    }
  }

  @Test
  void seluWantsAlphaDropout() {
    Finding finding =
        only(
            advise(
                Input.of(64),
                Dense.units(64).activation("selu").kernelInitializer("lecun_normal"),
                Dropout.rate(0.1),
                Dense.units(10)));

    assertThat(finding.rule()).isEqualTo("selu-dropout");
    assertThat(finding.instead()).isEqualTo("AlphaDropout(0.1)");
    assertThat(paths(finding)).containsExactly("dropout");
    assertThat(
            advise(
                Input.of(64),
                Dense.units(64).activation("relu").kernelInitializer("he_normal"),
                Dropout.rate(0.1),
                Dense.units(10)))
        .isEmpty();
  }

  @Test
  void heBeforeTanhIsANote() {
    Finding finding =
        only(
            advise(
                Input.of(64),
                Dense.units(64).activation("tanh").kernelInitializer("he_normal"),
                Dense.units(10)));

    assertThat(finding.rule()).isEqualTo("saturating-scale");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.instead()).isEqualTo("kernel_initializer=\"glorot_uniform\"");
  }

  @Test
  void narrowReluLayersMayAllBeShut() {
    Finding finding =
        only(
            advise(
                Input.of(8),
                Dense.units(2).activation("relu").kernelInitializer("he_normal"),
                Dense.units(1)));

    assertThat(finding.rule()).isEqualTo("narrow-layer");
    assertThat(finding.why()).contains("about 1 input in 4");
  }
}
