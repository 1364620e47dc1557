package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.CustomInitializer;
import io.github.weightseed.CustomObjects;
import io.github.weightseed.DType;
import io.github.weightseed.KerasRandom;
import io.github.weightseed.RandomState;
import io.github.weightseed.Seed;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.Weightseed;
import io.github.weightseed.keras.file.WeightSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the random seed of all")
class ModelPlanTest {

  /** The first seeds that {@code set_random_seed(42)} gives, of Keras. */
  private static final List<Long> DRAWS_OF_42 =
      List.of(
          686579304L,
          119540832L,
          26855093L,
          796233791L,
          295310486L,
          262950629L,
          239670712L,
          149827707L,
          790779947L,
          110053354L,
          726600540L);

  private static final String DENSE = Models.layer("Dense", "a", ", \"units\": 3");

  private static List<Seed> seeds(String json) {
    return ModelPlan.of(json, 42).weights().stream().map(PlannedWeight::seed).toList();
  }

  private static Seed drawn(int number) {
    return new Seed.Drawn(DRAWS_OF_42.get(number - 1));
  }

  @Test
  void saysWhatAWeightIs() {
    PlannedWeight kernel = ModelPlan.of(Models.sequential(DENSE), 42).weights().get(0);

    assertThat(kernel.path()).isEqualTo("a/kernel");
    assertThat(kernel.layerName()).isEqualTo("a");
    assertThat(kernel.layerClass()).isEqualTo("Dense");
    assertThat(kernel.shape()).isEqualTo(Shape.of(4, 3));
    assertThat(kernel.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(kernel.parameters()).isEqualTo(12);
    assertThat(kernel.initializer().className()).isEqualTo("GlorotUniform");
    assertThat(kernel.seed()).isEqualTo(drawn(1));
    assertThat(List.of(kernel.fanIn(), kernel.fanOut())).containsExactly(4L, 3L);
    assertThat(kernel.h5Paths()).containsExactly("layers/dense/vars/0");
  }

  @Test
  void intSeedsWinAndDrawNothing() {
    String given =
        Models.layer(
            "Dense",
            "a",
            ", \"units\": 3"
                + Models.initializer("kernel_initializer", "HeNormal", "\"seed\": 7")
                + Models.initializer("bias_initializer", "RandomNormal", "\"seed\": null"));
    assertThat(seeds(Models.sequential(given, Models.layer("Dense", "b", ", \"units\": 3"))))
        .containsExactly(new Seed.Given(7), drawn(1), drawn(2), null);
  }

  @Test
  void dropoutDrawsIfItHasARateAndNoSeed() {
    String last = Models.layer("Dense", "b", ", \"units\": 3");
    assertThat(seeds(Models.sequential(Models.unbuilt("Dropout", "d", ", \"rate\": 0.5"), last)))
        .containsExactly(drawn(2), null);
    assertThat(seeds(Models.sequential(Models.unbuilt("Dropout", "d", ", \"rate\": 0"), last)))
        .containsExactly(drawn(1), null);
    assertThat(
            seeds(
                Models.sequential(
                    Models.unbuilt("Dropout", "d", ", \"rate\": 0.5, \"seed\": 3"), last)))
        .containsExactly(drawn(1), null);
  }

  /** The example of Keras' own run: Bidirectional(LSTM), Dropout, Dense draw 9, 1 and 1. */
  @Test
  void bidirectionalDrawsForALayerThatItThrowsAway() {
    String lstm =
        "{\"module\": \"keras.layers\", \"class_name\": \"LSTM\", \"config\": {\"name\": \"%s\", \"units\": 2}}";
    String bidirectional =
        Models.unbuilt(
                "Bidirectional",
                "bi",
                ", \"layer\": %s, \"backward_layer\": %s"
                    .formatted(lstm.formatted("forward_lstm"), lstm.formatted("backward_lstm")))
            .replaceFirst("}$", ", \"build_config\": {\"input_shape\": [null, 5, 4]}}");
    List<Seed> seeds =
        seeds(
            Models.sequential(
                    bidirectional, Models.unbuilt("Dropout", "d", ", \"rate\": 0.5"), DENSE)
                .replace("\"batch_shape\": [null, 4]", "\"batch_shape\": [null, 5, 4]"));

    // forward: the third LSTM made; backward: the second. Kernel, recurrent kernel, bias of each.
    assertThat(seeds)
        .containsExactly(drawn(7), drawn(8), null, drawn(4), drawn(5), null, drawn(11), null);
  }

  @Test
  void touchesNoGlobalState() {
    Weightseed.setRandomSeed(1);
    ModelPlan.of(Fixtures.model("mlp_sequential"), 42).initialize(Backend.JAX);
    assertThat(RandomState.current().nextSeed()).isEqualTo(RandomState.of(1).nextSeed());
  }

  @Test
  void givesTheSameValuesEveryTimeAndOnEveryThread() {
    String withGenerator =
        Models.sequential(
            Models.layer(
                "Dense",
                "a",
                ", \"units\": 3"
                    + Models.initializer(
                        "kernel_initializer",
                        "HeNormal",
                        "\"seed\": {\"module\": \"keras.random\", \"class_name\": \"SeedGenerator\","
                            + " \"config\": {\"seed\": 5}, \"registered_name\": null}")));
    ModelPlan plan = ModelPlan.of(withGenerator, 42);
    List<Tensor> values =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> plan.initialize(Backend.JAX).weights().get(0).source().toTensor())
            .toList();
    assertThat(values).isEqualTo(Collections.nCopies(8, values.get(0)));
  }

  @Test
  void drawsASeedWhenNoneIsGivenAndSaysWhich() {
    ModelPlan plan = ModelPlan.parse(Models.sequential(DENSE));
    assertThat(plan.seed()).isBetween(0L, 0xFFFF_FFFFL);
    assertThat(plan.withSeed(plan.seed()).weights()).isEqualTo(plan.weights());
    assertThat(plan.withSeed(42).weights().get(0).seed()).isEqualTo(drawn(1));
  }

  record Scaled(double scale) implements CustomInitializer {
    @Override
    public Tensor call(Shape shape, DType dtype) {
      return KerasRandom.normal(shape, dtype).times(scale);
    }
  }

  /**
   * Keras' own rule: the first draw without a seed makes the global generator, whose seed is the
   * next of the stream.
   */
  @Test
  void customInitializersRunInTheModelsOwnState() {
    String custom =
        Models.layer(
            "Dense",
            "a",
            ", \"units\": 3, \"kernel_initializer\": {\"module\": null, \"class_name\": \"Scaled\","
                + " \"config\": {\"scale\": 0.5}, \"registered_name\": \"Scaled\"}");
    ModelPlan plan =
        ModelPlan.of(
            Models.sequential(custom, Models.layer("Dense", "b", ", \"units\": 3")),
            42,
            CustomObjects.of(Scaled.class));
    ModelWeights weights = plan.initialize(Backend.JAX);

    assertThat(plan.weights().get(0).initializer()).isEqualTo(new Scaled(0.5));
    assertThat(weights.weights().get(0).source().toTensor())
        .isEqualTo(
            Weightseed.withSeed(
                42, () -> new Scaled(0.5).initialize(Shape.of(4, 3), DType.FLOAT32, Backend.JAX)));
    assertThat(weights.weights().get(2).plan().seed()).isEqualTo(drawn(2));
  }

  @Test
  void castsWhatAnInitializerGivesToTheVariablesType() {
    CustomInitializer doubles = (shape, dtype) -> Tensor.of(shape, new double[] {0.1, 0.2, 0.3});
    ModelPlan plan =
        ModelPlan.of(
            Models.sequential(
                Models.layer("Dense", "a", ", \"units\": 3, \"bias_initializer\": \"mine\"")),
            42,
            CustomObjects.none().with("mine", doubles));
    Tensor bias = plan.initialize(Backend.JAX).weights().get(1).source().toTensor();
    assertThat(bias).isEqualTo(Tensor.of(Shape.of(3), 0.1f, 0.2f, 0.3f));
  }

  @Test
  void plainJaxMakesFloat32OfFloat64AndSaysSo() {
    ModelPlan plan =
        ModelPlan.of(
            Models.sequential(Models.layer("Dense", "a", ", \"units\": 3, \"dtype\": \"float64\"")),
            42);
    ModelWeights plain = plan.initialize(Backend.JAX);
    assertThat(plain.weights().get(0).source().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(plain.weights().get(0).plan().dtype()).isEqualTo(DType.FLOAT64);
    assertThat(plain.warnings())
        .containsExactly(
            "2 of 2 weights have a dtype that jax does not keep, as a/kernel, which becomes float32"
                + " instead of float64; jax-x64 keeps it");

    ModelWeights exact = plan.initialize(Backend.JAX_X64);
    assertThat(exact.weights().get(0).source().dtype()).isEqualTo(DType.FLOAT64);
    assertThat(exact.warnings()).isEmpty();
  }

  @Test
  void listsTheLayersAsASummaryDoes() {
    ModelPlan plan = ModelPlan.of(Fixtures.model("mlp_sequential"), 42);
    assertThat(plan.layers())
        .extracting(LayerRow::name)
        .containsExactly("dense", "batch_normalization", "dropout", "dense_1", "dense_2");
    assertThat(plan.layers())
        .extracting(LayerRow::parameters)
        .containsExactly(544L, 128L, 0L, 528L, 170L);
    assertThat(plan.layers().stream().flatMap(row -> row.weights().stream()).toList())
        .isEqualTo(plan.weights());
  }

  @Test
  void readsJsonFilesZipsAndFolders(@TempDir Path folder) throws IOException {
    String json = Fixtures.model("mlp_sequential");
    Path text = Files.writeString(folder.resolve("m.json"), json);
    Files.writeString(folder.resolve("config.json"), json);
    Path zipped = folder.resolve("m.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(zipped))) {
      zip.putNextEntry(new ZipEntry("metadata.json"));
      zip.write("{}".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write(json.getBytes(StandardCharsets.UTF_8));
    }
    List<PlannedWeight> expected = ModelPlan.of(json, 42).weights();
    for (Path file : List.of(text, zipped, folder)) {
      assertThat(ModelPlan.read(file, 42).weights()).isEqualTo(expected);
      assertThat(ModelPlan.read(file, 42).json()).isEqualTo(json);
    }
    assertThat(ModelPlan.read(text).weights()).hasSameSizeAs(expected);
  }

  @Test
  void givesTheContentsOfAWeightFile() {
    ModelWeights weights =
        ModelPlan.of(Fixtures.model("mlp_sequential"), 42).initialize(Backend.JAX);
    WeightSet file = weights.weightSet();

    assertThat(file.byKey().keySet()).contains("dense/kernel", "batch_normalization/moving_mean");
    assertThat(file.groupNames()).containsEntry("layers/dense/vars", "dense");
    assertThat(file.metadata())
        .containsEntry("reference", "keras-3.15.1/jax-0.10.2")
        .containsEntry("seed", "42")
        .containsKey("weightseed");
    assertThat(weights.parameters()).isEqualTo(1370);
  }

  @Test
  void keysAreHdf5PathsWhereVariablePathsCollide() {
    WeightSet file =
        ModelPlan.of(Fixtures.model("same_names_inside"), 42).initialize(Backend.JAX).weightSet();
    assertThat(file.byKey().keySet())
        .contains(
            "layers/sequential/layers/dense/vars/0", "layers/sequential_1/layers/dense/vars/0")
        .hasSize(8);
  }
}
