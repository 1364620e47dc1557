package io.github.weightseed.explorer.measure;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import java.util.Map;
import java.util.Optional;

/**
 * The exact distribution that an initializer draws each value of a tensor from, before it is
 * rounded to the dtype. The backends differ in their numbers, not in this.
 *
 * <p>(With one exception: of PyTorch's truncated normal values, about 4 in a million are not cut
 * off, as Keras there draws only four times.)
 *
 * <p>Implementations are immutable and safe for use by many threads.
 */
public interface Density {

  /**
   * What an initializer draws from for a shape: a uniform, normal or truncated normal density; for
   * Orthogonal that of an entry of a random orthogonal matrix; for constants and the identity
   * matrix the masses of single values.
   *
   * @return empty for what is neither drawn nor constant (STFT, lists of values, functions of the
   *     user's own), for types other than floating-point ones where the values are drawn, and where
   *     the parameters are infinite or NaN
   * @throws IllegalArgumentException when the initializer does not take the shape
   */
  static Optional<Density> of(Initializer initializer, Shape shape, DType dtype) {
    return Densities.of(initializer, shape, dtype);
  }

  /** The density of what is always one value. */
  static Density of(double value) {
    return PointMasses.of(value);
  }

  /** What it is called: {@code uniform}, {@code truncated normal}. */
  String name();

  /** The density at a value; 0 outside of the support, and everywhere where masses are. */
  double at(double value);

  /** The probability of a value of at most so much. */
  double cumulative(double value);

  /** The mean. */
  double mean();

  /** The standard deviation. */
  double stddev();

  /** The lower end of the support; it may be infinite. */
  double min();

  /** The upper end of the support; it may be infinite. */
  double max();

  /**
   * The probability of each single value that has one, in ascending order; empty for what is
   * continuous.
   */
  Map<Double, Double> masses();
}
