package io.github.weightseed.random.tensorflow;

import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import io.github.weightseed.random.SeedIntegers;
import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.source.DoubleSource;
import io.github.weightseed.source.Elements;
import io.github.weightseed.source.FloatSource;
import io.github.weightseed.source.HalfSource;
import io.github.weightseed.text.PythonText;
import java.util.function.IntFunction;

/**
 * The random functions of Keras 3.15.1 on TensorFlow 2.21, CPU, called eagerly: to the bit, but for
 * float64 normals (see {@link DoubleBoxMuller}).
 *
 * <p>The seed's two numbers, any of 64 bits, are taken modulo 2<sup>31</sup>-2 and scrambled to the
 * Philox key and the upper half of its counters; the lower half counts blocks. So any part of a
 * tensor can be made by itself.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class TensorflowStream implements RandomStream {

  /** {@code tf.int32.max - 1}: the modulus of the seed's numbers. */
  private static final long SEED_MODULUS = Integer.MAX_VALUE - 1L;

  /** The key under which seeds are scrambled; TensorFlow's {@code _philox_scramble_seed}. */
  private static final int SCRAMBLE_KEY_0 = 0x3ec8f720;

  private static final int SCRAMBLE_KEY_1 = 0x02461e29;

  @Override
  public DType resultDType(DType requested) {
    return requested;
  }

  @Override
  public TensorSource uniform(
      SeedState seed, Shape shape, DType dtype, Number minval, Number maxval) {
    Philox4x32 philox = philox(seed);
    if (dtype == DType.INT32 || dtype == DType.INT64) {
      long low = Parameters.castToInteger(minval, dtype);
      return new IntegerUniforms(
          philox, shape, dtype, low, Parameters.castToInteger(maxval, dtype));
    }
    requireUniform(dtype);
    double low = Parameters.cast(minval, dtype);
    double high = Parameters.cast(maxval, dtype);
    if (dtype == DType.FLOAT64) {
      double range = FlushToZero.add(high, -low);
      return DoubleSource.of(
          shape, new DoubleScaling(groups -> new DoubleUniforms(philox, groups), range, low));
    }
    float range = (float) Elements.round(dtype, FlushToZero.add((float) high, -(float) low));
    return dtype == DType.FLOAT32
        ? FloatSource.of(shape, BlockUniforms.orPasses(philox, range, (float) low))
        : HalfSource.of(shape, dtype, new HalfUniforms(philox, dtype, range, (float) low));
  }

  @Override
  public TensorSource normal(SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
    Philox4x32 philox = philox(seed);
    requireNormal(dtype, mean);
    return scaled(
        shape,
        dtype,
        groups -> new FloatNormals(philox, groups),
        groups -> new DoubleNormals(philox, groups),
        Parameters.convert(stddev, dtype),
        Parameters.convert(mean, dtype));
  }

  @Override
  public TensorSource truncatedNormal(
      SeedState seed, Shape shape, DType dtype, Number mean, Number stddev) {
    Philox4x32 philox = philox(seed);
    requireNormal(dtype, mean);
    return scaled(
        shape,
        dtype,
        groups -> new FloatTruncated(philox, groups),
        groups -> new DoubleTruncated(philox, groups),
        Parameters.convert(stddev, dtype),
        Parameters.convert(mean, dtype));
  }

  private static TensorSource scaled(
      Shape shape,
      DType dtype,
      IntFunction<FloatSamples> floats,
      IntFunction<DoubleSamples> doubles,
      double scale,
      double shift) {
    return switch (dtype) {
      case FLOAT64 -> DoubleSource.of(shape, new DoubleScaling(doubles, scale, shift));
      case FLOAT32 -> FloatSource.of(shape, new FloatScaling(floats, (float) scale, (float) shift));
      default ->
          HalfSource.of(shape, dtype, new HalfScaling(floats, dtype, (float) scale, (float) shift));
    };
  }

  @Override
  public SeedState nextUnordered(SeedState state) {
    return SeedIntegers.INT64.nextUnordered(state);
  }

  /** The stream of a seed: one block under the scrambling key gives its key and its counters. */
  private static Philox4x32 philox(SeedState seed) {
    Words words = new Words(1);
    words.word0[0] = (int) Math.floorMod(seed.seed(), SEED_MODULUS);
    Philox4x32 scrambling =
        new Philox4x32(
            SCRAMBLE_KEY_0, SCRAMBLE_KEY_1, (int) Math.floorMod(seed.count(), SEED_MODULUS), 0);
    scrambling.blocks(1, words);
    return new Philox4x32(words.word0[0], words.word1[0], words.word2[0], words.word3[0]);
  }

  private static void requireUniform(DType dtype) {
    if (dtype == DType.UINT32 || dtype == DType.UINT64) {
      throw new IllegalArgumentException(
          "Argument `dtype` got invalid value <dtype: '%s'> when argument `minval` is not None. Please don't use unsigned integers in this case."
              .formatted(dtype));
    }
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "Argument `dtype` got invalid value <dtype: '%s'>. Accepted dtypes are (tf.float16, tf.bfloat16, tf.float32, tf.float64, tf.int32, tf.int64, tf.uint32, tf.uint64)."
              .formatted(dtype));
    }
  }

  private static void requireNormal(DType dtype, Number mean) {
    if (dtype.isFloating()) {
      return;
    }
    if (mean instanceof Long && dtype != DType.BOOL) {
      throw new IllegalArgumentException(
          "Value for attr 'dtype' of %s is not in the list of allowed values: half, bfloat16, float, double"
              .formatted(dtype));
    }
    throw new IllegalArgumentException(
        "Cannot convert %s to EagerTensor of dtype %s".formatted(PythonText.repr(mean), dtype));
  }
}
