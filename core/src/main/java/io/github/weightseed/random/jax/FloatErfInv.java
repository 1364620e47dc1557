package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.Fma;

/**
 * The inverse error function in float32 for u in (-1, 1), as XLA's CPU kernels compute it on
 * machines with FMA.
 *
 * <p>With {@code w = -log(1 - u^2)}: u times a polynomial in {@code w - 2.5} for w below 5, in
 * {@code sqrt(w) - 3} above. Source: Giles, "Approximating the erfinv function", GPU Computing Gems
 * Jade, 2011. The order of operations and which of them are fused was read from the machine code of
 * jaxlib 0.10.2. Not thread-safe.
 */
final class FloatErfInv {

  private static final float TAIL = 5f;

  private static final float C8 = 0x1.e2cb1p-26f;
  private static final float C7 = 0x1.70966cp-22f;
  private static final float C6 = -0x1.d8e6aep-19f;
  private static final float C5 = -0x1.26b582p-18f;
  private static final float C4 = 0x1.ca65b6p-13f;
  private static final float C3 = -0x1.48a81p-10f;
  private static final float C2 = -0x1.11c9dep-8f;
  private static final float C1 = 0x1.f91ec6p-3f;
  private static final float C0 = 0x1.805c5ep0f;

  private static final float T8 = -0x1.a3e136p-13f;
  private static final float T7 = 0x1.a76ad6p-14f;
  private static final float T6 = 0x1.61b8e4p-10f;
  private static final float T5 = -0x1.e17bcep-9f;
  private static final float T4 = 0x1.7824f6p-8f;
  private static final float T3 = -0x1.f38baep-8f;
  private static final float T2 = 0x1.354afcp-7f;
  private static final float T1 = 0x1.006db6p0f;
  private static final float T0 = 0x1.6a9efcp1f;

  private final FloatLog1p logarithm = new FloatLog1p();
  private final float[] log = new float[Threefry.BLOCK];

  /** One value. */
  static float erfInv(float u) {
    float w = -FloatLog1p.log1p(u * -u);
    return (w < TAIL ? center(w) : tail(w)) * u;
  }

  /**
   * The values of the first {@code count} elements of an array, in another.
   *
   * @param count from 0 to {@link Threefry#BLOCK}
   */
  void erfInv(float[] u, int count, float[] result) {
    erfInvOfCenter(u, count, result);
    // Of all u in (-1, 1) only 0.3 % lie in the tails: those are put right one by one.
    for (int i = 0; i < count; i++) {
      if (log[i] <= -TAIL) {
        result[i] = tail(-log[i]) * u[i];
      }
    }
  }

  /** {@link #erfInv} where all of |u| &lt; 0.99, so that none is in the tails. */
  void erfInvOfCenter(float[] u, int count, float[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = u[i] * -u[i];
    }
    logarithm.log1p(result, count, log);
    for (int i = 0; i < count; i++) {
      result[i] = center(-log[i]) * u[i];
    }
  }

  private static float center(float w) {
    float t = w - 2.5f;
    float p = Fma.fma(C8, t, C7);
    p = Fma.fma(p, t, C6);
    p = Fma.fma(p, t, C5);
    p = Fma.fma(p, t, C4);
    p = Fma.fma(p, t, C3);
    p = Fma.fma(p, t, C2);
    p = Fma.fma(p, t, C1);
    return Fma.fma(p, t, C0);
  }

  private static float tail(float w) {
    float t = (float) Math.sqrt(w) - 3f;
    float p = Fma.fma(T8, t, T7);
    p = Fma.fma(p, t, T6);
    p = Fma.fma(p, t, T5);
    p = Fma.fma(p, t, T4);
    p = Fma.fma(p, t, T3);
    p = Fma.fma(p, t, T2);
    p = Fma.fma(p, t, T1);
    return Fma.fma(p, t, T0);
  }
}
