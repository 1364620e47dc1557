package io.github.weightseed.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.Weightseed;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all of Keras' initializers. */
class InitializerContractTest {

  private static final Shape SHAPE = Shape.of(37, 1, 61);

  /** One of each class, seeded where there is a seed. */
  static Stream<Initializer> seeded() {
    return Stream.of(
        new Zeros(),
        new Ones(),
        Constant.of(0.1),
        new Stft(),
        RandomNormal.builder().mean(1).stddev(0.5).seed(42).build(),
        RandomUniform.builder().minval(-1).maxval(1).seed(42).build(),
        TruncatedNormal.builder().stddev(2.0).seed(42).build(),
        VarianceScaling.builder().mode("fan_out").distribution("uniform").seed(42).build(),
        new GlorotUniform(42),
        new GlorotNormal(42),
        new HeUniform(42),
        new HeNormal(42),
        new LecunUniform(42),
        new LecunNormal(42),
        Orthogonal.builder().gain(2).seed(42).build());
  }

  /** One of each random class without a seed. */
  static Stream<Supplier<RandomInitializer>> unseeded() {
    return Stream.of(
        RandomNormal::new,
        RandomUniform::new,
        TruncatedNormal::new,
        VarianceScaling::new,
        GlorotUniform::new,
        GlorotNormal::new,
        HeUniform::new,
        HeNormal::new,
        LecunUniform::new,
        LecunNormal::new,
        Orthogonal::new,
        RandomNormal.builder().mean(1).stddev(2)::build,
        RandomUniform.builder().minval(1).maxval(2)::build,
        TruncatedNormal.builder().mean(1).stddev(2)::build,
        VarianceScaling.builder().scale(2).inputAxes(0).outputAxes(1)::build,
        HeNormal.builder().inputAxes(0).outputAxes(1)::build,
        Orthogonal.builder().gain(2)::build,
        () -> Orthogonal.withGain(0.5),
        () -> RandomUniform.between(-1, 1));
  }

  static Stream<Function<SeedGenerator, RandomInitializer>> generated() {
    return Stream.of(
        generator -> RandomNormal.builder().seed(generator).build(),
        generator -> RandomUniform.builder().seed(generator).build(),
        generator -> TruncatedNormal.builder().seed(generator).build(),
        generator -> VarianceScaling.builder().seed(generator).build(),
        generator -> HeUniform.builder().seed(generator).build(),
        GlorotUniform::new,
        generator -> Orthogonal.builder().seed(generator).build());
  }

  private static Tensor initialize(Initializer initializer) {
    return initializer.initialize(SHAPE, DType.FLOAT32, Backend.JAX);
  }

  @ParameterizedTest
  @MethodSource("seeded")
  void isEqualToWhatItsConfigAndItsCopyGive(Initializer initializer) {
    Initializer again = Initializers.deserialize(Initializers.serialize(initializer));
    assertThat(again).isEqualTo(initializer).hasSameHashCodeAs(initializer);
    assertThat(again).hasToString(initializer.toString());
    assertThat(initializer.copy()).isEqualTo(initializer);
    assertThat(initialize(again)).isEqualTo(initialize(initializer));
    assertThat(initializer).isNotEqualTo(new HeNormal(43)).isNotEqualTo("x");
  }

  @ParameterizedTest
  @MethodSource("seeded")
  void refusesUnknownKeys(Initializer initializer) {
    if (initializer instanceof Constant) {
      return; // As in Keras, which reads nothing but the value.
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Initializers.deserialize(
                    Map.of(
                        "class_name", initializer.className(),
                        "config", Map.of("colour", 1))))
        .withMessageStartingWith(
            initializer.className() + ".__init__() got an unexpected keyword argument 'colour'");
  }

  @ParameterizedTest
  @MethodSource("seeded")
  void readsTheSameByPartsAsWhole(Initializer initializer) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT16, DType.BFLOAT16}) {
      if (initializer instanceof Orthogonal && dtype != DType.FLOAT32) {
        continue;
      }
      TensorSource source = initializer.source(SHAPE, dtype, Backend.JAX);
      Tensor whole = source.toTensor();
      int size = whole.size();
      byte[] parts = new byte[size * dtype.byteSize()];
      IntStream.iterate(0, from -> from < size, from -> from + 101)
          .parallel()
          .forEach(
              from ->
                  source.read(
                      from,
                      Math.min(101, size - from),
                      ByteBuffer.wrap(parts).position(from * dtype.byteSize())));
      assertThat(Tensor.of(SHAPE, dtype, parts)).isEqualTo(whole);
      float[] floats = new float[size];
      double[] doubles = new double[size];
      source.read(0, size, floats, 0);
      source.read(0, size, doubles, 0);
      assertThat(floats).isEqualTo(whole.toFloatArray());
      assertThat(doubles).isEqualTo(whole.toDoubleArray());
    }
  }

  @ParameterizedTest
  @MethodSource("unseeded")
  void drawsOneSeedWhenItIsComplete(Supplier<RandomInitializer> maker) {
    Weightseed.withSeed(
        42,
        () -> {
          assertThat(maker.get().seed()).isEqualTo(new Seed.Drawn(686579304));
          RandomInitializer second = maker.get();
          assertThat(second.seed()).isEqualTo(new Seed.Drawn(119540832));
          assertThat(second.config()).containsEntry("seed", null);
          assertThat(initialize(second)).isEqualTo(initialize(second));
          assertThat(second.copy().seed()).isEqualTo(new Seed.Drawn(26855093));
          assertThat(second.copy()).isNotEqualTo(second);
          return null;
        });
  }

  @ParameterizedTest
  @MethodSource("generated")
  void aGeneratorGivesNewValuesAtEveryCallAndACopyStartsAgain(
      Function<SeedGenerator, RandomInitializer> maker) {
    RandomInitializer initializer = maker.apply(new SeedGenerator(42));
    Tensor first = initialize(initializer);
    assertThat(initialize(initializer)).isNotEqualTo(first);
    assertThat(initialize(initializer.copy())).isEqualTo(first);
    assertThat(initialize(Initializers.deserialize(Initializers.serialize(initializer))))
        .isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("seeded")
  void hasTheExpectedStandardDeviation(Initializer initializer) {
    if (!(initializer instanceof RandomInitializer random)) {
      return;
    }
    Shape shape = Shape.of(300, 200);
    double stddev = Statistics.of(random.initialize(shape, DType.FLOAT32, Backend.JAX)).stddev();
    // Of 60 000 values, the relative error of the standard deviation is 0.3 % (one sigma, normal):
    // seven of them, and the seed is fixed.
    assertThat(stddev / random.expectedStddev(shape)).isBetween(0.98, 1.02);
  }

  @Test
  void printsAsTheCallThatMakesIt() {
    assertThat(new HeNormal(42)).hasToString("HeNormal(seed=42)");
    assertThat(RandomNormal.builder().stddev(1e-6).seed(1).build())
        .hasToString("RandomNormal(mean=0.0, stddev=1e-06, seed=1)");
    assertThat(new RandomUniform())
        .hasToString("RandomUniform(minval=-0.05, maxval=0.05, seed=None)");
    assertThat(VarianceScaling.builder().scale(2).inputAxes(0).outputAxes(1, 2).seed(7).build())
        .hasToString(
            "VarianceScaling(scale=2, mode='fan_in', distribution='truncated_normal', input_axes=[0], output_axes=[1, 2], seed=7)");
    assertThat(new LecunNormal(new SeedGenerator(3)))
        .hasToString("LecunNormal(seed=SeedGenerator(seed=3, count=0))");
    assertThat(new Stft())
        .hasToString("STFT(side='real', window='hann', scaling='density', periodic=False)");
  }
}
