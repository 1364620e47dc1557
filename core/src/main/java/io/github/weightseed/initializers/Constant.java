package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.conversion.Conversion;
import io.github.weightseed.source.Broadcast;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every value is the same number; or the values are those of a list or tensor, broadcast to the
 * shape as in NumPy.
 *
 * <p>The number is converted to the dtype as the backend does, and refused where the backend
 * refuses it: 3.7 is 3 in {@code int32} and true in {@code bool}; 300 does not fit in {@code
 * uint8}.
 *
 * <pre>{@code
 * Tensor values = Constant.of(10.).initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Constant extends AbstractInitializer {

  private final @Nullable Object value;

  /** The value 0.0. */
  public Constant() {
    this(0.0);
  }

  private Constant(@Nullable Object value) {
    this.value = value;
  }

  /** A float. */
  public static Constant of(double value) {
    return new Constant(value);
  }

  /** An int, which stays an int in the config. */
  public static Constant of(long value) {
    return new Constant(value);
  }

  /** An int of any size. */
  public static Constant of(BigInteger value) {
    return new Constant(Arguments.plain(value));
  }

  /** A boolean. */
  public static Constant of(boolean value) {
    return new Constant(value);
  }

  /** Numbers in lists of lists, which must broadcast to the shape that is asked for. */
  public static Constant of(List<?> values) {
    return new Constant(Arguments.plain(values));
  }

  /** A tensor, which must broadcast to the shape that is asked for. */
  public static Constant of(Tensor values) {
    return new Constant((Object) values);
  }

  /**
   * From a config: {@code value}, a number, boolean, nested list, {@code __tensor__} or {@code
   * __numpy__}. As in Keras, other keys are not looked at.
   *
   * @throws IllegalArgumentException when it has no value
   */
  public static Constant fromConfig(Map<String, ? extends @Nullable Object> config) {
    if (!config.containsKey("value")) {
      throw new IllegalArgumentException(
          "Constant needs the argument 'value'. Received: config=" + config);
    }
    return new Constant(TensorConfig.parse(Arguments.plain(config.get("value"))));
  }

  /** The value: a {@link Double}, {@link Long}, {@link Boolean}, {@link List} or {@link Tensor}. */
  public @Nullable Object value() {
    return value;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the value does not fit the dtype or the shape
   */
  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    Conversion conversion = Conversion.of(backend);
    Tensor tensor = conversion.cast(value, dtype);
    Shape result = Broadcast.shape(tensor.shape(), shape);
    if (result == null) {
      throw conversion.incompatible(tensor.shape(), shape, dtype);
    }
    return Broadcast.source(tensor, result);
  }

  @Override
  Map<String, @Nullable Object> arguments() {
    return Collections.singletonMap("value", value);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Collections.singletonMap(
        "value", value instanceof Tensor tensor ? TensorConfig.of(tensor) : value);
  }

  @Override
  public Constant copy() {
    return new Constant(value);
  }
}
