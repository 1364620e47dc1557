package io.github.weightseed.random.jax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.source.BFloat16;
import io.github.weightseed.source.Float16;
import io.github.weightseed.source.HalfSource;
import org.junit.jupiter.api.Test;

/** The tables against the formulas, one element at a time, every operation rounded. */
class HalfTableTest {

  private static final int KEY0 = 77;
  private static final int KEY1 = -5;
  private static final Threefry THREEFRY = new Threefry(KEY0, KEY1);
  private static final int SIZE = 3000;

  private interface Rounding {
    float round(float value);
  }

  private interface Widening {
    float toFloat(short bits);
  }

  private interface Element {
    float at(long index);
  }

  /** The ten bits above the lowest six of the first 16. */
  private static float half(long index) {
    return ((bits(index) & 0xffff) >>> 6) / 1024f;
  }

  /** The seven bits above the lowest. */
  private static float brain(long index) {
    return ((bits(index) & 0xff) >>> 1) / 128f;
  }

  private static int bits(long index) {
    long words = PlainJax.words(KEY0, KEY1, index);
    return (int) (words >>> 32) ^ (int) words;
  }

  private static float uniform(Rounding type, float fraction, float minval, float maxval) {
    float product = type.round(fraction * type.round(maxval - minval));
    return Math.max(minval, type.round(product + minval));
  }

  private static float normal(Rounding type, float u, float limit, float mean, float stddev) {
    float standard = type.round(type.round(PlainJax.erfInv(u)) * type.round((float) Math.sqrt(2)));
    float clipped = Math.min(limit, Math.max(-limit, standard));
    return type.round(type.round(clipped * stddev) + mean);
  }

  private static void assertSame(HalfSource.Fill kernel, Widening type, Element element) {
    short[] target = new short[SIZE];
    for (long from : new long[] {0, 1023, (1L << 32) - 1500, Long.MAX_VALUE - 9000}) {
      kernel.fill(from, SIZE, target, 0);
      for (int i = 0; i < SIZE; i++) {
        assertThat(type.toFloat(target[i])).isEqualTo(element.at(from + i));
      }
    }
  }

  @Test
  void float16() {
    float least = -1 + 0x1p-11f;
    float bound = Float16.round(0.9545f);
    float limit = 2 - 0x1p-10f;
    assertSame(
        HalfTable.uniform(THREEFRY, HalfFormat.FLOAT16, -0.5f, 2),
        Float16::toFloat,
        i -> uniform(Float16::round, half(i), -0.5f, 2));
    assertSame(
        HalfTable.normal(THREEFRY, HalfFormat.FLOAT16, 0.25f, 1.5f),
        Float16::toFloat,
        i ->
            normal(
                Float16::round,
                uniform(Float16::round, half(i), least, 1),
                Float.POSITIVE_INFINITY,
                0.25f,
                1.5f));
    assertSame(
        HalfTable.truncated(THREEFRY, HalfFormat.FLOAT16, 0.25f, 1.5f),
        Float16::toFloat,
        i ->
            normal(
                Float16::round,
                uniform(Float16::round, half(i), -bound, bound),
                limit,
                0.25f,
                1.5f));
  }

  @Test
  void bfloat16() {
    float least = -1 + 0x1p-8f;
    float bound = BFloat16.round(0.9545f);
    float limit = 2 - 0x1p-7f;
    assertSame(
        HalfTable.uniform(THREEFRY, HalfFormat.BFLOAT16, -0.5f, 2),
        BFloat16::toFloat,
        i -> uniform(BFloat16::round, brain(i), -0.5f, 2));
    assertSame(
        HalfTable.normal(THREEFRY, HalfFormat.BFLOAT16, 0.25f, 1.5f),
        BFloat16::toFloat,
        i ->
            normal(
                BFloat16::round,
                uniform(BFloat16::round, brain(i), least, 1),
                Float.POSITIVE_INFINITY,
                0.25f,
                1.5f));
    assertSame(
        HalfTable.truncated(THREEFRY, HalfFormat.BFLOAT16, 0.25f, 1.5f),
        BFloat16::toFloat,
        i ->
            normal(
                BFloat16::round,
                uniform(BFloat16::round, brain(i), -bound, bound),
                limit,
                0.25f,
                1.5f));
  }
}
