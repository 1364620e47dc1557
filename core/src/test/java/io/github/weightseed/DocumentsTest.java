package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.GlorotNormal;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.HeUniform;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.LecunNormal;
import io.github.weightseed.initializers.LecunUniform;
import io.github.weightseed.initializers.Ones;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.Stft;
import io.github.weightseed.initializers.TruncatedNormal;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.initializers.Zeros;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The signatures and examples of Keras' page "Layer weight initializers", in Java. */
@Isolated("sets the default backend")
class DocumentsTest {

  private Backend before = Weightseed.backend();

  @BeforeEach
  void runOnJax() {
    before = Weightseed.backend();
    Weightseed.setBackend(Backend.JAX);
  }

  @AfterEach
  void restoreBackend() {
    Weightseed.setBackend(before);
  }

  /** Each class with its signature: the arguments in Keras' order, with Keras' defaults. */
  static Stream<Arguments> signatures() {
    return Stream.of(
        Arguments.of(new Zeros(), "Zeros()"),
        Arguments.of(new Ones(), "Ones()"),
        Arguments.of(new Constant(), "Constant(value=0.0)"),
        Arguments.of(new Identity(), "Identity(gain=1.0)"),
        Arguments.of(
            new Stft(), "STFT(side='real', window='hann', scaling='density', periodic=False)"),
        Arguments.of(new RandomNormal(), "RandomNormal(mean=0.0, stddev=0.05, seed=None)"),
        Arguments.of(new RandomUniform(), "RandomUniform(minval=-0.05, maxval=0.05, seed=None)"),
        Arguments.of(new TruncatedNormal(), "TruncatedNormal(mean=0.0, stddev=0.05, seed=None)"),
        Arguments.of(
            new VarianceScaling(),
            "VarianceScaling(scale=1.0, mode='fan_in', distribution='truncated_normal', seed=None)"),
        Arguments.of(new GlorotNormal(), "GlorotNormal(seed=None)"),
        Arguments.of(new GlorotUniform(), "GlorotUniform(seed=None)"),
        Arguments.of(new HeNormal(), "HeNormal(seed=None)"),
        Arguments.of(new HeUniform(), "HeUniform(seed=None)"),
        Arguments.of(new LecunNormal(), "LecunNormal(seed=None)"),
        Arguments.of(new LecunUniform(), "LecunUniform(seed=None)"),
        Arguments.of(new Orthogonal(), "Orthogonal(gain=1.0, seed=None)"));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void argumentsHaveKerasNamesAndDefaults(Initializer initializer, String signature) {
    assertThat(initializer).hasToString(signature);
  }

  /** "Standalone usage" of each class. */
  static Stream<Initializer> standalone() {
    return Stream.of(
        RandomNormal.builder().mean(0.0).stddev(1.0).build(),
        RandomUniform.builder().minval(0.0).maxval(1.0).build(),
        TruncatedNormal.builder().mean(0.).stddev(1.).build(),
        new Zeros(),
        new Ones(),
        new GlorotNormal(),
        new GlorotUniform(),
        new HeNormal(),
        new HeUniform(),
        new Orthogonal(),
        Constant.of(10.),
        VarianceScaling.builder().scale(0.1).mode("fan_in").distribution("uniform").build(),
        new LecunNormal(),
        new LecunUniform(),
        new Identity());
  }

  /** With an int as seed or none, "the same random values across multiple calls". */
  @ParameterizedTest
  @MethodSource("standalone")
  void standaloneUsage(Initializer initializer) {
    Tensor values = initializer.initialize(2, 2);
    assertThat(values.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(values.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(initializer.initialize(2, 2)).isEqualTo(values);
  }

  @Test
  void constantsAreWhatTheyAreCalled() {
    assertThat(new Zeros().initialize(2, 2).toFloatArray()).containsExactly(0, 0, 0, 0);
    assertThat(new Ones().initialize(2, 2).toFloatArray()).containsExactly(1, 1, 1, 1);
    assertThat(Constant.of(3.).initialize(2, 2).toFloatArray()).containsExactly(3, 3, 3, 3);
    assertThat(Identity.withGain(0.5).initialize(2, 2).toFloatArray())
        .containsExactly(0.5f, 0, 0, 0.5f);
    // "If the desired matrix is not square, it pads with zeros."
    assertThat(new Identity().initialize(2, 3).toFloatArray()).containsExactly(1, 0, 0, 0, 1, 0);
  }

  @Test
  void uniformValuesLieInTheStatedRange() {
    Statistics values =
        Statistics.of(RandomUniform.builder().minval(0.0).maxval(1.0).build().initialize(1000));
    assertThat(values.min()).isNotNegative();
    assertThat(values.max()).isLessThan(1);
    double limit = Math.sqrt(6.0 / (100 + 50));
    Statistics glorot = Statistics.of(new GlorotUniform().initialize(100, 50));
    assertThat(glorot.min()).isGreaterThanOrEqualTo((float) -limit);
    assertThat(glorot.max()).isLessThanOrEqualTo((float) limit);
  }

  @Test
  void truncatedValuesLieWithinTwoStandardDeviations() {
    Statistics values =
        Statistics.of(TruncatedNormal.builder().mean(0.).stddev(1.).build().initialize(1000));
    assertThat(values.min()).isGreaterThanOrEqualTo(-2);
    assertThat(values.max()).isLessThanOrEqualTo(2);
  }

  /** "If the matrix has fewer rows than columns then the output will have orthogonal rows." */
  @Test
  void orthogonalRows() {
    Tensor values = new Orthogonal().initialize(2, 3);
    double product = 0;
    for (int i = 0; i < 3; i++) {
      product += values.get(0, i) * values.get(1, i);
    }
    assertThat(Math.abs(product)).isLessThan(1e-6);
  }

  @Test
  void aGeneratorGivesDifferentValuesAcrossCalls() {
    HeNormal initializer = new HeNormal(new SeedGenerator(1));
    assertThat(initializer.initialize(2, 2)).isNotEqualTo(initializer.initialize(2, 2));
  }

  /** "from_config: Instantiates an initializer from a configuration dictionary." */
  @Test
  void configRoundTrip() {
    RandomUniform initializer = RandomUniform.between(-1, 1);
    Map<String, ?> config = initializer.config();
    RandomUniform again = RandomUniform.fromConfig(config);
    assertThat(again.config()).isEqualTo(config);
    assertThat(again.minval()).isEqualTo(-1L);
    assertThat(again.maxval()).isEqualTo(1L);
  }

  /** {@code initializers.random_normal(stddev=0.01)}, and its default by name. */
  @Test
  void shortcutFunctionsAndNames() {
    assertThat(Initializers.randomNormal()).isInstanceOf(RandomNormal.class);
    assertThat(((RandomNormal) Initializers.get("random_normal")).stddev()).isEqualTo(0.05);
    assertThat(RandomNormal.builder().stddev(0.01).build().stddev()).isEqualTo(0.01);
    assertThat(Initializers.lecunUniform(7)).isEqualTo(new LecunUniform(7));
  }

  /** The comparison of standard deviations for the shape (100, 50). */
  @Test
  void standardDeviationsCompared() {
    assertStddev(new GlorotNormal(1), Math.sqrt(2.0 / 150));
    assertStddev(new HeNormal(1), Math.sqrt(2.0 / 100));
    assertStddev(new LecunNormal(1), Math.sqrt(1.0 / 100));
  }

  private static void assertStddev(RandomInitializer initializer, double expected) {
    assertThat(initializer.expectedStddev(Shape.of(100, 50))).isEqualTo(expected);
    // Of 5000 values: one sigma is below 1 %, and the seed is fixed.
    assertThat(Statistics.of(initializer.initialize(100, 50)).stddev() / expected)
        .isBetween(0.95, 1.05);
  }
}
