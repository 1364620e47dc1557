package io.github.weightseed;

import io.github.weightseed.text.RecordConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A description of how a weight starts: a class, its arguments and its seed. Immutable and safe for
 * use by many threads; asked for a shape and dtype, it gives values.
 *
 * <p>The values are a function of this description, the shape, the dtype and the backend, and of
 * nothing else; a {@link SeedGenerator} as seed moves on by one for every tensor or source that is
 * asked for. Keras' own initializers are in {@link io.github.weightseed.initializers}; a class of
 * the user's own implements {@link CustomInitializer}.
 */
public interface Initializer {

  /**
   * The values for a shape and dtype on a backend, to be read by parts. Nothing is made yet.
   *
   * @throws IllegalArgumentException where Keras refuses the shape, the dtype, the seed or an
   *     argument when called
   */
  TensorSource source(Shape shape, DType dtype, Backend backend);

  /** The values for a shape and dtype on a backend, all in memory. */
  default Tensor initialize(Shape shape, DType dtype, Backend backend) {
    return source(shape, dtype, backend).toTensor();
  }

  /** The values on the default backend ({@link Weightseed#backend()}). */
  default Tensor initialize(Shape shape, DType dtype) {
    return initialize(shape, dtype, Weightseed.backend());
  }

  /** The values in the default float type ({@link Weightseed#floatx()}) on the default backend. */
  default Tensor initialize(Shape shape) {
    return initialize(shape, Weightseed.floatx());
  }

  /**
   * The values in the default float type on the default backend; no dimensions give one value, of
   * rank 0.
   */
  default Tensor initialize(long... dims) {
    return initialize(Shape.of(dims));
  }

  /** The name of the class in configs. */
  default String className() {
    return getClass().getSimpleName();
  }

  /**
   * The arguments, as Keras' {@code get_config()} writes them: by name, in order; numbers as {@link
   * Long} or {@link Double}, text, booleans, null, lists and maps. A record's components are its
   * config; other classes have an empty one unless they say otherwise.
   */
  default Map<String, @Nullable Object> config() {
    return RecordConfig.of(this);
  }

  /**
   * A new initializer from this one's config, as Keras' {@code clone()}: draws a new seed when none
   * was given, and restarts a SeedGenerator.
   */
  Initializer copy();
}
