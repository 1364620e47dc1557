package io.github.weightseed.random.jax;

import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import io.github.weightseed.random.SeedIntegers;
import io.github.weightseed.source.DoubleSource;
import io.github.weightseed.source.FloatSource;
import io.github.weightseed.source.HalfSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The random functions of Keras 3.15.1 on JAX 0.10.2, CPU with FMA, called eagerly: to the bit.
 *
 * <p>Element i of a tensor depends on the seed's two numbers, which are the key, and on i alone, so
 * any part can be made by itself. Without 64-bit types (the default of JAX) float64 becomes
 * float32.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class JaxStream implements RandomStream {

  private final boolean x64;

  /**
   * A stream of JAX.
   *
   * @param x64 whether {@code jax_enable_x64} is on
   */
  public JaxStream(boolean x64) {
    this.x64 = x64;
  }

  @Override
  public DType resultDType(DType requested) {
    if (x64) {
      return requested;
    }
    return switch (requested) {
      case FLOAT64 -> DType.FLOAT32;
      case INT64 -> DType.INT32;
      case UINT64 -> DType.UINT32;
      default -> requested;
    };
  }

  @Override
  public TensorSource uniform(
      SeedState seed, Shape shape, DType dtype, Number minval, Number maxval) {
    Threefry threefry = threefry(seed);
    requireFloating("`uniform` must be a float dtype", dtype);
    checkInt("minval", minval);
    checkInt("maxval", maxval);
    return source(
        shape,
        dtype,
        () -> new FloatUniform(threefry, minval.floatValue(), maxval.floatValue()),
        () -> new DoubleUniform(threefry, minval.doubleValue(), maxval.doubleValue()),
        format -> HalfTable.uniform(threefry, format, minval.floatValue(), maxval.floatValue()));
  }

  @Override
  public TensorSource normal(SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
    Threefry threefry = threefry(seed);
    checkNormal("`normal` must be a float or complex dtype", dtype, mean, stddev);
    return source(
        shape,
        dtype,
        () -> FloatNormal.normal(threefry, mean.floatValue(), stddev.floatValue()),
        () -> DoubleNormal.normal(threefry, mean.doubleValue(), stddev.doubleValue()),
        format -> HalfTable.normal(threefry, format, mean.floatValue(), stddev.floatValue()));
  }

  @Override
  public TensorSource truncatedNormal(
      SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
    Threefry threefry = threefry(seed);
    checkNormal("`truncated_normal` must be a float dtype", dtype, mean, stddev);
    return source(
        shape,
        dtype,
        () -> FloatNormal.truncated(threefry, mean.floatValue(), stddev.floatValue()),
        () -> DoubleNormal.truncated(threefry, mean.doubleValue(), stddev.doubleValue()),
        format -> HalfTable.truncated(threefry, format, mean.floatValue(), stddev.floatValue()));
  }

  /** The source of the dtype that JAX gives. */
  private TensorSource source(
      Shape shape,
      DType requested,
      Supplier<FloatSource.Fill> floats,
      Supplier<DoubleSource.Fill> doubles,
      Function<HalfFormat, HalfSource.Fill> halves) {
    DType dtype = resultDType(requested);
    return switch (dtype) {
      case FLOAT32 -> FloatSource.of(shape, floats.get());
      case FLOAT64 -> DoubleSource.of(shape, doubles.get());
      default -> HalfSource.of(shape, dtype, halves.apply(HalfFormat.of(dtype)));
    };
  }

  @Override
  public SeedState nextUnordered(SeedState state) {
    return SeedIntegers.UINT32.nextUnordered(state);
  }

  /** The generator whose key is the seed's two numbers; the count wraps round at 2^32. */
  private static Threefry threefry(SeedState seed) {
    SeedIntegers.requireUint32(seed);
    return new Threefry((int) seed.seed(), (int) seed.count());
  }

  private void checkNormal(String rule, DType dtype, Number mean, Number stddev) {
    requireFloating(rule, dtype);
    // JAX's name for the second operand of the product and of the sum.
    checkInt("y", stddev);
    checkInt("y", mean);
  }

  private void requireFloating(String rule, DType dtype) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "dtype argument to " + rule + ", got " + resultDType(dtype));
    }
  }

  /** Refuses a Python int that does not fit in JAX's default int. */
  private void checkInt(String argument, Number number) {
    if (!x64 && number instanceof Long value && value != value.intValue()) {
      throw new IllegalArgumentException(
          "An overflow was encountered while parsing an argument to a jitted computation, "
              + "whose argument path is %s. Got <class 'int'> with value %d"
                  .formatted(argument, value));
    }
  }
}
