package io.github.weightseed.cli;

import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How values are spread, drawn in text: columns between the smallest and the largest value. */
final class Histogram {

  private static final int WIDTH = 60;

  /** The divisors of the width: how many columns of text a bin may take. */
  private static final int[] BIN_WIDTHS = {1, 2, 3, 4, 5, 6, 10};

  private static final int ROWS = 8;
  private static final int SMALL_WIDTH = 8;
  private static final String SMALL_GLYPHS = " ..::++##";
  private static final int BLOCK = 1 << 14;
  private static final String EIGHTHS = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final String HALVES = "    ....#";
  private static final int DIGITS = 4;

  private Histogram() {}

  /** The lines; none when the values do not spread. */
  static List<String> of(TensorSource source, Statistics statistics, Console console) {
    double width = statistics.max() - statistics.min();
    if (!(width > 0) || Double.isInfinite(width)) {
      return List.of();
    }
    int binWidth = binWidth(source.shape().size());
    long[] counts = counts(source, statistics.min(), width, WIDTH / binWidth);
    long most = Arrays.stream(counts).max().orElseThrow();
    String glyphs = console.hasUnicode() ? EIGHTHS : HALVES;
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (int row = ROWS - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder();
      for (long count : counts) {
        long eighths = Math.round((double) count / most * ROWS * 8) - row * 8L;
        char glyph = glyphs.charAt((int) Math.max(0, Math.min(8, eighths)));
        line.append(String.valueOf(glyph).repeat(binWidth));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add((console.hasUnicode() ? "\u2500" : "-").repeat(WIDTH));
    lines.add(axis(statistics));
    return lines;
  }

  /** The same in one line of eight columns; empty when the values do not spread. */
  static String small(TensorSource source, Statistics statistics, Console console) {
    double width = statistics.max() - statistics.min();
    if (!(width > 0) || Double.isInfinite(width)) {
      return "";
    }
    long[] counts = counts(source, statistics.min(), width, SMALL_WIDTH);
    long most = Arrays.stream(counts).max().orElseThrow();
    String glyphs = console.hasUnicode() ? EIGHTHS : SMALL_GLYPHS;
    StringBuilder line = new StringBuilder();
    for (long count : counts) {
      // What is there at all is seen.
      line.append(glyphs.charAt((int) ((count * 8 + most - 1) / most)));
    }
    return line.toString();
  }

  /** As many bins as the square root of the number of values, as far as there is room. */
  private static int binWidth(long size) {
    for (int binWidth : BIN_WIDTHS) {
      long bins = WIDTH / binWidth;
      if (bins * bins <= size) {
        return binWidth;
      }
    }
    return BIN_WIDTHS[BIN_WIDTHS.length - 1];
  }

  /** How many values are in each of so many bins of one width. */
  static long[] counts(TensorSource source, double min, double width, int bins) {
    long[] counts = new long[bins];
    double[] block = new double[BLOCK];
    long size = source.shape().size();
    for (long from = 0; from < size; from += BLOCK) {
      int count = (int) Math.min(BLOCK, size - from);
      source.read(from, count, block, 0);
      for (int i = 0; i < count; i++) {
        counts[Math.min(bins - 1, (int) ((block[i] - min) / width * bins))]++;
      }
    }
    return counts;
  }

  private static String axis(Statistics statistics) {
    String low = Numbers.significant(statistics.min(), DIGITS);
    String high = Numbers.significant(statistics.max(), DIGITS);
    return low + " ".repeat(Math.max(1, WIDTH - low.length() - high.length())) + high;
  }
}
