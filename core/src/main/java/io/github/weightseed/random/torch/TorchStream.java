package io.github.weightseed.random.torch;

import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.Mt19937;
import io.github.weightseed.random.Precision;
import io.github.weightseed.random.RandomStream;
import io.github.weightseed.random.SeedIntegers;
import io.github.weightseed.random.SequentialFill;
import io.github.weightseed.random.SequentialGenerator;
import io.github.weightseed.source.DoubleSource;
import io.github.weightseed.source.FloatSource;
import io.github.weightseed.source.HalfSource;
import java.math.BigInteger;
import java.util.function.IntFunction;

/**
 * Keras on PyTorch: a Mersenne Twister seeded with {@code (seed + count) mod 2^32} for every draw.
 *
 * <p>An int seed may have any size: its low 32 bits count. A SeedGenerator's seed must fit in 32
 * bits with sign. All streams are sequential ({@link SequentialFill}).
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class TorchStream implements RandomStream {

  @Override
  public DType resultDType(DType requested) {
    return switch (requested) {
      case UINT16 -> DType.INT32;
      case UINT32 -> DType.INT64;
      default -> requested;
    };
  }

  @Override
  public TensorSource uniform(
      SeedState seed, Shape shape, DType dtype, Number minval, Number maxval) {
    Uniforms uniforms = uniforms(seed);
    requireKnown(dtype);
    requireFloating(dtype, "check_uniform_bounds");
    Number range = difference(maxval, minval);
    if (dtype == DType.FLOAT64) {
      return doubles(
          shape, new DoubleUniforms(uniforms, range.doubleValue(), minval.doubleValue()));
    }
    if (dtype == DType.FLOAT32) {
      return floats(
          shape, dtype, new FloatUniforms(uniforms, range.floatValue(), minval.floatValue()));
    }
    return halves(
        shape,
        dtype,
        new HalfUniforms(
            uniforms, shape.size(), Precision.of(dtype), range.floatValue(), minval.floatValue()));
  }

  @Override
  public TensorSource normal(SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
    Uniforms uniforms = uniforms(seed);
    requireKnown(dtype);
    double scale = stddev.doubleValue();
    if (!(scale >= 0)) {
      throw new IllegalArgumentException(
          "normal expects std >= 0.0, but found std " + PrintedDouble.of(scale));
    }
    if (shape.size() == 0 && !dtype.isFloating()) {
      return Tensor.of(shape, resultDType(dtype), new byte[0]).source();
    }
    requireFloating(dtype, "normal_kernel_cpu");
    return dtype == DType.FLOAT64
        ? doubles(shape, doubleNormals(uniforms, shape.size(), mean.doubleValue(), scale))
        : floats(
            shape, dtype, floatNormals(uniforms, shape.size(), dtype, mean.doubleValue(), scale));
  }

  @Override
  public TensorSource truncatedNormal(
      SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
    Uniforms uniforms = uniforms(seed);
    requireKnown(dtype);
    if (shape.size() == 0 && !dtype.isFloating()) {
      throw new IllegalArgumentException(
          "result type Float can't be cast to the desired output type " + torchName(dtype));
    }
    requireFloating(dtype, "normal_kernel_cpu");
    long candidates = Math.multiplyExact(FirstInside.CANDIDATES, shape.size());
    if (dtype == DType.FLOAT64) {
      SequentialGenerator<double[]> normals = doubleNormals(uniforms, candidates, 0, 1);
      return doubles(shape, new DoubleTruncated(normals, mean.doubleValue(), stddev.doubleValue()));
    }
    SequentialGenerator<float[]> normals = floatNormals(uniforms, candidates, dtype, 0, 1);
    return dtype == DType.FLOAT32
        ? floats(shape, dtype, new FloatTruncated(normals, mean.floatValue(), stddev.floatValue()))
        : halves(
            shape,
            dtype,
            new HalfTruncated(
                normals, Precision.of(dtype), mean.floatValue(), stddev.floatValue()));
  }

  @Override
  public SeedState nextUnordered(SeedState state) {
    return SeedIntegers.INT32.nextUnordered(state);
  }

  private static Uniforms uniforms(SeedState seed) {
    if (seed.fromGenerator() && seed.seed() != (int) seed.seed()) {
      throw new IllegalArgumentException(
          "value cannot be converted to type int32 without overflow: got seed=" + seed.seed());
    }
    return new Uniforms(Mt19937.seeded((int) (seed.seed() + seed.count())));
  }

  private static SequentialGenerator<double[]> doubleNormals(
      Uniforms uniforms, long size, double mean, double stddev) {
    return size < SmallNormals.LIMIT
        ? new SmallNormals(uniforms, (int) size, mean, stddev)
        : new DoubleNormals(uniforms, size, mean, stddev);
  }

  private static SequentialGenerator<float[]> floatNormals(
      Uniforms uniforms, long size, DType dtype, double mean, double stddev) {
    return size < SmallNormals.LIMIT
        ? new SmallNormals(uniforms, (int) size, mean, stddev).asFloats()
        : new FloatNormals(uniforms, size, dtype != DType.FLOAT32, (float) mean, (float) stddev);
  }

  private static TensorSource doubles(Shape shape, SequentialGenerator<double[]> generator) {
    return DoubleSource.skipping(shape, inOrder(shape, generator, double[]::new)::fill);
  }

  private static TensorSource floats(
      Shape shape, DType dtype, SequentialGenerator<float[]> generator) {
    return dtype == DType.FLOAT32
        ? FloatSource.skipping(shape, inOrder(shape, generator, float[]::new)::fill)
        : halves(shape, dtype, new Rounded(generator, Precision.of(dtype)));
  }

  private static TensorSource halves(
      Shape shape, DType dtype, SequentialGenerator<short[]> generator) {
    return HalfSource.skipping(shape, dtype, inOrder(shape, generator, short[]::new)::fill);
  }

  private static <A> SequentialFill<A> inOrder(
      Shape shape, SequentialGenerator<A> generator, IntFunction<A> newArray) {
    return new SequentialFill<>(
        shape.size(), generator, Uniforms.COPY_BYTES, Uniforms.JUMP, newArray);
  }

  /** {@code first - second} as Python has it: exact for two ints. */
  private static Number difference(Number first, Number second) {
    if (!(first instanceof Long && second instanceof Long)) {
      return first.doubleValue() - second.doubleValue();
    }
    BigInteger exact =
        BigInteger.valueOf(first.longValue()).subtract(BigInteger.valueOf(second.longValue()));
    if (exact.bitLength() > 64 || (exact.signum() < 0 && exact.bitLength() > 63)) {
      throw new IllegalArgumentException("int too big to convert: got " + exact);
    }
    return exact;
  }

  private static void requireKnown(DType dtype) {
    if (dtype == DType.UINT64) {
      throw new IllegalArgumentException("Unsupported dtype for PyTorch: uint64");
    }
  }

  private static void requireFloating(DType dtype, String kernel) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "\"%s\" not implemented for '%s'".formatted(kernel, torchName(dtype)));
    }
  }

  /** PyTorch's names of the types that Keras' integers become. */
  private static String torchName(DType dtype) {
    return switch (dtype) {
      case BOOL -> "Bool";
      case INT8 -> "Char";
      case UINT8 -> "Byte";
      case INT16 -> "Short";
      case INT32, UINT16 -> "Int";
      default -> "Long";
    };
  }
}
