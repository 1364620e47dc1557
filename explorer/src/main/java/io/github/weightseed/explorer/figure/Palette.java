package io.github.weightseed.explorer.figure;

import java.awt.Color;
import java.util.List;

/**
 * Colours that people tell apart however they see colours.
 *
 * <p>Reference: Okabe and Ito, "Color Universal Design", 2008.
 */
final class Palette {

  /** For curves and outlines, in the order of their use. */
  private static final List<Color> SERIES =
      List.of(
          new Color(0x0072B2), // blue
          new Color(0xD55E00), // vermillion
          new Color(0x009E73), // bluish green
          new Color(0xCC79A7), // reddish purple
          new Color(0xE69F00), // orange
          new Color(0x56B4E9)); // sky blue

  static final Color INK = new Color(0x222222);
  static final Color GRID = new Color(0xE3E3E3);
  static final Color PAPER = Color.WHITE;

  /** From the lowest value over 0, which is white, to the highest. */
  private static final int[] DIVERGING = {
    0x003A5E, 0x0072B2, 0x8CC3E6, 0xFFFFFF, 0xF5B78A, 0xD55E00, 0x7F3300
  };

  /** So many shades on each side of white: half of what an image of few colours has. */
  private static final int STEPS = 60;

  private Palette() {}

  /** How many series there are colours for. */
  static int size() {
    return SERIES.size();
  }

  static Color series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  /** A colour that lets what is behind it be seen. */
  static Color translucent(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  /** The colour of a value from -1 to 1, as RGB. */
  static int diverging(double value) {
    if (Double.isNaN(value)) {
      return 0x999999;
    }
    double step = Math.rint(Math.max(-1, Math.min(1, value)) * STEPS) / STEPS;
    double place = (step + 1) / 2 * (DIVERGING.length - 1);
    int lower = Math.min(DIVERGING.length - 2, (int) place);
    double part = place - lower;
    int rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int low = DIVERGING[lower] >> shift & 0xFF;
      int high = DIVERGING[lower + 1] >> shift & 0xFF;
      rgb |= (int) Math.round(low + part * (high - low)) << shift;
    }
    return rgb;
  }
}
