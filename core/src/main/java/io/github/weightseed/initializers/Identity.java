package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.conversion.Conversion;
import io.github.weightseed.source.EyeSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The identity matrix times a gain: {@code gain} where row and column are equal, zero elsewhere.
 * For matrices only; they need not be square.
 *
 * <p>The product is the backend's, and so is its type: on JAX a float gain makes float32 of an
 * integer dtype, and an infinite gain makes the zeros NaN.
 *
 * <p>Keras leaves the gain out of the config, so that it is lost; here it is written when it is not
 * 1, and Keras reads it.
 *
 * <pre>{@code
 * Tensor values = Identity.withGain(0.1).initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Identity extends AbstractInitializer {

  private static final double DEFAULT_GAIN = 1.0;

  private static final List<Long> ZERO_AND_ONE = List.of(0L, 1L);

  private final Object gain;

  /** Gain 1.0. */
  public Identity() {
    this(DEFAULT_GAIN);
  }

  private Identity(Object gain) {
    this.gain = gain;
  }

  /** With a factor for every value. */
  public static Identity withGain(double gain) {
    return new Identity(gain);
  }

  /** With an int as factor, which stays an int in the config. */
  public static Identity withGain(long gain) {
    return new Identity(gain);
  }

  /**
   * From a config: {@code gain}, 1.0 unless given.
   *
   * @throws IllegalArgumentException when it has other keys, or a gain that is no number
   */
  public static Identity fromConfig(Map<String, ? extends @Nullable Object> config) {
    Arguments arguments = new Arguments("Identity", config);
    Object gain = arguments.value("gain", DEFAULT_GAIN);
    arguments.refuseOthers();
    return new Identity(gain instanceof Boolean ? gain : arguments.bigNumber("gain", DEFAULT_GAIN));
  }

  /**
   * The factor: a {@link Double}, a {@link Long} or, from a config, a {@link Boolean} or
   * BigInteger.
   */
  public Object gain() {
    return gain;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the shape is not that of a matrix
   */
  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    if (shape.rank() != 2) {
      throw new IllegalArgumentException(
          "Identity matrix initializer can only be used for 2D matrices. Received: shape=%s of rank %d."
              .formatted(shape, shape.rank()));
    }
    Conversion conversion = Conversion.of(backend);
    Tensor zeroAndOne = conversion.cast(ZERO_AND_ONE, dtype);
    return new EyeSource(shape, conversion.times(gain, zeroAndOne));
  }

  @Override
  Map<String, @Nullable Object> arguments() {
    return Map.of("gain", gain);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (!(gain instanceof Number number) || number.doubleValue() != 1) {
      config.put("gain", gain);
    }
    return Collections.unmodifiableMap(config);
  }

  @Override
  public Identity copy() {
    return new Identity(gain);
  }
}
