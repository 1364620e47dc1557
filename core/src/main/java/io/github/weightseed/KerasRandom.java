package io.github.weightseed;

import io.github.weightseed.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code keras.random.normal}, {@code uniform} and {@code truncated_normal}, for initializers of
 * the user's own.
 *
 * <p>Without a backend, that of the running initializer or else the default one is used; without a
 * dtype, {@link Weightseed#floatx()}; without a seed, the global SeedGenerator of {@link
 * RandomState#current()}, which gives new values at every call.
 *
 * <p>Integers and booleans are drawn by {@code normal} and {@code truncatedNormal} on NumPy alone,
 * which casts; all else is refused, as by Keras.
 *
 * <p>All methods are safe for use by many threads; which of them gets which of the global
 * SeedGenerator's draws is then a race.
 */
public final class KerasRandom {

  private KerasRandom() {}

  /**
   * Standard normal values, in the default float type, on the default backend, from the global
   * SeedGenerator.
   */
  public static Tensor normal(Shape shape) {
    return normal(shape, 0.0, 1.0, Weightseed.floatx());
  }

  /** Standard normal values, on the default backend, from the global SeedGenerator. */
  public static Tensor normal(Shape shape, DType dtype) {
    return normal(shape, 0.0, 1.0, dtype);
  }

  /** Normal values, on the default backend, from the global SeedGenerator. */
  public static Tensor normal(Shape shape, double mean, double stddev, DType dtype) {
    return normal(shape, mean, stddev, dtype, null, Weightseed.backend());
  }

  /** Normal values, on the default backend. */
  public static Tensor normal(Shape shape, double mean, double stddev, DType dtype, Seed seed) {
    return normal(shape, mean, stddev, dtype, seed, Weightseed.backend());
  }

  /**
   * Normal values.
   *
   * @param seed null for the global SeedGenerator
   * @throws IllegalArgumentException where the backend refuses the seed, the dtype or the
   *     parameters
   */
  public static Tensor normal(
      Shape shape, double mean, double stddev, DType dtype, @Nullable Seed seed, Backend backend) {
    return RandomStream.of(backend)
        .normal(state(seed, backend), shape, dtype, mean, stddev)
        .toTensor();
  }

  /**
   * Values from 0 to 1, in the default float type, on the default backend, from the global
   * SeedGenerator.
   */
  public static Tensor uniform(Shape shape) {
    return uniform(shape, 0.0, 1.0, Weightseed.floatx());
  }

  /** Values from 0 to 1, on the default backend, from the global SeedGenerator. */
  public static Tensor uniform(Shape shape, DType dtype) {
    return uniform(shape, 0.0, 1.0, dtype);
  }

  /**
   * Values from minval (inclusive) to maxval (exclusive), on the default backend, from the global
   * SeedGenerator.
   */
  public static Tensor uniform(Shape shape, double minval, double maxval, DType dtype) {
    return uniform(shape, minval, maxval, dtype, null, Weightseed.backend());
  }

  /** Values from minval (inclusive) to maxval (exclusive), on the default backend. */
  public static Tensor uniform(Shape shape, double minval, double maxval, DType dtype, Seed seed) {
    return uniform(shape, minval, maxval, dtype, seed, Weightseed.backend());
  }

  /**
   * Values from minval (inclusive) to maxval (exclusive).
   *
   * @param seed null for the global SeedGenerator
   * @throws IllegalArgumentException when the dtype is no floating-point type, or the backend
   *     refuses the seed or the parameters
   */
  public static Tensor uniform(
      Shape shape,
      double minval,
      double maxval,
      DType dtype,
      @Nullable Seed seed,
      Backend backend) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "`keras.random.uniform` requires a floating point `dtype`. Received: dtype=" + dtype);
    }
    return RandomStream.of(backend)
        .uniform(state(seed, backend), shape, dtype, minval, maxval)
        .toTensor();
  }

  /**
   * Truncated standard normal values, in the default float type, on the default backend, from the
   * global SeedGenerator.
   */
  public static Tensor truncatedNormal(Shape shape) {
    return truncatedNormal(shape, 0.0, 1.0, Weightseed.floatx());
  }

  /** Truncated standard normal values, on the default backend, from the global SeedGenerator. */
  public static Tensor truncatedNormal(Shape shape, DType dtype) {
    return truncatedNormal(shape, 0.0, 1.0, dtype);
  }

  /**
   * Normal values, cut off at two standard deviations, on the default backend, from the global
   * SeedGenerator.
   */
  public static Tensor truncatedNormal(Shape shape, double mean, double stddev, DType dtype) {
    return truncatedNormal(shape, mean, stddev, dtype, null, Weightseed.backend());
  }

  /** Normal values, cut off at two standard deviations, on the default backend. */
  public static Tensor truncatedNormal(
      Shape shape, double mean, double stddev, DType dtype, Seed seed) {
    return truncatedNormal(shape, mean, stddev, dtype, seed, Weightseed.backend());
  }

  /**
   * Normal values, cut off at two standard deviations from the mean.
   *
   * @param seed null for the global SeedGenerator
   * @throws IllegalArgumentException where the backend refuses the seed, the dtype or the
   *     parameters
   */
  public static Tensor truncatedNormal(
      Shape shape, double mean, double stddev, DType dtype, @Nullable Seed seed, Backend backend) {
    return RandomStream.of(backend)
        .truncatedNormal(state(seed, backend), shape, dtype, mean, stddev)
        .toTensor();
  }

  private static SeedState state(@Nullable Seed seed, Backend backend) {
    return seed != null ? seed.draw() : RandomState.current().nextGlobal(backend);
  }
}
