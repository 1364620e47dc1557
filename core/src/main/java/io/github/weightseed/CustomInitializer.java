package io.github.weightseed;

import io.github.weightseed.source.TensorBackedSource;

/**
 * An initializer of the user's own: a lambda of shape and dtype, or a class.
 *
 * <pre>{@code
 * Initializer ones = Initializers.get((shape, dtype) -> KerasRandom.normal(shape, 0.0, 1.0, dtype));
 *
 * record ExampleRandomNormal(double mean, double stddev) implements CustomInitializer {
 *   public Tensor call(Shape shape, DType dtype) {
 *     return KerasRandom.normal(shape, mean, stddev, dtype);
 *   }
 * }
 * }</pre>
 *
 * <p>A record needs no config code: its components are the config. While {@link #call} runs, the
 * backend it was asked for is the default one, so that {@link KerasRandom} draws there. Its tensors
 * are held whole in memory. Whether threads may share one is up to the class; a record and a lambda
 * that change nothing may be shared.
 */
@FunctionalInterface
public interface CustomInitializer extends Initializer {

  /** The values for a shape and dtype; the tensor must have that shape. */
  Tensor call(Shape shape, DType dtype);

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when {@link #call} gives a tensor of another shape
   */
  @Override
  default TensorSource source(Shape shape, DType dtype, Backend backend) {
    Tensor tensor = Weightseed.withBackend(backend, () -> call(shape, dtype));
    if (!tensor.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "%s must give a tensor of shape=%s, got shape=%s"
              .formatted(className(), shape, tensor.shape()));
    }
    return new TensorBackedSource(tensor);
  }

  /** This object itself: it is immutable and holds no seed that Keras would draw again. */
  @Override
  default Initializer copy() {
    return this;
  }
}
