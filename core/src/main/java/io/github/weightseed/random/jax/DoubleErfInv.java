package io.github.weightseed.random.jax;

/**
 * The inverse error function in float64 for u in (-1, 1), as XLA's CPU kernels compute it on
 * machines with FMA.
 *
 * <p>With {@code w = -log(1 - u^2)}: u times a polynomial in {@code w - 3.125} for w below 6.25, in
 * {@code sqrt(w) - 3.25} below 16, in {@code sqrt(w) - 5} above. Source: Giles, "Approximating the
 * erfinv function", GPU Computing Gems Jade, 2011. The order of operations and which of them are
 * fused was read from the machine code of jaxlib 0.10.2. Not thread-safe.
 */
final class DoubleErfInv {

  private static final double TAIL = 6.25;
  private static final double FAR_TAIL = 16;

  /** From the highest power down, as all three: Giles' table. */
  private static final double[] CENTER_TERMS = {
    -0x1.135d2e746e627p-68,
    -0x1.8ddf93324d327p-63,
    0x1.7b83eef0b7c9fp-60,
    0x1.9ba72cd589b91p-57,
    -0x1.33689090a6b96p-53,
    0x1.82e11898132e0p-56,
    0x1.de4acfd9e26bap-48,
    -0x1.6d33eed66c487p-45,
    -0x1.6f2167040d8e2p-44,
    0x1.72a22c2d77e20p-39,
    -0x1.c8859c4e5c0afp-37,
    -0x1.dc583d118a561p-35,
    0x1.20f47ccf46b3cp-30,
    -0x1.1a9e38dc84d60p-28,
    -0x1.f36cd6d3d46a9p-26,
    0x1.c6b4f5d03b787p-22,
    -0x1.6e8a5434ae8a2p-20,
    -0x1.d1d1f7b8736f6p-17,
    0x1.879c2a212f024p-13,
    -0x1.845769484fca8p-11,
    -0x1.8b6c33114f909p-8,
    0x1.ebd80d9b13e28p-3,
    0x1.a755e7c99ae86p0,
  };

  private static final double[] TAIL_TERMS = {
    0x1.3040f87dbd932p-29,
    0x1.85cbe52878635p-24,
    -0x1.2777453dd3955p-22,
    0x1.395abcd554c6cp-26,
    0x1.936388a3790adp-20,
    -0x1.0d5db812b5083p-18,
    0x1.8860cd5d652f6p-19,
    0x1.a29a0cacdfb23p-17,
    -0x1.8cef1f80281f2p-15,
    0x1.1e684d0b9188ap-14,
    0x1.932cd54c8a222p-16,
    -0x1.7448a89ef8aa3p-12,
    0x1.f3cc55ad40c25p-11,
    -0x1.ba924132f38b1p-10,
    0x1.468eeca533cf8p-9,
    -0x1.ebadabb891bbdp-9,
    0x1.5ffcfe5b76afcp-8,
    0x1.0158a6d641d39p0,
    0x1.8abcc380d5a48p1,
  };

  private static final double[] FAR_TAIL_TERMS = {
    -0x1.dcec3a7785389p-36,
    -0x1.18feec0e38727p-32,
    0x1.9e6bf2dda45e3p-30,
    -0x1.0468fb24e2f5fp-28,
    0x1.05ac6a8fba182p-27,
    -0x1.0102e495fb9c0p-26,
    0x1.f4c20e1334af8p-26,
    -0x1.22d220fdf9c3ep-24,
    0x1.ebc8bb824cb54p-23,
    -0x1.0a8d40ea372ccp-20,
    0x1.2fbd29d093d2bp-18,
    -0x1.4a3497e1e0facp-16,
    0x1.3ebf4eb00938fp-14,
    -0x1.c2f36a8fc5d53p-13,
    -0x1.22ea5df04047cp-13,
    0x1.02a30d1fba0dcp0,
    0x1.3664ddd1ad7fbp2,
  };

  private final DoubleLog1p logarithm = new DoubleLog1p();
  private final double[] t = new double[Threefry.BLOCK];
  private final double[] log = new double[Threefry.BLOCK];

  /**
   * The values of the first {@code count} elements of an array, in another.
   *
   * @param count from 0 to {@link Threefry#BLOCK}
   */
  void erfInv(double[] u, int count, double[] result) {
    for (int i = 0; i < count; i++) {
      t[i] = u[i] * -u[i];
    }
    logarithm.log1p(t, count, log);
    for (int i = 0; i < count; i++) {
      t[i] = -log[i] - 3.125;
      result[i] = CENTER_TERMS[0];
    }
    for (int term = 1; term < CENTER_TERMS.length; term += 2) {
      twoTerms(t, count, CENTER_TERMS[term], CENTER_TERMS[term + 1], result);
    }
    for (int i = 0; i < count; i++) {
      result[i] *= u[i];
    }
    // Of all u in (-1, 1) only 0.1 % lie in the tails: those are put right one by one.
    for (int i = 0; i < count; i++) {
      if (log[i] <= -TAIL) {
        result[i] = tail(-log[i]) * u[i];
      }
    }
  }

  /** Two steps of Horner's scheme for all elements. */
  private static void twoTerms(double[] t, int count, double term0, double term1, double[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = Math.fma(Math.fma(result[i], t[i], term0), t[i], term1);
    }
  }

  private static double tail(double w) {
    boolean far = w >= FAR_TAIL;
    double[] terms = far ? FAR_TAIL_TERMS : TAIL_TERMS;
    double t = Math.sqrt(w) - (far ? 5 : 3.25);
    double p = terms[0];
    for (int term = 1; term < terms.length; term++) {
      p = Math.fma(p, t, terms[term]);
    }
    return p;
  }
}
