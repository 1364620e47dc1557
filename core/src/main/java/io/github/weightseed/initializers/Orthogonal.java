package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Seed;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.linalg.OrthogonalMatrix;
import io.github.weightseed.random.RandomStream;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A random matrix with orthonormal columns (or rows, where it has fewer rows than columns), times a
 * gain.
 *
 * <p>A shape of rank above 2 is that of a matrix {@code (shape[0] * ... * shape[n - 2], shape[n -
 * 1])}. The matrix is Q of the QR decomposition of standard normal values, each column with the
 * sign that makes the diagonal of R positive: so it is uniform among all orthogonal matrices. Mean
 * 0, standard deviation {@code gain / sqrt(max(rows, columns))}.
 *
 * <pre>{@code
 * Initializer initializer = Orthogonal.builder().gain(1.0).seed(42).build();
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Not every backend has a QR decomposition for float16 and bfloat16; these dtypes are refused
 * there, as by Keras, unless {@link Builder#anyDType} is asked for.
 *
 * <p>Reference: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of
 * learning in deep linear neural networks", 2014, <a
 * href="https://arxiv.org/abs/1312.6120">arXiv:1312.6120</a>.
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class Orthogonal extends RandomInitializer {

  private static final double DEFAULT_GAIN = 1.0;

  private final Number gain;
  private final boolean takesAnyDType;

  /** Gain 1.0, and a seed drawn now. */
  public Orthogonal() {
    this(DEFAULT_GAIN, false, Seed.drawn());
  }

  private Orthogonal(Number gain, boolean takesAnyDType, Seed seed) {
    super(seed);
    this.gain = gain;
    this.takesAnyDType = takesAnyDType;
  }

  /** With a factor for every value, and a seed drawn now. */
  public static Orthogonal withGain(double gain) {
    return builder().gain(gain).build();
  }

  /** With an int as factor, which stays an int in the config, and a seed drawn now. */
  public static Orthogonal withGain(long gain) {
    return builder().gain(gain).build();
  }

  /** Arguments by name. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * From a config: {@code gain}, {@code seed}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value of the wrong type
   */
  public static Orthogonal fromConfig(Map<String, ? extends @Nullable Object> config) {
    Arguments arguments = new Arguments("Orthogonal", config);
    Builder builder = builder();
    builder.gain = arguments.number("gain", DEFAULT_GAIN);
    return builder.seed(arguments).build();
  }

  /** The factor: a {@link Long} or a {@link Double}, as it was given. */
  public Number gain() {
    return gain;
  }

  /** Whether it also makes the dtypes that a backend refuses: see {@link Builder#anyDType}. */
  public boolean takesAnyDType() {
    return takesAnyDType;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the shape has a rank below 2, or the backend has no QR
   *     decomposition for the dtype
   */
  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    checkRank(shape);
    RandomStream stream = RandomStream.of(backend);
    return takesAnyDType
        ? OrthogonalMatrix.ofAnyDType(stream, backend, seed().draw(), shape, dtype, gain)
        : OrthogonalMatrix.of(stream, backend, seed().draw(), shape, dtype, gain);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the shape has a rank below 2
   */
  @Override
  public double expectedStddev(Shape shape) {
    checkRank(shape);
    long columns = shape.dim(-1);
    long rows = shape.size() == 0 ? 0 : shape.size() / columns;
    return Math.abs(gain.doubleValue()) / Math.sqrt((double) Math.max(columns, rows));
  }

  private static void checkRank(Shape shape) {
    if (shape.rank() < 2) {
      throw new IllegalArgumentException(
          "The tensor to initialize must be at least two-dimensional. Received: shape=%s of rank %d."
              .formatted(shape, shape.rank()));
    }
  }

  @Override
  public Orthogonal copy() {
    return new Orthogonal(gain, takesAnyDType, seed().copy());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other)
        && other instanceof Orthogonal that
        && takesAnyDType == that.takesAnyDType;
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  Map<String, @Nullable Object> parameters() {
    return Collections.singletonMap("gain", gain);
  }

  /** Sets gain, seed and {@code anyDType} by name. A builder is for one thread at a time. */
  public static final class Builder extends RandomInitializer.Builder<Builder, Orthogonal> {

    private Number gain = DEFAULT_GAIN;
    private boolean takesAnyDType;

    private Builder() {}

    /** The factor for every value: 1.0 unless given. */
    public Builder gain(double gain) {
      this.gain = gain;
      return this;
    }

    /** The factor, as an int that stays an int in the config. */
    public Builder gain(long gain) {
      this.gain = gain;
      return this;
    }

    /**
     * Also makes the dtypes that a backend's QR decomposition refuses: in double, from the
     * backend's normal values of that dtype, rounded once. All other values stay Keras'.
     *
     * <p>Keras has no such argument: it is not in the config, and gone after {@code fromConfig}.
     */
    public Builder anyDType() {
      takesAnyDType = true;
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    Orthogonal build(Seed seed) {
      return new Orthogonal(gain, takesAnyDType, seed);
    }
  }
}
