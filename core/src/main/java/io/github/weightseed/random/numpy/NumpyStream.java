package io.github.weightseed.random.numpy;

import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import io.github.weightseed.random.SeedIntegers;
import io.github.weightseed.random.SequentialFill;
import io.github.weightseed.source.DoubleSource;
import io.github.weightseed.source.PieceSource;
import java.math.BigInteger;

/**
 * Keras on NumPy: {@code numpy.random.default_rng([seed, count])}, values in double, cast to the
 * dtype at the end.
 *
 * <p>Seeds go from 0 to 2<sup>32</sup>-1. Uniforms can be read anywhere at no cost; normals come
 * from a sequential stream ({@link SequentialFill}), which several threads can make as a whole
 * ({@link NormalPieces}).
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class NumpyStream implements RandomStream {

  @Override
  public DType resultDType(DType requested) {
    return requested;
  }

  /** {@code minval + (maxval - minval) * u}, u uniform in [0, 1) with 53 bits. */
  @Override
  public TensorSource uniform(
      SeedState seed, Shape shape, DType dtype, Number minval, Number maxval) {
    Pcg64 start = generator(seed);
    double lowest = minval.doubleValue();
    double range = maxval.doubleValue() - lowest;
    if (!Double.isFinite(range)) {
      throw new IllegalArgumentException("high - low range exceeds valid bounds");
    }
    if (isNegative(range)) {
      throw new IllegalArgumentException("high - low < 0");
    }
    DoubleSource.Fill fill =
        (from, count, target, offset) -> {
          Pcg64 generator = start.copy();
          generator.skip(from);
          for (int i = offset; i < offset + count; i++) {
            target[i] = lowest + range * ((generator.next() >>> 11) * 0x1p-53);
          }
        };
    return Astype.source(shape, dtype, fill, true);
  }

  @Override
  public TensorSource normal(SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
    Pcg64 start = generator(seed);
    requireScale(stddev);
    return sequential(
        shape, dtype, Normals.unbounded(start, mean.doubleValue(), stddev.doubleValue()));
  }

  /** Normals from {@code mean - 2 stddev} to {@code mean + 2 stddev}, both included. */
  @Override
  public TensorSource truncatedNormal(
      SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
    Pcg64 start = generator(seed);
    double lowest = bound(mean, stddev, -2);
    double highest = bound(mean, stddev, 2);
    if (shape.size() > 0) {
      requireScale(stddev);
      if (Double.isNaN(lowest) || Double.isNaN(highest)) {
        throw new IllegalArgumentException(
            "No value is within two standard deviations of the mean (Keras on NumPy never ends):"
                + " got mean=%s, stddev=%s".formatted(mean, stddev));
      }
    }
    return sequential(
        shape,
        dtype,
        Normals.within(start, mean.doubleValue(), stddev.doubleValue(), lowest, highest));
  }

  @Override
  public SeedState nextUnordered(SeedState state) {
    return SeedIntegers.UINT32.nextUnordered(state);
  }

  private static Pcg64 generator(SeedState seed) {
    SeedIntegers.requireUint32(seed);
    return new Pcg64(new SeedSequence((int) seed.seed(), (int) seed.count()));
  }

  private static void requireScale(Number stddev) {
    if (isNegative(stddev.doubleValue())) {
      throw new IllegalArgumentException("scale < 0");
    }
  }

  /** NumPy's {@code signbit}, but NaN has none: -0.0 is refused too. */
  private static boolean isNegative(double value) {
    return Math.copySign(1, value) < 0 && !Double.isNaN(value);
  }

  /**
   * {@code mean + factor * stddev} as Python has it: ints stay exact until they are compared with
   * doubles.
   */
  private static double bound(Number mean, Number stddev, int factor) {
    if (mean instanceof Long && stddev instanceof Long) {
      return BigInteger.valueOf(stddev.longValue())
          .multiply(BigInteger.valueOf(factor))
          .add(BigInteger.valueOf(mean.longValue()))
          .doubleValue();
    }
    return mean.doubleValue() + factor * stddev.doubleValue();
  }

  private static TensorSource sequential(Shape shape, DType dtype, Normals normals) {
    SequentialFill<double[]> fill =
        new SequentialFill<>(
            shape.size(), normals, Normals.COPY_BYTES, SequentialFill.NO_JUMP, double[]::new);
    TensorSource inOrder = Astype.source(shape, dtype, fill::fill, false);
    return PieceSource.of(inOrder, () -> new NormalPieces(normals, shape.size(), dtype));
  }
}
