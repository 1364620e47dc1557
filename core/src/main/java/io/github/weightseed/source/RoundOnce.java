package io.github.weightseed.source;

import io.github.weightseed.DType;

/**
 * Doubles rounded to a floating-point dtype in one step.
 *
 * <p>The backends (and {@link Elements#round}) go to 16 bits by way of float32, which rounds twice.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class RoundOnce {

  private RoundOnce() {}

  /** The nearest value of the dtype, ties to even. */
  public static double round(DType dtype, double value) {
    boolean isHalf = dtype == DType.FLOAT16 || dtype == DType.BFLOAT16;
    return Elements.round(dtype, isHalf ? toOdd(value) : value);
  }

  /**
   * A float next to a value, the one with the odd last bit where it is not exact: it lies on the
   * same side of every 16-bit value and of every midpoint between two as the value does.
   *
   * @see <a href="https://doi.org/10.1109/TC.2007.70819">Boldo and Melquiond: Emulation of FMA and
   *     Correctly Rounded Sums: Proved Algorithms Using Rounding to Odd. IEEE Trans. Comput. 57(4),
   *     2008, pages 462-471</a>
   */
  static float toOdd(double value) {
    float nearest = (float) value;
    if (nearest == value || Double.isNaN(value) || (Float.floatToRawIntBits(nearest) & 1) == 1) {
      return nearest;
    }
    return nearest < value ? Math.nextUp(nearest) : Math.nextDown(nearest);
  }
}
