package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The custom initializers of Keras' documents. */
class CustomInitializerTest {

  /** A random normal initializer, as in Keras' documentation. */
  record ExampleRandomNormal(double mean, double stddev) implements CustomInitializer {
    @Override
    public Tensor call(Shape shape, DType dtype) {
      return KerasRandom.normal(shape, mean, stddev, dtype);
    }
  }

  /** Standard normal values times a scale, as a class with a config of its own. */
  static final class Scaled implements CustomInitializer {
    private final double scale;

    Scaled(double scale) {
      this.scale = scale;
    }

    @Override
    public Tensor call(Shape shape, DType dtype) {
      return KerasRandom.normal(shape, dtype).times(scale);
    }

    @Override
    public String className() {
      return "CustomInitializer";
    }

    @Override
    public Map<String, Object> config() {
      return Map.of("scale", scale);
    }
  }

  private static Tensor initialize(Initializer initializer, DType dtype) {
    return Weightseed.withSeed(
        42, () -> initializer.initialize(Shape.of(100, 50), dtype, Backend.JAX));
  }

  /**
   * The first values of {@code keras.random.normal((5,))} on JAX after {@code set_random_seed(42)}.
   */
  @Test
  void drawsFromTheRunsBackendAndGlobalGenerator() {
    Tensor values =
        Weightseed.withSeed(
            42,
            () ->
                new ExampleRandomNormal(0, 1).initialize(Shape.of(5), DType.FLOAT32, Backend.JAX));
    assertThat(values.toFloatArray())
        .containsExactly(
            Float.intBitsToFloat(0xbfb9c971),
            Float.intBitsToFloat(0x3e17ae43),
            Float.intBitsToFloat(0xbf272d7a),
            Float.intBitsToFloat(0xbea80495),
            Float.intBitsToFloat(0xbf09872d));
  }

  @Test
  void aRecordNeedsNoConfigCode() {
    ExampleRandomNormal initializer = new ExampleRandomNormal(0.5, 0.01);
    Map<String, Object> config = Initializers.serialize(initializer);
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("module", null);
    expected.put("class_name", "ExampleRandomNormal");
    expected.put("config", Map.of("mean", 0.5, "stddev", 0.01));
    expected.put("registered_name", "ExampleRandomNormal");
    assertThat(config).isEqualTo(expected);
    assertThat(Initializers.deserialize(config, CustomObjects.of(ExampleRandomNormal.class)))
        .isEqualTo(initializer);
  }

  @Test
  void numbersOfAConfigBecomeTheComponentsTypes() {
    record Types(int a, long b, float c, Double d, boolean e, String f)
        implements CustomInitializer {
      @Override
      public Tensor call(Shape shape, DType dtype) {
        throw new UnsupportedOperationException();
      }
    }
    Types types = new Types(1, 2, 0.5f, 3.0, true, "x");
    assertThat(
            Initializers.deserialize(Initializers.serialize(types), CustomObjects.of(Types.class)))
        .isEqualTo(types);
    Map<String, Object> config = Map.of("a", 1.5, "b", 2, "c", 1, "d", 3, "e", true, "f", "x");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Initializers.deserialize(
                    Map.of("class_name", "Types", "config", config), CustomObjects.of(Types.class)))
        .withMessage("Types expects int as `a`. Received: a=1.5");
  }

  @Test
  void missingAndUnknownKeysAreRefusedByName() {
    CustomObjects objects = CustomObjects.of(ExampleRandomNormal.class);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Initializers.deserialize(
                    Map.of("class_name", "ExampleRandomNormal", "config", Map.of("mean", 1)),
                    objects))
        .withMessage(
            "ExampleRandomNormal.__init__() missing 1 required positional argument: 'stddev'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Initializers.deserialize(
                    Map.of("class_name", "ExampleRandomNormal", "config", Map.of("foo", 1)),
                    objects))
        .withMessage("ExampleRandomNormal.__init__() got an unexpected keyword argument 'foo'");
  }

  @Test
  void aClassIsReadByAFunctionOfItsConfig() {
    CustomObjects objects =
        CustomObjects.none()
            .with("my_package>Scaled", config -> new Scaled((Double) config.get("scale")))
            .with("CustomInitializer", config -> new Scaled((Double) config.get("scale")));
    Scaled initializer = new Scaled(0.5);
    Initializer again = Initializers.deserialize(Initializers.serialize(initializer), objects);
    assertThat(Initializers.serialize(again)).isEqualTo(Initializers.serialize(initializer));
    assertThat(initialize(again, DType.FLOAT32)).isEqualTo(initialize(initializer, DType.FLOAT32));
    Map<String, Object> registered =
        Map.of(
            "class_name", "Any",
            "config", Map.of("scale", 2.0),
            "registered_name", "my_package>Scaled");
    assertThat(Initializers.deserialize(registered, objects).config())
        .isEqualTo(Map.of("scale", 2.0));
  }

  @Test
  void scalingIsDoneInTheTensorsType() {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT16, DType.BFLOAT16}) {
      Tensor standard = initialize(new Scaled(1), dtype);
      Tensor halved = initialize(new Scaled(0.5), dtype);
      assertThat(halved.dtype()).isEqualTo(dtype);
      assertThat(halved.get(99, 49)).isEqualTo(standard.get(99, 49) / 2);
    }
  }

  @Test
  void aFunctionIsReadByItsName() {
    CustomInitializer function = (shape, dtype) -> KerasRandom.uniform(shape, dtype);
    CustomObjects objects = CustomObjects.none().with("my_init", function);
    assertThat(Initializers.get("my_init", objects)).isSameAs(function);
    assertThat(
            Initializers.deserialize(
                Map.of(
                    "module", "builtins",
                    "class_name", "function",
                    "config", "my_init",
                    "registered_name", "my_init"),
                objects))
        .isSameAs(function);
  }

  @Test
  void aCustomObjectHidesKerasOwn() {
    CustomObjects objects = CustomObjects.none().with("he_normal", config -> new Scaled(3));
    assertThat(Initializers.get("he_normal", objects)).isInstanceOf(Scaled.class);
  }

  @Test
  void withoutCustomObjectsACustomClassIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.deserialize(Initializers.serialize(new Scaled(1))))
        .withMessage(
            "Cannot deserialize object of type `CustomInitializer`. If `CustomInitializer` is a custom class, please pass it in the custom objects");
  }

  @Test
  void aLambdaHasNoConfig() {
    CustomInitializer function = (shape, dtype) -> KerasRandom.normal(shape, dtype);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.serialize(function))
        .withMessage(
            "A lambda has no config; use a record or a class that implements CustomInitializer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.serialize(Initializers.get(Tensor.of(Shape.of(1), 1f))));
  }

  @Test
  void theTensorMustHaveTheShape() {
    CustomInitializer wrong = (shape, dtype) -> Tensor.of(Shape.of(1), 1f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wrong.initialize(Shape.of(2), DType.FLOAT32, Backend.JAX))
        .withMessageEndingWith("must give a tensor of shape=(2,), got shape=(1,)");
  }
}
