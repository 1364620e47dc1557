package io.github.weightseed.explorer.advice;

import static io.github.weightseed.explorer.advice.Findings.advise;
import static io.github.weightseed.explorer.advice.Findings.only;
import static io.github.weightseed.explorer.advice.Findings.paths;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Initializers;
import io.github.weightseed.SeedGenerator;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.layers.Add;
import io.github.weightseed.keras.layers.BatchNormalization;
import io.github.weightseed.keras.layers.Bidirectional;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Embedding;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.LSTM;
import io.github.weightseed.keras.layers.LayerNormalization;
import io.github.weightseed.keras.layers.Model;
import io.github.weightseed.keras.layers.MultiHeadAttention;
import io.github.weightseed.keras.layers.ReLU;
import io.github.weightseed.keras.layers.Sequential;
import io.github.weightseed.keras.layers.SequentialItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule on a model with the fault and on one without. */
class AdvisorTest {

  @Test
  void aSoundModelHasNone() {
    assertThat(
            advise(
                Input.of(64),
                Dense.units(64).activation("relu").kernelInitializer("he_normal"),
                Dense.units(64).activation("tanh"),
                Dense.units(10).activation("softmax")))
        .isEmpty();
  }

  @Test
  void recurrentKernelsWantOrthogonal() {
    Finding finding =
        only(
            advise(
                Input.of(10, 8),
                Bidirectional.of(LSTM.units(16).recurrentInitializer("glorot_uniform"))));

    assertThat(finding.rule()).isEqualTo("recurrent-kernel");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.places()).hasSize(2);
    assertThat(finding.instead()).isEqualTo("recurrent_initializer=\"orthogonal\"");
    assertThat(advise(Input.of(10, 8), LSTM.units(16))).isEmpty();
    assertThat(advise(Input.of(10, 8), LSTM.units(16).recurrentInitializer("identity"))).isEmpty();
  }

  @Test
  void lstmsWantOpenForgetGates() {
    Finding finding = only(advise(Input.of(10, 8), LSTM.units(16).unitForgetBias(false)));

    assertThat(finding.rule()).isEqualTo("forget-bias");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(
            advise(Input.of(10, 8), LSTM.units(16).unitForgetBias(false).biasInitializer("ones")))
        .isEmpty();
  }

  @Test
  void constantHiddenKernelsAreAFault() {
    for (String constant : List.of("zeros", "ones")) {
      Finding finding =
          only(
              advise(
                  Input.of(8),
                  Dense.units(16).activation("tanh").kernelInitializer(constant),
                  Dense.units(10)));

      assertThat(finding.rule()).isEqualTo("constant-kernel");
      assertThat(finding.severity()).isEqualTo(Severity.FAULT);
      assertThat(paths(finding)).containsExactly("dense/kernel");
    }
  }

  @Test
  void aZeroKernelAtTheEndIsANote() {
    Finding finding =
        only(
            advise(
                Input.of(8),
                Dense.units(16).activation("tanh"),
                Dense.units(10).kernelInitializer("zeros").activation("softmax")));

    assertThat(finding.rule()).isEqualTo("constant-kernel");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void queryEqualsKeyUnderOneSeed() {
    var inputs = Input.of(10, 64);
    var attention =
        MultiHeadAttention.numHeads(4)
            .keyDim(16)
            .kernelInitializer(new GlorotUniform(7))
            .apply(inputs, inputs);
    Finding finding = only(Advisor.advise(Model.of(inputs, attention).plan(42)));

    assertThat(finding.rule()).isEqualTo("equal-weights");
    assertThat(finding.what()).isEqualTo("query, key or value that start equal, from seed 7");
    assertThat(paths(finding))
        .containsExactly(
            "multi_head_attention/query/kernel",
            "multi_head_attention/key/kernel",
            "multi_head_attention/value/kernel");
    var unseeded = MultiHeadAttention.numHeads(4).keyDim(16).apply(inputs, inputs);
    assertThat(Advisor.advise(Model.of(inputs, unseeded).plan(42))).isEmpty();
  }

  @Test
  void oneSeededInitializerForSeveralLayersMakesThemEqual() {
    var initializer = new HeNormal(5);
    Finding finding =
        only(
            advise(
                Input.of(64),
                Dense.units(64).activation("relu").kernelInitializer(initializer),
                Dense.units(64).activation("relu").kernelInitializer(initializer),
                Dense.units(32).activation("relu").kernelInitializer(initializer),
                Dense.units(10)));

    assertThat(finding.rule()).isEqualTo("equal-weights");
    assertThat(paths(finding)).containsExactly("dense/kernel", "dense_1/kernel");
  }

  /** Keras: each from_config makes a generator of its own, from its beginning. */
  @Test
  void soDoesOneGeneratorInAFile() {
    var initializer = new GlorotUniform(new SeedGenerator(7));
    Finding finding =
        only(
            advise(
                Input.of(64),
                Dense.units(64).kernelInitializer(initializer),
                Dense.units(64).kernelInitializer(initializer)));

    assertThat(finding.rule()).isEqualTo("equal-weights");
    assertThat(finding.why()).contains("each initializer has a generator of its own");
    assertThat(finding.instead())
        .isEqualTo("a seed of its own for each, or none and keras.utils.set_random_seed(7)");
    assertThat(paths(finding)).containsExactly("dense/kernel", "dense_1/kernel");
  }

  @Test
  void gammaStartsAtOneAndBetaAtZero() {
    Finding gamma =
        only(
            advise(
                Input.of(8),
                Dense.units(16),
                new BatchNormalization().gammaInitializer("zeros"),
                Dense.units(4)));
    assertThat(gamma.rule()).isEqualTo("normalization-start");
    assertThat(gamma.severity()).isEqualTo(Severity.FAULT);
    assertThat(gamma.instead()).isEqualTo("gamma_initializer=\"ones\"");

    Finding beta = only(advise(Input.of(8), new LayerNormalization().betaInitializer("ones")));
    assertThat(beta.severity()).isEqualTo(Severity.NOTE);
    assertThat(beta.instead()).isEqualTo("beta_initializer=\"zeros\"");
  }

  @Test
  void gammaMayBeZeroAtTheEndOfAResidualBranch() {
    var inputs = Input.of(64);
    var x = Dense.units(64).apply(inputs);
    x = new BatchNormalization().gammaInitializer("zeros").apply(x);

    assertThat(Advisor.advise(Model.of(inputs, new Add().apply(x, inputs)).plan(42))).isEmpty();
  }

  @Test
  void embeddingsAreNotScaledByTheirVocabulary() {
    Finding finding =
        only(
            advise(
                Input.of(10),
                Embedding.inputDim(20_000).outputDim(64).embeddingsInitializer("he_normal"),
                LSTM.units(8)));

    assertThat(finding.rule()).isEqualTo("embedding-scale");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    // sqrt(2 / 20000)
    assertThat(finding.places().get(0).detail()).isEqualTo("20,000 rows; stddev 0.01");
    assertThat(advise(Input.of(10), Embedding.inputDim(20_000).outputDim(64), LSTM.units(8)))
        .isEmpty();
  }

  @Test
  void kernelsAreCentred() {
    Finding finding =
        only(
            advise(
                Input.of(64),
                Dense.units(8)
                    .activation("tanh")
                    .kernelInitializer(RandomUniform.between(0.0, 0.1)),
                Dense.units(4)));

    assertThat(finding.rule()).isEqualTo("off-centre-kernel");
    // (0 + 0.1) / 2 and 0.1 / sqrt(12)
    assertThat(finding.places().get(0).detail()).isEqualTo("mean 0.05, stddev 0.0289");
  }

  /** Each relu halves the second moment after Glorot: 2^-12 in twelve layers. */
  @Test
  void deepStacksFadeWithoutNormalization() {
    List<Finding> findings = deep(12, "glorot_uniform", false);

    Finding depth = findings.get(0);
    assertThat(depth.rule()).isEqualTo("signal-depth");
    assertThat(depth.severity()).isEqualTo(Severity.WARNING);
    assertThat(depth.places()).hasSize(12);
    assertThat(depth.what())
        .isEqualTo(
            "12 layers without normalization or skip connection:"
                + " the signal's variance is multiplied by 2.4e-04, the gradient's by 2.4e-04");
    assertThat(deep(12, "he_normal", false)).isEmpty();
    assertThat(deep(12, "glorot_uniform", true))
        .extracting(Finding::rule)
        .containsExactly("rectifier-scale");
  }

  private static List<Finding> deep(int depth, String initializer, boolean isNormalized) {
    List<SequentialItem> items = new ArrayList<>();
    items.add(Input.of(64));
    for (int i = 0; i < depth; i++) {
      items.add(Dense.units(64).kernelInitializer(initializer));
      if (isNormalized) {
        items.add(new BatchNormalization());
      }
      items.add(new ReLU());
    }
    return advise(items.toArray(SequentialItem[]::new));
  }

  @Test
  void aScaleThatFitsNoFanExplodes() {
    Finding finding =
        only(
            advise(
                Input.of(256),
                Dense.units(256).kernelInitializer(stddev(1.0)),
                Dense.units(256).kernelInitializer(stddev(1.0))));

    assertThat(finding.rule()).isEqualTo("signal-depth");
    // 256 * 1^2 each
    assertThat(finding.what()).contains("the signal's variance is multiplied by 65536");
  }

  private static RandomNormal stddev(double stddev) {
    return RandomNormal.builder().stddev(stddev).build();
  }

  @Test
  void orthogonalKernelsKeepTheirScale() {
    assertThat(
            advise(
                Input.of(64),
                Dense.units(64)
                    .activation("relu")
                    .kernelInitializer(Orthogonal.withGain(Math.sqrt(2))),
                Dense.units(64).kernelInitializer(new Orthogonal())))
        .isEmpty();
  }

  @Test
  void whatIsNotKnownIsNoFinding() {
    var plan =
        new Sequential(
                Input.of(64),
                Dense.units(64)
                    .activation("relu")
                    .kernelInitializer(
                        Initializers.get(
                            (shape, dtype) -> new HeNormal(1).initialize(shape, dtype))),
                Dense.units(10))
            .plan(42);

    assertThat(Advisor.advise(plan)).isEmpty();
  }

  @Test
  void theSeedMakesNoDifference() {
    ModelPlan plan =
        new Sequential(Input.of(64), Dense.units(64).activation("relu"), Dense.units(10)).plan(1);

    assertThat(Advisor.advise(plan.withSeed(2))).isEqualTo(Advisor.advise(plan));
  }
}
