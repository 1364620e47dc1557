package io.github.weightseed.random.jax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.source.FloatSource;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The block kernels against the formulas one element at a time. */
class FloatKernelsTest {

  private static final int KEY0 = 0x9e3779b9;
  private static final int KEY1 = 3;
  private static final Threefry THREEFRY = new Threefry(KEY0, KEY1);
  private static final float LEAST_U = Math.nextUp(-1f);

  private interface Element {
    float at(long index);
  }

  /** Every u that a normal can meet: there are 2^23. */
  @Test
  void erfInvOfEveryArgumentOfNormal() {
    assertThat(differences(LEAST_U, 2, false)).isZero();
  }

  /** Every u that a truncated normal can meet. */
  @Test
  void erfInvOfEveryArgumentOfTruncatedNormal() {
    float bound = Float.intBitsToFloat(0x3F745A18);
    assertThat(differences(-bound, 2 * bound, true)).isZero();
  }

  private static long differences(float low, float range, boolean center) {
    FloatErfInv kernel = new FloatErfInv();
    float[] u = new float[512]; // divides their number
    float[] result = new float[u.length];
    long differences = 0;
    for (int mantissa = 0; mantissa < 1 << 23; mantissa += u.length) {
      for (int i = 0; i < u.length; i++) {
        u[i] = Math.fma((mantissa + i) * 0x1p-23f, range, low);
      }
      if (center) {
        kernel.erfInvOfCenter(u, u.length, result);
      } else {
        kernel.erfInv(u, u.length, result);
      }
      for (int i = 0; i < u.length; i++) {
        int expected = Float.floatToRawIntBits(PlainJax.erfInv(u[i]));
        differences += Float.floatToRawIntBits(result[i]) == expected ? 0 : 1;
        differences += Float.floatToRawIntBits(FloatErfInv.erfInv(u[i])) == expected ? 0 : 1;
      }
    }
    return differences;
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-0.05, 0.05", "-3, 0.125", "-2e38, 1e38", "-0.0, 1e-20", "7e-8, 8e-8"})
  void uniform(float minval, float maxval) {
    assertSame(
        new FloatUniform(THREEFRY, minval, maxval),
        index -> PlainJax.uniform(KEY0, KEY1, index, minval, maxval));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 0.05", "-0.7, 2", "3, -1", "-0.0, 1e-20", "1, 0", "0, 1e38"})
  void normal(float mean, float stddev) {
    assertSame(
        FloatNormal.normal(THREEFRY, mean, stddev),
        index -> PlainJax.normal(KEY0, KEY1, index, mean, stddev));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 0.05", "-0.7, 2", "3, -1", "-0.0, 1e-20", "1, 0", "0, 1e38"})
  void truncated(float mean, float stddev) {
    assertSame(
        FloatNormal.truncated(THREEFRY, mean, stddev),
        index -> PlainJax.truncated(KEY0, KEY1, index, mean, stddev));
  }

  private static void assertSame(FloatSource.Fill kernel, Element element) {
    SplittableRandom random = new SplittableRandom(11);
    long[] starts = {
      0,
      1,
      1023,
      (1L << 31) - 700,
      (1L << 32) - 1500,
      (1L << 32) - 1,
      1L << 40,
      Long.MAX_VALUE - 9000,
      random.nextLong(1L << 62)
    };
    for (long from : starts) {
      int count = random.nextInt(1, 4000);
      int offset = random.nextInt(20);
      float[] target = new float[offset + count + 1];
      Arrays.fill(target, Float.NaN);
      kernel.fill(from, count, target, offset);
      for (int i = 0; i < count; i++) {
        assertThat(Float.floatToRawIntBits(target[offset + i]))
            .isEqualTo(Float.floatToRawIntBits(element.at(from + i)));
      }
      assertThat(target[offset + count]).isNaN();
      assertThat(Arrays.copyOf(target, offset)).containsOnly(Float.NaN);
    }
  }
}
