package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.Stft;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.initializers.Zeros;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitializersTest {

  private static Tensor initialize(Initializer initializer) {
    return initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
  }

  @ParameterizedTest
  @CsvSource({
    "zeros, Zeros",
    "Zeros, Zeros",
    "zero, Zeros",
    "ones, Ones",
    "Ones, Ones",
    "one, Ones",
    "identity, Identity",
    "Identity, Identity",
    "IdentityInitializer, Identity",
    "stft, STFT",
    "STFT, STFT",
    "STFTInitializer, STFT",
    "random_normal, RandomNormal",
    "RandomNormal, RandomNormal",
    "normal, RandomNormal",
    "random_uniform, RandomUniform",
    "RandomUniform, RandomUniform",
    "uniform, RandomUniform",
    "truncated_normal, TruncatedNormal",
    "TruncatedNormal, TruncatedNormal",
    "variance_scaling, VarianceScaling",
    "VarianceScaling, VarianceScaling",
    "glorot_uniform, GlorotUniform",
    "GlorotUniform, GlorotUniform",
    "glorot_normal, GlorotNormal",
    "GlorotNormal, GlorotNormal",
    "he_uniform, HeUniform",
    "HeUniform, HeUniform",
    "he_normal, HeNormal",
    "HeNormal, HeNormal",
    "lecun_uniform, LecunUniform",
    "LecunUniform, LecunUniform",
    "lecun_normal, LecunNormal",
    "LecunNormal, LecunNormal",
    "orthogonal, Orthogonal",
    "Orthogonal, Orthogonal",
    "OrthogonalInitializer, Orthogonal",
    "ZerosV2, Zeros",
    "IdentityV2, Identity",
    "GlorotUniformV2, GlorotUniform",
    "glorot_uniformV2, GlorotUniform",
    "he_normalV2, HeNormal",
    "VarianceScalingV2, VarianceScaling"
  })
  void everyNameOfKeras2And3IsKnown(String name, String className) {
    assertThat(Initializers.get(name).className()).isEqualTo(className);
  }

  @ParameterizedTest
  @CsvSource({
    "he_norml, Could not interpret initializer identifier: he_norml. Did you mean 'he_normal'"
        + " or 'HeNormal'?",
    "Glorotuniform, Could not interpret initializer identifier: Glorotuniform. Did you mean"
        + " 'GlorotUniform' or 'glorot_uniform'?"
  })
  void aWrongNameGetsTheNearest(String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.get(name))
        .withMessage(message);
  }

  @Test
  void getTakesWhatKerasTakes() {
    Initializer instance = new HeNormal(1);
    CustomInitializer function = (shape, dtype) -> KerasRandom.normal(shape, dtype);
    assertThat(Initializers.get((Object) null)).isNull();
    assertThat(Initializers.get((Object) instance)).isSameAs(instance);
    assertThat(Initializers.get(function)).isSameAs(function);
    assertThat(Initializers.get((Object) "zeros")).isEqualTo(new Zeros());
    assertThat(Initializers.get(GlorotUniform.class)).isInstanceOf(GlorotUniform.class);
    assertThat(Initializers.get(Map.of("class_name", "HeNormal", "config", Map.of("seed", 1))))
        .isEqualTo(instance);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.get(5))
        .withMessage("Could not interpret initializer identifier: 5");
    assertThatIllegalArgumentException().isThrownBy(() -> Initializers.get(String.class));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.get(Initializer.class))
        .withMessageEndingWith("io.github.weightseed.Initializer is not a class to construct");
  }

  @Test
  void aTensorIsAnInitializerForItsOwnShape() {
    Initializer initializer = Initializers.get(Tensor.of(Shape.of(2, 2), 1f, 2f, 3f, 300f));
    assertThat(initialize(initializer)).isEqualTo(Tensor.of(Shape.of(2, 2), 1f, 2f, 3f, 300f));
    assertThat(initializer.initialize(Shape.of(2, 2), DType.INT32, Backend.JAX).get(1, 1))
        .isEqualTo(300);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> initializer.initialize(Shape.of(2, 3), DType.FLOAT32, Backend.JAX))
        .withMessage(
            "Expected `shape` to be (2, 2) for direct tensor as initializer. Received shape=(2, 3)");
  }

  @Test
  void factoriesAreKerasFunctions() {
    assertThat(Initializers.zeros()).hasToString("Zeros()");
    assertThat(Initializers.ones()).hasToString("Ones()");
    assertThat(Initializers.constant()).isEqualTo(Constant.of(0.0));
    assertThat(Initializers.constant(10.)).hasToString("Constant(value=10.0)");
    assertThat(Initializers.constant(3)).hasToString("Constant(value=3)");
    assertThat(Initializers.constant(true)).hasToString("Constant(value=True)");
    assertThat(Initializers.constant(List.of(1, 2.5))).hasToString("Constant(value=[1, 2.5])");
    assertThat(Initializers.constant(Tensor.of(Shape.of(2), 1f, 2f)).value())
        .isEqualTo(Tensor.of(Shape.of(2), 1f, 2f));
    assertThat(Initializers.identity()).hasToString("Identity(gain=1.0)");
    assertThat(Initializers.identity(0.1)).isEqualTo(Identity.withGain(0.1));
    assertThat(Initializers.stft()).isEqualTo(new Stft());
    assertThat(Initializers.randomNormal()).isInstanceOf(RandomNormal.class);
    assertThat(Initializers.randomUniform()).isInstanceOf(RandomUniform.class);
    assertThat(Initializers.truncatedNormal().stddev()).isEqualTo(0.05);
    assertThat(Initializers.varianceScaling()).isInstanceOf(VarianceScaling.class);
    assertThat(Initializers.orthogonal()).isInstanceOf(Orthogonal.class);
    assertThat(Initializers.heNormal(42)).isEqualTo(new HeNormal(42));
    SeedGenerator generator = new SeedGenerator(1);
    assertThat(
            List.of(
                Initializers.glorotUniform(generator), Initializers.glorotNormal(generator),
                Initializers.heUniform(generator), Initializers.heNormal(generator),
                Initializers.lecunUniform(generator), Initializers.lecunNormal(generator)))
        .allSatisfy(random -> assertThat(random.seed()).isEqualTo(Seed.of(generator)));
    assertThat(
            List.of(
                Initializers.glorotUniform(5),
                Initializers.glorotNormal(5),
                Initializers.heUniform(5),
                Initializers.lecunUniform(5),
                Initializers.lecunNormal(5)))
        .allSatisfy(random -> assertThat(random.seed()).isEqualTo(Seed.of(5)));
    assertThat(
            List.of(
                Initializers.glorotUniform(), Initializers.glorotNormal(),
                Initializers.heUniform(), Initializers.heNormal(),
                Initializers.lecunUniform(), Initializers.lecunNormal()))
        .allSatisfy(random -> assertThat(random.seed()).isInstanceOf(Seed.Drawn.class));
  }

  @Test
  void unknownKeysAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Initializers.deserialize(
                    Map.of("class_name", "RandomNormal", "config", Map.of("stdev", 0.1))))
        .withMessage(
            "RandomNormal.__init__() got an unexpected keyword argument 'stdev'. Did you mean 'stddev'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "classname"})
  void aConfigNeedsAClassName(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.deserialize(Map.of(key, "x")))
        .withMessage("Unknown `config` as a `dict`, config={'" + key + "': 'x'}");
  }

  @Test
  void aConfigInsideMustBeADict() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.deserialize(Map.of("class_name", "HeNormal", "config", "x")))
        .withMessage("Expected 'config' to be a dict for HeNormal, instead got 'x'");
  }

  @Test
  void initializeTakesItsDefaultsFromWeightseed() {
    Tensor expected = new HeNormal(42).initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
    Tensor actual = Weightseed.withBackend(Backend.JAX, () -> new HeNormal(42).initialize(2, 2));
    assertThat(actual).isEqualTo(expected);
    assertThat(actual.dtype()).isEqualTo(DType.FLOAT32);
  }
}
