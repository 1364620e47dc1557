package io.github.weightseed;

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
import io.github.weightseed.text.PythonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one door to initializers: by name, by config, by function, or by Keras' function names in
 * camelCase.
 *
 * <pre>{@code
 * Initializer a = Initializers.get("he_normal");
 * Initializer b = Initializers.heNormal(42);
 * Initializer c = Initializers.get((shape, dtype) -> KerasRandom.normal(shape, dtype).times(0.5));
 * Map<String, Object> config = Initializers.serialize(b);
 * Initializer d = Initializers.deserialize(config);  // equal to b
 * }</pre>
 *
 * <p>All methods are safe for use by many threads.
 */
public final class Initializers {

  private Initializers() {}

  /**
   * The initializer that something stands for: a name, a config ({@link Map}), a class, an
   * initializer, or a {@link Tensor} of the values themselves; null for null.
   *
   * <p>A name, a config and a class give a new initializer, which draws its seed if it needs one;
   * an initializer is given back as it is.
   *
   * @throws IllegalArgumentException when it stands for none, with the nearest names
   */
  public static @Nullable Initializer get(@Nullable Object identifier) {
    return get(identifier, CustomObjects.none());
  }

  /** {@link #get(Object)}, where names and configs may also mean initializers of the user's own. */
  public static @Nullable Initializer get(
      @Nullable Object identifier, CustomObjects customObjects) {
    if (identifier == null) {
      return null;
    }
    if (identifier instanceof Initializer initializer) {
      return initializer;
    }
    if (identifier instanceof Tensor tensor) {
      return new TensorInitializer(tensor);
    }
    if (identifier instanceof Class<?> type && Initializer.class.isAssignableFrom(type)) {
      return FromConfig.construct(type.asSubclass(Initializer.class), Map.of());
    }
    return deserialize(identifier, customObjects);
  }

  /**
   * The initializer with a name of Keras 2 or 3, such as {@code he_normal} or {@code HeNormal}.
   *
   * @throws IllegalArgumentException when there is none, with the nearest names
   */
  public static Initializer get(String name) {
    return deserialize(name);
  }

  /** A function of shape and dtype as initializer: it is one already. */
  public static Initializer get(CustomInitializer initializer) {
    return initializer;
  }

  /**
   * The config of an initializer, as Keras writes it: {@code module}, {@code class_name}, {@code
   * config}, {@code registered_name}, in this order.
   *
   * @throws IllegalArgumentException when it has none: a lambda, a tensor
   */
  public static Map<String, @Nullable Object> serialize(Initializer initializer) {
    return InitializerConfigs.serialize(initializer);
  }

  /**
   * A new initializer from its config, or from a name.
   *
   * @throws IllegalArgumentException when the class is not known, or refuses a key or value of its
   *     config
   */
  public static Initializer deserialize(Object config) {
    return deserialize(config, CustomObjects.none());
  }

  /** {@link #deserialize(Object)}, where names may also mean initializers of the user's own. */
  public static Initializer deserialize(Object config, CustomObjects customObjects) {
    if (config instanceof String name) {
      return InitializerConfigs.named(name, customObjects);
    }
    if (config instanceof Map<?, ?> map) {
      return InitializerConfigs.deserialize(map, customObjects);
    }
    throw new IllegalArgumentException(
        "Could not interpret initializer identifier: " + PythonText.str(config));
  }

  /**
   * The same initializer with an int seed.
   *
   * @throws IllegalArgumentException when it takes none
   */
  public static Initializer seeded(Initializer initializer, long seed) {
    if (!(initializer instanceof RandomInitializer random)) {
      throw new IllegalArgumentException(
          "Only random initializers take a seed, got " + initializer);
    }
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(random.config());
    arguments.put("seed", seed);
    Map<String, @Nullable Object> config = new LinkedHashMap<>(serialize(random));
    config.put("config", arguments);
    return deserialize(config);
  }

  /**
   * A new initializer for the kernel before an activation: {@code he_normal} (variance {@code 2 /
   * fan_in}) for relu and its like, {@code lecun_normal} ({@code 1 / fan_in}) for selu, {@code
   * glorot_uniform} ({@code 2 / (fan_in + fan_out)}) for tanh, sigmoid, softmax and linear.
   *
   * <p>{@link Recommendation} tells why, and where that is written.
   *
   * @param activation any name of Keras, such as {@code relu}, {@code LeakyReLU}, {@code swish}
   * @throws IllegalArgumentException when it is not known, with the nearest names
   */
  public static Initializer recommendedFor(String activation) {
    return Recommendation.of(activation, null).choices().get(0).initializer();
  }

  /**
   * A new initializer for the main weight of a layer with an activation: its kernel, an embedding's
   * rows, a normalization's gamma.
   *
   * <pre>{@code
   * Initializer kernel = Initializers.recommendedFor("selu", "dense"); // LecunNormal
   * Initializer seeded = Initializers.seeded(kernel, 42);
   * }</pre>
   *
   * @param activation any name of Keras; null when the layer has none, or it is not known
   * @param layer any class name of Keras, such as {@code dense}, {@code Conv2D}, {@code LSTM}
   * @throws IllegalArgumentException when one is not known, with the nearest names
   */
  public static Initializer recommendedFor(@Nullable String activation, String layer) {
    return Recommendation.of(activation, layer).choices().get(0).initializer();
  }

  /**
   * A new initializer for one weight of a layer with an activation.
   *
   * @param activation any name of Keras; null when the layer has none, or it is not known
   * @param layer any class name of Keras
   * @param argument the argument of the layer, such as {@code recurrent_initializer}
   * @throws IllegalArgumentException when one is not known, with the nearest names
   */
  public static Initializer recommendedFor(
      @Nullable String activation, String layer, String argument) {
    return Recommendation.of(activation, layer).choice(argument).initializer();
  }

  /** Every value is zero. */
  public static Zeros zeros() {
    return new Zeros();
  }

  /** Every value is one. */
  public static Ones ones() {
    return new Ones();
  }

  /** Every value is 0.0. */
  public static Constant constant() {
    return new Constant();
  }

  /** Every value is a float. */
  public static Constant constant(double value) {
    return Constant.of(value);
  }

  /** Every value is an int. */
  public static Constant constant(long value) {
    return Constant.of(value);
  }

  /** Every value is a boolean. */
  public static Constant constant(boolean value) {
    return Constant.of(value);
  }

  /** The values of a list, broadcast to the shape. */
  public static Constant constant(List<?> values) {
    return Constant.of(values);
  }

  /** The values of a tensor, broadcast to the shape. */
  public static Constant constant(Tensor values) {
    return Constant.of(values);
  }

  /** The identity matrix. */
  public static Identity identity() {
    return new Identity();
  }

  /** The identity matrix times a gain. */
  public static Identity identity(double gain) {
    return Identity.withGain(gain);
  }

  /** The kernel of a short-time Fourier transform; other arguments: {@link Stft#builder()}. */
  public static Stft stft() {
    return new Stft();
  }

  /** Normal values; other arguments: {@link RandomNormal#builder()}. */
  public static RandomNormal randomNormal() {
    return new RandomNormal();
  }

  /** Uniform values; other arguments: {@link RandomUniform#builder()}. */
  public static RandomUniform randomUniform() {
    return new RandomUniform();
  }

  /** Truncated normal values; other arguments: {@link TruncatedNormal#builder()}. */
  public static TruncatedNormal truncatedNormal() {
    return new TruncatedNormal();
  }

  /**
   * Values with a variance fitted to the weight's shape; other arguments: {@link
   * VarianceScaling#builder()}.
   */
  public static VarianceScaling varianceScaling() {
    return new VarianceScaling();
  }

  /** Values uniform within {@code sqrt(6 / (fan_in + fan_out))} of 0, with a seed drawn now. */
  public static GlorotUniform glorotUniform() {
    return new GlorotUniform();
  }

  /** Values uniform within {@code sqrt(6 / (fan_in + fan_out))} of 0, with an int seed. */
  public static GlorotUniform glorotUniform(long seed) {
    return new GlorotUniform(seed);
  }

  /** Values uniform within {@code sqrt(6 / (fan_in + fan_out))} of 0, with a generator as seed. */
  public static GlorotUniform glorotUniform(SeedGenerator seed) {
    return new GlorotUniform(seed);
  }

  /**
   * Truncated normal values with {@code stddev = sqrt(2 / (fan_in + fan_out))}, with a seed drawn
   * now.
   */
  public static GlorotNormal glorotNormal() {
    return new GlorotNormal();
  }

  /**
   * Truncated normal values with {@code stddev = sqrt(2 / (fan_in + fan_out))}, with an int seed.
   */
  public static GlorotNormal glorotNormal(long seed) {
    return new GlorotNormal(seed);
  }

  /**
   * Truncated normal values with {@code stddev = sqrt(2 / (fan_in + fan_out))}, with a generator as
   * seed.
   */
  public static GlorotNormal glorotNormal(SeedGenerator seed) {
    return new GlorotNormal(seed);
  }

  /** Values uniform within {@code sqrt(6 / fan_in)} of 0, with a seed drawn now. */
  public static HeUniform heUniform() {
    return new HeUniform();
  }

  /** Values uniform within {@code sqrt(6 / fan_in)} of 0, with an int seed. */
  public static HeUniform heUniform(long seed) {
    return new HeUniform(seed);
  }

  /** Values uniform within {@code sqrt(6 / fan_in)} of 0, with a generator as seed. */
  public static HeUniform heUniform(SeedGenerator seed) {
    return new HeUniform(seed);
  }

  /** Truncated normal values with {@code stddev = sqrt(2 / fan_in)}, with a seed drawn now. */
  public static HeNormal heNormal() {
    return new HeNormal();
  }

  /** Truncated normal values with {@code stddev = sqrt(2 / fan_in)}, with an int seed. */
  public static HeNormal heNormal(long seed) {
    return new HeNormal(seed);
  }

  /** Truncated normal values with {@code stddev = sqrt(2 / fan_in)}, with a generator as seed. */
  public static HeNormal heNormal(SeedGenerator seed) {
    return new HeNormal(seed);
  }

  /** Values uniform within {@code sqrt(3 / fan_in)} of 0, with a seed drawn now. */
  public static LecunUniform lecunUniform() {
    return new LecunUniform();
  }

  /** Values uniform within {@code sqrt(3 / fan_in)} of 0, with an int seed. */
  public static LecunUniform lecunUniform(long seed) {
    return new LecunUniform(seed);
  }

  /** Values uniform within {@code sqrt(3 / fan_in)} of 0, with a generator as seed. */
  public static LecunUniform lecunUniform(SeedGenerator seed) {
    return new LecunUniform(seed);
  }

  /** Truncated normal values with {@code stddev = sqrt(1 / fan_in)}, with a seed drawn now. */
  public static LecunNormal lecunNormal() {
    return new LecunNormal();
  }

  /** Truncated normal values with {@code stddev = sqrt(1 / fan_in)}, with an int seed. */
  public static LecunNormal lecunNormal(long seed) {
    return new LecunNormal(seed);
  }

  /** Truncated normal values with {@code stddev = sqrt(1 / fan_in)}, with a generator as seed. */
  public static LecunNormal lecunNormal(SeedGenerator seed) {
    return new LecunNormal(seed);
  }

  /** A random orthogonal matrix; other arguments: {@link Orthogonal#builder()}. */
  public static Orthogonal orthogonal() {
    return new Orthogonal();
  }
}
