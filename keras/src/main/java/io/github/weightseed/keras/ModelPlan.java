package io.github.weightseed.keras;

import io.github.weightseed.Backend;
import io.github.weightseed.CustomObjects;
import io.github.weightseed.RandomState;
import io.github.weightseed.keras.layer.Layer;
import io.github.weightseed.keras.layer.Variable;
import io.github.weightseed.keras.layer.WeightWalk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a Keras model's weights are before they have values: for each its path, shape, dtype,
 * initializer, seed and fans, in the order of {@code model.weights}.
 *
 * <p>The weights are those of {@code keras.utils.set_random_seed(seed)} followed by {@code
 * keras.models.model_from_json(json)}: initializers without a seed of their own draw from the
 * plan's seed, in the order in which Keras makes the layers. The plan has a random state of its own
 * and touches no global one.
 *
 * <pre>{@code
 * ModelPlan plan = ModelPlan.read(Path.of("resnet50.json"), 42);
 * ModelWeights weights = plan.initialize(Backend.JAX);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ModelPlan {

  private final @Nullable String json;
  private final @Nullable String keras3Json;
  private final @Nullable Object config;
  private final long seed;
  private final ModelOptions options;
  private final String name;
  private final String className;
  private final List<PlannedWeight> weights;
  private final List<LayerRow> layers;
  private final Map<String, String> h5Groups;

  private ModelPlan(String json, long seed, ModelOptions options) {
    this(KerasJson.parse(json), json, seed, options);
  }

  /** A plan of parsed JSON, and its text if there is one. */
  private ModelPlan(
      @Nullable Object given, @Nullable String json, long seed, ModelOptions options) {
    this.json = json;
    if (Keras2.isKeras2(given)) {
      this.keras3Json = Keras2.toKeras3(given, options);
      this.config = KerasJson.parse(keras3Json);
    } else {
      this.keras3Json = json;
      this.config = given;
    }
    this.seed = seed;
    this.options = options;
    Layer model = construct(null);
    this.name = model.name();
    this.className = model.className();
    WeightWalk walk = WeightWalk.over(model);
    this.weights =
        walk.weights().stream().map(variable -> PlannedWeight.of(variable, walk)).toList();
    this.layers = rows(model, walk);
    this.h5Groups = walk.groups();
  }

  /**
   * The plan of the model in a file, with a seed.
   *
   * @param file a {@code .json} file with the text of {@code model.to_json()}, a {@code .keras}
   *     file, or a folder with its parts
   * @param seed as {@code keras.utils.set_random_seed} takes it: from 0 to 2<sup>32</sup>-1, both
   *     included
   * @throws IllegalArgumentException when the file does not hold a Keras model, or the seed is out
   *     of range
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  public static ModelPlan read(Path file, long seed) {
    return read(file, seed, ModelOptions.defaults());
  }

  /** {@link #read(Path, long)} of a model that has initializers of the user's own. */
  public static ModelPlan read(Path file, long seed, CustomObjects customObjects) {
    return read(file, seed, ModelOptions.defaults().withCustomObjects(customObjects));
  }

  /** {@link #read(Path, long)} with what the file does not say. */
  public static ModelPlan read(Path file, long seed, ModelOptions options) {
    try {
      return of(ArchitectureFile.read(file), seed, options);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** The plan of the model in a file, with a seed drawn now: {@link #seed()} tells which. */
  public static ModelPlan read(Path file) {
    return read(file, anySeed());
  }

  /** {@link #read(Path)} with what the file does not say. */
  public static ModelPlan read(Path file, ModelOptions options) {
    return read(file, anySeed(), options);
  }

  /**
   * The plan of a model, with a seed.
   *
   * @param json the text of {@code model.to_json()}, or of {@code config.json} in a {@code .keras}
   *     file
   * @param seed as {@code keras.utils.set_random_seed} takes it: from 0 to 2<sup>32</sup>-1, both
   *     included
   * @throws IllegalArgumentException when it is not a Keras model, or the seed is out of range
   */
  public static ModelPlan of(String json, long seed) {
    return new ModelPlan(json, seed, ModelOptions.defaults());
  }

  /**
   * The plan of a model that has initializers of the user's own.
   *
   * @param json the text of {@code model.to_json()}
   * @param seed as {@code keras.utils.set_random_seed} takes it
   * @param customObjects what names in the text mean beyond Keras' own, as {@code custom_objects}
   */
  public static ModelPlan of(String json, long seed, CustomObjects customObjects) {
    return of(json, seed, ModelOptions.defaults().withCustomObjects(customObjects));
  }

  /**
   * The plan of a model with what its text does not say.
   *
   * @param json the text of {@code model.to_json()}
   * @param seed as {@code keras.utils.set_random_seed} takes it
   * @param options custom initializers and layers, the input shape of an unbuilt Sequential
   */
  public static ModelPlan of(String json, long seed, ModelOptions options) {
    return new ModelPlan(json, seed, options);
  }

  /**
   * The plan of a model from its JSON as {@link KerasJson} parses it, in which an initializer may
   * stand in place of its config: one without a config, such as a lambda, can stand nowhere else.
   *
   * @param model {@code {"module", "class_name", "config", ...}}
   * @param seed as {@code keras.utils.set_random_seed} takes it
   */
  public static ModelPlan of(Map<String, ? extends @Nullable Object> model, long seed) {
    return new ModelPlan(model, textOf(model), seed, ModelOptions.defaults());
  }

  /** The text of a model, or null when an initializer in it has no config. */
  private static @Nullable String textOf(Map<String, ? extends @Nullable Object> model) {
    try {
      return KerasJson.dumps(model);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The plan of a model, with a seed drawn now: {@link #seed()} tells which. */
  public static ModelPlan parse(String json) {
    return of(json, anySeed());
  }

  private static long anySeed() {
    return ThreadLocalRandom.current().nextLong(1L << Integer.SIZE);
  }

  /**
   * This plan with another seed.
   *
   * @throws IllegalArgumentException when it is out of range
   */
  public ModelPlan withSeed(long seed) {
    return json != null
        ? new ModelPlan(json, seed, options)
        : new ModelPlan(config, null, seed, options);
  }

  /**
   * The text that the plan was made from.
   *
   * @throws IllegalArgumentException when an initializer in it has no config
   */
  public String json() {
    return json != null ? json : KerasJson.dumps(config);
  }

  /**
   * The text as Keras 3 reads it: {@link #json()} itself, or what an architecture of Keras 2
   * becomes ({@link Keras2}).
   */
  public String keras3Json() {
    return keras3Json != null ? keras3Json : KerasJson.dumps(config);
  }

  /** The seed of the run. */
  public long seed() {
    return seed;
  }

  /** The model's name. */
  public String name() {
    return name;
  }

  /** The model's class: {@code Functional} or {@code Sequential}. */
  public String className() {
    return className;
  }

  /** The weights, in the order of {@code model.weights}. */
  public List<PlannedWeight> weights() {
    return weights;
  }

  /** The model's layers, in the order of {@code model.layers}, those without weights included. */
  public List<LayerRow> layers() {
    return layers;
  }

  /** What follows what in the model; its weights are those of {@link #weights()}. */
  public LayerGraph graph() {
    return LayerGraph.of(construct(null));
  }

  /** The {@code vars} groups of a {@code .weights.h5} file, each with the name of its layer. */
  public Map<String, String> h5Groups() {
    return h5Groups;
  }

  /** The number of values in all weights. */
  public long parameters() {
    return weights.stream().mapToLong(PlannedWeight::parameters).sum();
  }

  /**
   * The initial values on a backend; nothing is made before they are read, except those of custom
   * initializers.
   *
   * @throws IllegalArgumentException where Keras refuses a shape, dtype, seed or argument when an
   *     initializer is called
   */
  public ModelWeights initialize(Backend backend) {
    WeightWalk walk = WeightWalk.over(construct(backend));
    List<InitialWeight> initial = new ArrayList<>();
    for (Variable variable : walk.weights()) {
      initial.add(
          new InitialWeight(
              PlannedWeight.of(variable, walk), Objects.requireNonNull(variable.source())));
    }
    return new ModelWeights(backend, seed, initial, walk.groups(), keras3Json);
  }

  private Layer construct(@Nullable Backend backend) {
    return RandomState.of(seed).run(() -> ModelReader.read(config, options, backend));
  }

  private static List<LayerRow> rows(Layer model, WeightWalk walk) {
    return model.children().stream()
        .map(
            layer ->
                new LayerRow(
                    layer.name(),
                    layer.className(),
                    WeightWalk.over(layer).weights().stream()
                        .map(variable -> PlannedWeight.of(variable, walk))
                        .toList()))
        .toList();
  }
}
