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
  private static final int WORDS = 1024;

  private static final int LAYERS = 256;

  /** The bits of a word that say the layer and, above it, the sign. */
  private static final int SIGNED_LAYER = 2 * LAYERS - 1;

  /** Where the tail begins, and its reciprocal: NumPy's ziggurat_nor_r and ziggurat_nor_inv_r. */
  private static final double TAIL = 3.654152885361009;

  private static final double INVERSE_TAIL = 0.2736612373297583;

  private static final long PLACE = (1L << 52) - 1;

  /** A place below this is inside the layer below: NumPy's ki_double. */
  private static final long[] INSIDE = new long[LAYERS];

  /** The width of one place: NumPy's wi_double; then the same, negative. */
  private static final double[] WIDTH = new double[2 * LAYERS];

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
        .get(WIDTH, 0, LAYERS)
        .get(HEIGHT);
    for (int layer = 0; layer < LAYERS; layer++) {
      WIDTH[LAYERS + layer] = -WIDTH[layer];
    }
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

  private void refill() {
    generator.fill(words, WORDS);
    used = 0;
    drawn += WORDS;
  }

  private long nextWord() {
    if (used == WORDS) {
      refill();
    }
    return words[used++];
  }

  private double nextDouble() {
    return (nextWord() >>> 11) * 0x1p-53;
  }

  /** Makes the next standard normals. */
  void next(int count, double[] target, int offset) {
    int end = offset + count;
    int i = offset;
    while (i < end) {
      if (used == WORDS) {
        refill();
      }
      i = nextOfBlock(Math.min(end - i, WORDS - used), target, i);
    }
  }

  /**
   * Makes the standard normals that begin in the next words; the last may take words beyond them.
   *
   * @return how many
   */
  int nextInWords(int count, double[] target) {
    long end = wordsUsed() + count;
    int i = 0;
    for (long left = count; left > 0; left = end - wordsUsed()) {
      if (used == WORDS) {
        refill();
      }
      i = nextOfBlock((int) Math.min(left, WORDS - used), target, i);
    }
    return i;
  }

  /**
   * Makes the normals of some words, or of those up to the first whose place is not inside.
   *
   * @return the index after the last normal
   */
  private int nextOfBlock(int count, double[] target, int index) {
    int from = index - used;
    int last = used + count;
    int at = used;
    while (at < last && isInside(words[at])) {
      target[from + at] = candidate(words[at]);
      at++;
    }
    used = at;
    return at < last ? outside(nextWord(), target, from + at) : from + at;
  }

  /** Passes over standard normals: without making those inside. */
  void skip(long count) {
    double[] one = new double[1];
    long left = count;
    while (left > 0) {
      if (used == WORDS) {
        refill();
      }
      int last = (int) Math.min(used + left, WORDS);
      int at = used;
      while (at < last && isInside(words[at])) {
        at++;
      }
      left -= at - used;
      used = at;
      if (at < last) {
        left -= outside(nextWord(), one, 0);
      }
    }
  }

  /** Passes over standard normals x with {@code lowest <= mean + stddev * x <= highest}. */
  void skipWithin(long count, double mean, double stddev, double lowest, double highest) {
    double[] one = new double[1];
    long left = count;
    while (left > 0) {
      if (used == WORDS) {
        refill();
      }
      // As many words as there are normals left cannot be too many.
      int last = (int) Math.min(used + left, WORDS);
      int at = used;
      int within = 0;
      while (at < last && isInside(words[at])) {
        double value = mean + stddev * candidate(words[at]);
        within += value >= lowest && value <= highest ? 1 : 0;
        at++;
      }
      used = at;
      if (at < last && outside(nextWord(), one, 0) == 1) {
        double value = mean + stddev * one[0];
        within += value >= lowest && value <= highest ? 1 : 0;
      }
      left -= within;
    }
  }

  private static long place(long word) {
    return (word >>> 9) & PLACE;
  }

  private static boolean isInside(long word) {
    return place(word) < INSIDE[(int) word & (LAYERS - 1)];
  }

  private static double candidate(long word) {
    return place(word) * WIDTH[(int) word & SIGNED_LAYER];
  }

  /**
   * What a word gives whose place is not inside the layer below: a normal, or nothing.
   *
   * @return the index after the normal
   */
  private int outside(long word, double[] target, int index) {
    int layer = (int) word & (LAYERS - 1);
    if (layer == 0) {
      target[index] = tail(place(word));
      return index + 1;
    }
    double x = candidate(word);
    double wedge = (HEIGHT[layer - 1] - HEIGHT[layer]) * nextDouble() + HEIGHT[layer];
    // Only compared, so the last bit of exp hardly ever matters: a wrong one in 10^16 draws.
    if (wedge < StrictMath.exp(-0.5 * x * x)) {
      target[index] = x;
      return index + 1;
    }
    return index;
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
