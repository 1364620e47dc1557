package io.github.weightseed.tensorflow;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.Weightseed;
import java.util.Objects;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.framework.initializers.Initializer;
import org.tensorflow.ndarray.buffer.LongDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Constant;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * An initializer of Keras as one of tensorflow-framework.
 *
 * <pre>{@code
 * Initializer<TFloat32> kernels = KerasInitializer.<TFloat32>of("glorot_uniform").seed(42);
 * Operand<TFloat32> kernel = kernels.call(tf, tf.constant(Shape.of(3, 3, 3, 8)), TFloat32.class);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <T> the type of its values
 */
public final class KerasInitializer<T extends TType> implements Initializer<T> {

  private final io.github.weightseed.Initializer initializer;
  private final Backend backend;

  private KerasInitializer(io.github.weightseed.Initializer initializer, Backend backend) {
    this.initializer = Objects.requireNonNull(initializer, "initializer");
    this.backend = Objects.requireNonNull(backend, "backend");
  }

  /**
   * The initializer with a name of Keras, such as {@code glorot_uniform}, on the default backend.
   *
   * @throws IllegalArgumentException when there is none, with the nearest names
   */
  public static <T extends TType> KerasInitializer<T> of(String name) {
    return of(Initializers.get(Objects.requireNonNull(name, "name")));
  }

  /** An initializer on the default backend. */
  public static <T extends TType> KerasInitializer<T> of(
      io.github.weightseed.Initializer initializer) {
    return new KerasInitializer<>(initializer, Weightseed.backend());
  }

  /**
   * With an int seed.
   *
   * @throws IllegalArgumentException when the initializer takes none
   */
  public KerasInitializer<T> seed(long seed) {
    return new KerasInitializer<>(Initializers.seeded(initializer, seed), backend);
  }

  /** With the values of a backend of Keras. */
  public KerasInitializer<T> backend(Backend backend) {
    return new KerasInitializer<>(initializer, backend);
  }

  /**
   * The values for a shape, as a constant.
   *
   * @param tf an eager session's operations, or a graph's
   * @param dims the shape; in a graph it must be a constant
   * @param type the type of the values
   * @throws IllegalArgumentException when the shape is not a constant, or the type is none that the
   *     backend makes
   */
  @Override
  public Operand<T> call(Ops tf, Operand<TInt64> dims, Class<T> type) {
    Objects.requireNonNull(tf, "tf");
    Shape shape = shape(Objects.requireNonNull(dims, "dims"));
    DType dtype = KerasTensors.dtype(type);
    TensorSource source = initializer.source(shape, dtype, backend);
    if (source.dtype() != dtype) {
      throw new IllegalArgumentException(
          "%s makes %s instead of %s".formatted(backend, source.dtype(), dtype));
    }
    return KerasTensors.constant(tf, source, type);
  }

  private static Shape shape(Operand<TInt64> dims) {
    if (!(dims.op() instanceof GraphOperation operation)) {
      return shape(dims.asTensor());
    }
    if (!operation.type().equals(Constant.OP_NAME)) {
      throw new IllegalArgumentException(
          "In a graph the shape must be a constant, got " + operation.type());
    }
    try (Tensor value = operation.attributes().getAttrTensor("value")) {
      return shape(value);
    }
  }

  private static Shape shape(Tensor dims) {
    LongDataBuffer values = dims.asRawTensor().data().asLongs();
    long[] sizes = new long[Math.toIntExact(values.size())];
    values.read(sizes);
    return Shape.of(sizes);
  }

  /** The initializer and the backend. */
  @Override
  public String toString() {
    return "%s on %s".formatted(initializer, backend);
  }
}
