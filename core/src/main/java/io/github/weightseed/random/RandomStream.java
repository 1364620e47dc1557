package io.github.weightseed.random;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;

/**
 * The random functions of one Keras backend: {@code keras.random.uniform}, {@code normal} and
 * {@code truncated_normal}.
 *
 * <p>A stream knows nothing of initializers. Its implementations are stateless and safe for use by
 * many threads. Parameters are the Python numbers of the call: a {@link Long} is a Python int, a
 * {@link Double} a Python float; some backends treat them differently.
 */
public interface RandomStream {

  /** The stream of a backend. */
  static RandomStream of(Backend backend) {
    return RandomStreams.of(backend);
  }

  /** The dtype that the backend gives when asked for one. */
  DType resultDType(DType requested);

  /**
   * Values uniform from minval to maxval.
   *
   * @throws IllegalArgumentException what the backend refuses: the seed, the dtype or the
   *     parameters
   */
  TensorSource uniform(SeedState seed, Shape shape, DType dtype, Number minval, Number maxval);

  /**
   * Values normal with a mean and a standard deviation.
   *
   * @throws IllegalArgumentException what the backend refuses: the seed, the dtype or the
   *     parameters
   */
  TensorSource normal(SeedState seed, Shape shape, DType dtype, Number mean, Number stddev);

  /**
   * Values normal with a mean and a standard deviation (before truncation), none further than two
   * standard deviations from the mean.
   *
   * @throws IllegalArgumentException what the backend refuses: the seed, the dtype or the
   *     parameters
   */
  TensorSource truncatedNormal(
      SeedState seed, Shape shape, DType dtype, Number mean, Number stddev);

  /**
   * What an unordered draw makes of a SeedGenerator's state: {@code (x + 1) * 5387 % 933199} of
   * both numbers, in the integers of the backend.
   */
  SeedState nextUnordered(SeedState state);
}
