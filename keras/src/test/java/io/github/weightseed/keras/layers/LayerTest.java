package io.github.weightseed.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.Backend;
import io.github.weightseed.CustomInitializer;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.KerasRandom;
import io.github.weightseed.RandomState;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.Weightseed;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.keras.ModelWeights;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers: what they are, what they give, what they draw, and what they refuse. */
class LayerTest {

  /** The first default seeds after {@code set_random_seed(42)}, as real Keras draws them. */
  private static final long[] SEEDS_OF_42 = {
    686579304, 119540832, 26855093, 796233791, 295310486, 262950629, 239670712, 149827707
  };

  @Test
  void changesGiveCopies() {
    Dense dense = Dense.units(3);
    Dense named = dense.name("fc");

    assertThat(dense.name()).isNull();
    assertThat(named.name()).isEqualTo("fc");
    assertThat(named).isNotSameAs(dense);
  }

  @Test
  void nothingIsDrawnBeforeTheModelIsInitialized() {
    RandomState state = RandomState.of(42);
    long next =
        state.run(
            () -> {
              var model =
                  new Sequential(
                      Input.of(4),
                      Dense.units(3).kernelInitializer("he_normal"),
                      Dropout.rate(0.5),
                      Dense.units(2));
              model.toJson();
              model.initialize(Backend.JAX, 7);
              return state.nextSeed();
            });

    assertThat(next).isEqualTo(SEEDS_OF_42[0]);
  }

  @Test
  void initializersMayBeObjectsNamesConfigsAndFunctions() {
    Initializer object = new GlorotUniform(5);
    Map<String, Object> config = Initializers.serialize(object);
    CustomInitializer function = (shape, dtype) -> object.initialize(shape, dtype);
    Tensor expected = object.initialize(Shape.of(4, 3), DType.FLOAT32, Backend.JAX);

    for (Dense dense :
        List.of(
            Dense.units(3).kernelInitializer(object),
            Dense.units(3).kernelInitializer(config),
            Dense.units(3).kernelInitializer(function),
            Dense.units(3).kernelInitializer(Initializers.get(expected)))) {
      ModelWeights weights = new Sequential(Input.of(4), dense).initialize(Backend.JAX, 1);
      assertThat(weights.get("dense/kernel").source().toTensor()).isEqualTo(expected);
    }
    assertThat(
            new Sequential(Input.of(4), Dense.units(3).kernelInitializer("ones"))
                .initialize(Backend.JAX, 1)
                .get("dense/kernel")
                .source()
                .toTensor()
                .get(3, 2))
        .isEqualTo(1);
  }

  @Test
  void aFunctionHasNoJson() {
    var model =
        new Sequential(
            Input.of(4),
            Dense.units(3)
                .kernelInitializer((shape, dtype) -> KerasRandom.normal(shape, 0.0, 1.0, dtype)));

    assertThatThrownBy(model::toJson)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A lambda has no config");
    assertThat(model.initialize(Backend.JAX, 1).parameters()).isEqualTo(15);
  }

  @Test
  void aLayerAppliedTwiceSharesItsWeights() {
    var a = Input.of(4);
    var b = Input.of(4);
    Dense dense = Dense.units(3);
    var model = Model.of(List.of(a, b), new Add().apply(dense.apply(a), dense.apply(b)));

    assertThat(model.plan(1).weights()).hasSize(2);
    assertThat(
            Model.of(List.of(a, b), new Add().apply(dense.apply(a), dense.trainable(true).apply(b)))
                .plan(1)
                .weights())
        .hasSize(4);
  }

  @Test
  void namesCountInEachModelInTheOrderOfCalls() {
    Model first = JavaModels.skip();
    Model second = JavaModels.skip();

    assertThat(second.toJson()).isEqualTo(first.toJson());
    assertThat(first.plan(0).weights())
        .extracting(weight -> weight.layerName())
        .containsExactly("dense", "dense", "dense_1", "dense_1");
  }

  @Test
  void automaticNamesMakeWayForGivenOnes() {
    var model = new Sequential(Input.of(4), Dense.units(3), Dense.units(3).name("dense"));

    assertThat(model.plan(0).layers())
        .extracting(row -> row.name())
        .containsExactly("dense_1", "dense");
  }

  @Test
  void aLoneLayerDrawsAsKerasDoes() {
    LayerWeights weights =
        RandomState.of(42)
            .run(() -> LSTM.units(2).build(Backend.JAX, shape(null, 5L, 3L)))
            .weights();

    assertThat(weights.names())
        .containsExactly("lstm_cell/kernel", "lstm_cell/recurrent_kernel", "lstm_cell/bias");
    assertThat(weights.get("kernel")).isEqualTo(glorot(SEEDS_OF_42[0], 3, 8));
    assertThat(weights.get("recurrent_kernel"))
        .isEqualTo(
            Orthogonal.builder()
                .seed(SEEDS_OF_42[1])
                .build()
                .initialize(Shape.of(2, 8), DType.FLOAT32, Backend.JAX));
  }

  /** In code the forward layer comes first, in a file the backward one; see Keras' sources. */
  @Test
  void aLoneBidirectionalDrawsInTheOrderOfCode() {
    LayerWeights weights =
        RandomState.of(42)
            .run(() -> Bidirectional.of(LSTM.units(2)).build(Backend.JAX, shape(null, 5L, 3L)))
            .weights();
    ModelWeights model =
        new Sequential(Input.of(5, 3), Bidirectional.of(LSTM.units(2))).initialize(Backend.JAX, 42);

    Tensor first = glorot(SEEDS_OF_42[3], 3, 8);
    Tensor second = glorot(SEEDS_OF_42[6], 3, 8);
    assertThat(weights.get("forward_lstm/lstm_cell/kernel")).isEqualTo(first);
    assertThat(weights.get("backward_lstm/lstm_cell/kernel")).isEqualTo(second);
    assertThat(model.weights().get(0).source().toTensor()).isEqualTo(second);
    assertThat(model.weights().get(3).source().toTensor()).isEqualTo(first);
  }

  private static Tensor glorot(long seed, long... shape) {
    return new GlorotUniform(seed).initialize(Shape.of(shape), DType.FLOAT32, Backend.JAX);
  }

  @Test
  void aLoneLayerDrawsFromTheGlobalSeed() {
    Tensor kernel =
        Weightseed.withSeed(42, () -> Dense.units(8).build(Shape.of(1, 3)).weights().get("kernel"));

    assertThat(kernel)
        .isEqualTo(
            new GlorotUniform(SEEDS_OF_42[0])
                .initialize(Shape.of(3, 8), DType.FLOAT32, Weightseed.backend()));
  }

  @Test
  void weightsOfALoneLayerAreFoundByPathOrItsEnd() {
    LayerWeights weights =
        MultiHeadAttention.numHeads(2)
            .keyDim(3)
            .build(shape(null, 4L, 6L), shape(null, 4L, 6L))
            .weights();

    assertThat(weights.get("query/kernel").shape()).isEqualTo(Shape.of(6, 2, 3));
    assertThatThrownBy(() -> weights.get("kernel"))
        .hasMessageContaining("The name 'kernel' is not enough: it may be any of [query/kernel");
    assertThatThrownBy(() -> weights.get("query/kernal"))
        .hasMessageContaining("No weight named 'query/kernal'. Did you mean 'query/kernel'");
  }

  private static PartialShape shape(Long... dims) {
    return new PartialShape(Arrays.asList(dims));
  }

  @Test
  void tensorsHaveShapesAndTypes() {
    var image = Input.of(8, 8, 3);
    KerasTensor x = Conv2D.filters(4).kernelSize(3).dtype("mixed_float16").apply(image);

    assertThat(x.shape()).isEqualTo(shape(null, 6L, 6L, 4L));
    assertThat(x.dtype()).isEqualTo("float16");
    assertThat(x).hasToString("<KerasTensor shape=(None, 6, 6, 4), dtype=float16>");
    assertThat(Input.of(Input.ANY, 2).batchSize(5).shape()).isEqualTo(shape(5L, null, 2L));
  }

  @Test
  void unknownLayersAreMadeByNameAndConfig() {
    var model =
        new Sequential(
            Input.of(9, 9, 1),
            Layer.of("Resizing", Map.of("height", 4, "width", 5)),
            Layer.of("Conv2D", Map.of("filters", 2, "kernel_size", 3)));

    assertThat(model.plan(0).weights().get(0).shape()).isEqualTo(Shape.of(3, 3, 1, 2));
  }

  @Test
  void aSequentialWithoutInputHasNoWeightsYet() {
    var model = new Sequential(Dense.units(3));

    assertThatThrownBy(() -> model.initialize(Backend.JAX, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was never built");
  }

  @Test
  void trainableFalseFreezesAModel() {
    var input = Input.of(4);
    Model model = Model.of(input, Dense.units(3).apply(input));

    assertThat(model.plan(0).weights()).allMatch(weight -> weight.trainable());
    assertThat(model.trainable(false).plan(0).weights()).noneMatch(weight -> weight.trainable());
  }

  static List<Arguments> mistakes() {
    var input = Input.of(4).name("features");
    var other = Input.of(5).name("other");
    return List.of(
        mistake(
            () -> new Add().name("sum").apply(Input.of(3, 64), Input.of(3, 32)),
            "Layer 'sum' (Add): Inputs have incompatible shapes. Received shapes (3, 64) and (3, 32)"),
        mistake(
            () -> Dense.units(0),
            "Dense: Received an invalid value for `units`, expected a positive integer. Received: units=0"),
        mistake(
            () -> Dense.units(3).name("fc").with("units", -1),
            "Layer 'fc' (Dense): Received an invalid value for `units`"),
        mistake(
            () -> Dense.units(3).name("fc").activation("reluu"),
            "Layer 'fc' (Dense): Could not interpret activation function identifier: reluu. Did you mean 'relu'"),
        mistake(
            () -> Dense.units(3).kernelInitializer("he_normall"),
            "Dense: Could not interpret initializer identifier: he_normall. Did you mean 'he_normal'"),
        mistake(
            () -> Model.of(input, Dense.units(2).name("fc").apply(other)),
            "Graph disconnected: cannot find parent for tensor <KerasTensor shape=(None, 5), dtype=float32> at operation 'Layer 'fc' (Dense)', which is called on shapes [(None, 5)]. The model's inputs are [Layer 'features' (InputLayer)]"),
        mistake(
            () ->
                Model.of(
                    input, Dense.units(2).name("fc").apply(Dense.units(3).name("fc").apply(input))),
            "The name \"fc\" is used 2 times in the model. All operation names should be unique. It is the name of layers that give [(None, 3), (None, 2)]"),
        mistake(
            () -> new Sequential(Dense.units(2).name("fc"), Dense.units(3).name("fc")),
            "All layers added to a Sequential model should have unique names. Name 'fc' is already the name of a layer in this model"),
        mistake(
            () -> Dense.units(2).apply(input, other),
            "Dense expects 1 input(s), but it received 2 input tensors"),
        mistake(
            () -> Conv2D.filters(2).name("conv").apply(Input.of(8, 8, 3)),
            "Layer 'conv' (Conv2D): missing required argument: 'kernel_size'"),
        mistake(
            () -> Conv2D.filters(2).kernelSize(3, 3, 3),
            "Conv2D: The `kernel_size` argument must be a tuple of 2 integers. Received kernel_size=(3, 3, 3)"),
        mistake(
            () -> Conv2D.filters(2).kernelSize(20).name("conv").apply(Input.of(8, 8, 3)),
            "Layer 'conv' (Conv2D): "),
        mistake(
            () -> Dense.units(2).with("unit", 3),
            "Dense: Unrecognized keyword argument: 'unit'. Did you mean 'units'"),
        mistake(
            () -> Dropout.rate(1.5), "Expected a float value between 0 and 1. Received: rate=1.5"),
        mistake(() -> Permute.dims(1, 3), "must be consecutive and start from 1"),
        mistake(
            () -> new MaxPooling2D().padding("full"), "one of {'same', 'valid'}. Received: full"),
        mistake(() -> Dense.units(2).name("a/b"), "cannot contain character `/`"),
        mistake(
            () -> Dense.units(2).kernelRegularizer("l3"),
            "Could not interpret regularizer identifier: l3"),
        mistake(
            () -> LSTM.units(2).returnState(true).apply(Input.of(5, 3)),
            "LSTM gives 3 tensors: use call(args, kwargs)"),
        mistake(
            () -> new Sequential(Input.of(3)).add(Input.of(4)),
            "has already been configured to use input shape (None, 3)"),
        mistake(() -> Input.of(-3), "Negative dimensions are not allowed"),
        mistake(
            () ->
                new Sequential(Input.of(4), Dense.units(2))
                    .initialize(Backend.JAX, 1)
                    .get("dense/kernal"),
            "No weight has the path 'dense/kernal'. Did you mean 'dense/kernel'"));
  }

  private static Arguments mistake(Runnable code, String message) {
    return Arguments.of(message, code);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreToldAsKerasTellsThem(String message, Runnable code) {
    assertThatThrownBy(code::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"skip", "siamese", "wrapped"})
  void aModelIsAValue(String name) {
    Model model = JavaModels.ALL.get(name).get();

    assertThat(model.name("other").name(String.valueOf(model.config().get("name"))).toJson())
        .isEqualTo(model.toJson());
  }
}
