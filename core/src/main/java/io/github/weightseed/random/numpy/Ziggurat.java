package io.github.weightseed.random.numpy;

import io.github.weightseed.random.math.Log1p;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Standard normals as NumPy's {@code random_standard_normal} draws them: the ziggurat of 256 layers
 * on 64-bit words.
 *
 * <p>A word gives the layer (8 bits), the sign (1) and the place in the layer (52). 99.3 % of the
 * places lie inside the layer below and are taken at once; the others take more words: in the
 * lowest layer two for each try at the tail, in any other one for the wedge under the curve.
 *
 * <p>Source: Marsaglia and Tsang, "The Ziggurat Method for Generating Random Variables", Journal of
 * Statistical Software 5(8), 2000. The tables are NumPy's ({@code
 * numpy/random/src/distributions/ziggurat_constants.h}, BSD-3-Clause), stored because no formula
 * gives all their bits. Not thread-safe.
 */
final class Ziggurat {

  /** Words drawn at a time. */
  private static final int WORDS = 256;

  private static final int LAYERS = 256;

  /** Where the tail begins, and its reciprocal: NumPy's ziggurat_nor_r and ziggurat_nor_inv_r. */
  private static final double TAIL = 3.654152885361009;

  private static final double INVERSE_TAIL = 0.2736612373297583;

  private static final long PLACE = (1L << 52) - 1;

  /** A place below this is inside the layer below: NumPy's ki_double. */
  private static final long[] INSIDE = new long[LAYERS];

  /** The width of one place: NumPy's wi_double. */
  private static final double[] WIDTH = new double[LAYERS];

  /** The curve's height at the layer's edge: NumPy's fi_double. */
  private static final double[] HEIGHT = new double[LAYERS];

  static {
    ByteBuffer table = ByteBuffer.wrap(table()).order(ByteOrder.LITTLE_ENDIAN);
    table.asLongBuffer().get(INSIDE);
    table
        .position(LAYERS * Long.BYTES)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .get(WIDTH)
        .get(HEIGHT);
  }

  private final Pcg64 generator;
  private final long[] words = new long[WORDS];
  private int used = WORDS;
  private long drawn;

  /** Draws from where the generator stands, which is then this object's own. */
  Ziggurat(Pcg64 generator) {
    this.generator = generator;
  }

  /** The stored tables: INSIDE, WIDTH and HEIGHT, little-endian. */
  static byte[] table() {
    try (InputStream stream = Ziggurat.class.getResourceAsStream("ziggurat.bin")) {
      return Objects.requireNonNull(stream).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many words the normals so far have used. */
  long wordsUsed() {
    return drawn - WORDS + used;
  }

  private long nextWord() {
    if (used == WORDS) {
      generator.fill(words, WORDS);
      used = 0;
      drawn += WORDS;
    }
    return words[used++];
  }

  private double nextDouble() {
    return (nextWord() >>> 11) * 0x1p-53;
  }

  /** The next standard normal. */
  double next() {
    while (true) {
      long word = nextWord();
      int layer = (int) word & (LAYERS - 1);
      long place = (word >>> 9) & PLACE;
      // Bit 8 is the sign: moved to the top, it flips the product's.
      double x =
          Double.longBitsToDouble(
              Double.doubleToRawLongBits(place * WIDTH[layer]) ^ (word << 55 & Long.MIN_VALUE));
      if (place < INSIDE[layer]) {
        return x;
      }
      if (layer == 0) {
        return tail(place);
      }
      double wedge = (HEIGHT[layer - 1] - HEIGHT[layer]) * nextDouble() + HEIGHT[layer];
      // Only compared, so the last bit of exp hardly ever matters: a wrong one in 10^16 draws.
      if (wedge < StrictMath.exp(-0.5 * x * x)) {
        return x;
      }
    }
  }

  private double tail(long place) {
    double beyond;
    double other;
    do {
      beyond = -INVERSE_TAIL * Log1p.log1p(-nextDouble());
      other = -Log1p.log1p(-nextDouble());
    } while (other + other <= beyond * beyond);
    return (place >>> 8 & 1) != 0 ? -(TAIL + beyond) : TAIL + beyond;
  }
}
