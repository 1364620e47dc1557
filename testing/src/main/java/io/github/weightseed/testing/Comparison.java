package io.github.weightseed.testing;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A framework's own values beside ours: rows of docs/why.md, and its pictures. */
public final class Comparison {

  private static final int BARS = 60;
  private static final int WIDTH = 600;
  private static final int HEIGHT = 110;

  private Comparison() {}

  /** Values of Keras on TensorFlow, its default backend, in Keras' layout. */
  public static float[] ours(Initializer initializer, long... kerasShape) {
    return initializer
        .initialize(Shape.of(kerasShape), DType.FLOAT32, Backend.TENSORFLOW)
        .toFloatArray();
  }

  /** Prints a row: what was called, its values, ours. */
  public static void row(String call, float[] theirs, float[] ours) {
    System.out.printf("| %s | %s | %s |%n", call, text(theirs), text(ours));
  }

  /** Prints a row of a call that gave no values. */
  public static void row(String call, Throwable failure, float[] ours) {
    System.out.printf(
        "| %s | **%s** | %s |%n", call, failure.getClass().getSimpleName(), text(ours));
  }

  private static String text(float[] values) {
    Statistics statistics = Statistics.of(Tensor.of(Shape.of(values.length), values).source());
    return String.format(
        Locale.ROOT,
        "mean %.4f, stddev %.4f, from %.4f to %.4f",
        statistics.mean(),
        statistics.stddev(),
        statistics.min(),
        statistics.max());
  }

  /** Draws two histograms, one above the other, over the same range. */
  public static void draw(Path file, String title, float[] theirs, float[] ours)
      throws IOException {
    float most = 0;
    for (float[] values : new float[][] {theirs, ours}) {
      for (float value : values) {
        most = Math.max(most, Math.abs(value));
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">%n%s%s</svg>%n"
            .formatted(
                WIDTH,
                2 * HEIGHT + 20,
                histogram(title, theirs, most, 0, "#c0504d"),
                histogram("the same by Weightseed", ours, most, HEIGHT + 10, "#4f81bd")));
  }

  private static String histogram(
      String title, float[] values, float most, int top, String colour) {
    int[] counts = new int[BARS];
    for (float value : values) {
      int bar = (int) ((value / most + 1) / 2 * BARS);
      counts[Math.min(bar, BARS - 1)]++;
    }
    int highest = 1;
    for (int count : counts) {
      highest = Math.max(highest, count);
    }
    StringBuilder svg = new StringBuilder();
    svg.append("<text x=\"4\" y=\"%d\">%s</text>%n".formatted(top + 14, title));
    for (int bar = 0; bar < BARS; bar++) {
      int height = counts[bar] * (HEIGHT - 40) / highest;
      if (height > 0) {
        svg.append(
            "<rect x=\"%d\" y=\"%d\" width=\"9\" height=\"%d\" fill=\"%s\"/>%n"
                .formatted(bar * 10, top + HEIGHT - 15 - height, height, colour));
      }
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"0\" y=\"%1$d\">%2$.3f</text><text x=\"300\" y=\"%1$d\" text-anchor=\"middle\">0</text><text x=\"600\" y=\"%1$d\" text-anchor=\"end\">%3$.3f</text>%n",
            top + HEIGHT,
            -most,
            most));
    return svg.toString();
  }
}
