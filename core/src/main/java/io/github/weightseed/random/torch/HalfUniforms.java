package io.github.weightseed.random.torch;

import io.github.weightseed.random.Precision;
import io.github.weightseed.random.SequentialGenerator;
import io.github.weightseed.source.FloatBits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code (maxval - minval) * u + minval} with u uniform in [0, 1), in a 16-bit type: u, the product
 * and the sum are rounded to it, and so is minval, but {@code maxval - minval} stays a float; a u
 * that rounds to 1 becomes 0.
 *
 * <p>Few different u are left once rounded: 24 times 2^10 in float16, 24 times 2^7 in bfloat16. The
 * value of each is computed when it first comes up. Not thread-safe, but copies share the values.
 */
final class HalfUniforms implements SequentialGenerator<short[]> {

  private static final int BLOCK = 1024;

  private static final int MANTISSA_BITS = 23;

  /** The exponent of 1 in a float. */
  private static final int BIAS = 127;

  private static final int UNKNOWN = 1 << 16;

  private final Uniforms uniforms;
  private final Precision precision;
  private final float range;
  private final float minval;

  /** The bits of a float that the type has not. */
  private final int lost;

  /** The bits of the float 1 that stay, less one: what they are more is the number of a u. */
  private final int base;

  /** Patterns by the number of u: 0 for zero, 1 for 2^-24. Threads may write the same twice. */
  private final int[] values;

  private @Nullable Work work;

  HalfUniforms(Uniforms uniforms, Precision precision, float range, float minval) {
    this.uniforms = uniforms;
    this.precision = precision;
    this.range = range;
    this.minval = precision.round(minval);
    this.lost = precision == Precision.FLOAT16 ? 13 : 16;
    this.base = (BIAS << (MANTISSA_BITS - lost)) - 1;
    this.values = new int[(Uniforms.FLOAT_BITS << (MANTISSA_BITS - lost)) + 2];
    Arrays.fill(values, UNKNOWN);
  }

  private HalfUniforms(HalfUniforms other) {
    uniforms = other.uniforms.copy();
    precision = other.precision;
    range = other.range;
    minval = other.minval;
    lost = other.lost;
    base = other.base;
    values = other.values;
  }

  @Override
  public void next(int count, short[] target, int offset) {
    if (work == null) {
      work = new Work();
    }
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      look(size, work.numbers(size), target, offset + done);
    }
  }

  private void look(int count, int[] numbers, short[] target, int offset) {
    for (int i = 0; i < count; i++) {
      int value = values[numbers[i]];
      target[offset + i] = (short) (value == UNKNOWN ? make(numbers[i]) : value);
    }
  }

  private int make(int number) {
    float uniform =
        number == 0 ? 0 : Float.intBitsToFloat((number + base) << lost) * Uniforms.FLOAT_UNIT;
    float product = precision.round(range * (uniform == 1f ? 0f : uniform));
    int value = precision.bits(product + minval) & 0xffff;
    values[number] = value;
    return value;
  }

  @Override
  public void skip(long count) {
    uniforms.skipFloats(count);
  }

  @Override
  public HalfUniforms copy() {
    return new HalfUniforms(this);
  }

  /** The arrays for a block's uniforms, and the way from them to the numbers. */
  private final class Work {

    private final float[] integers = new float[BLOCK];
    private final FloatBits floatBits = new FloatBits(BLOCK);
    private final int[] bits = new int[BLOCK];

    /** The numbers of the next uniforms, rounded to the type: to nearest, ties to even. */
    int[] numbers(int count) {
      uniforms.nextIntegers(count, integers);
      floatBits.toBits(integers, 0, count, bits);
      int cut = lost;
      int belowHalf = (1 << (lost - 1)) - 1;
      int first = base;
      for (int i = 0; i < count; i++) {
        int rounded = (bits[i] + belowHalf + ((bits[i] >>> cut) & 1)) >>> cut;
        bits[i] = Math.max(0, rounded - first);
      }
      return bits;
    }
  }
}
