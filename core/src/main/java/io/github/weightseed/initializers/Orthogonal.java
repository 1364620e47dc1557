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
 * <p>Reference: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of
 * learning in deep linear neural networks", 2014, <a
 * href="https://arxiv.org/abs/1312.6120">arXiv:1312.6120</a>.
 */
public final class Orthogonal extends RandomInitializer {

  private static final double DEFAULT_GAIN = 1.0;

  private final Number gain;

  /** Gain 1.0, and a seed drawn now. */
  public Orthogonal() {
    this(DEFAULT_GAIN, Seed.drawn());
  }

  private Orthogonal(Number gain, Seed seed) {
    super(seed);
    this.gain = gain;
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

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the shape has a rank below 2
   */
  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    if (shape.rank() < 2) {
      throw new IllegalArgumentException(
          "The tensor to initialize must be at least two-dimensional. Received: shape=%s of rank %d."
              .formatted(shape, shape.rank()));
    }
    return OrthogonalMatrix.of(
        RandomStream.of(backend), backend, seed().draw(), shape, dtype, gain);
  }

  @Override
  public double expectedStddev(Shape shape) {
    long columns = shape.dim(-1);
    return Math.abs(gain.doubleValue())
        / Math.sqrt((double) Math.max(columns, shape.size() / columns));
  }

  @Override
  public Orthogonal copy() {
    return new Orthogonal(gain, seed().copy());
  }

  @Override
  Map<String, @Nullable Object> parameters() {
    return Collections.singletonMap("gain", gain);
  }

  /** Sets gain and seed by name. */
  public static final class Builder extends RandomInitializer.Builder<Builder, Orthogonal> {

    private Number gain = DEFAULT_GAIN;

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

    @Override
    Builder self() {
      return this;
    }

    @Override
    Orthogonal build(Seed seed) {
      return new Orthogonal(gain, seed);
    }
  }
}
