package io.github.weightseed.explorer.figure;

import io.github.weightseed.keras.stream.AtomicFile;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes figures into files: whole, or not at all. */
public final class FigureFile {

  private static final String PNG = ".png";
  private static final String SVG = ".svg";

  /** Pixels of a PNG for one of the figure's, as dense screens have them. */
  private static final int SCALE = 2;

  private FigureFile() {}

  /** Whether a file's name is that of a figure: it ends in .png or .svg. */
  public static boolean isFigure(Path file) {
    return endsWith(file, PNG) || endsWith(file, SVG);
  }

  private static boolean endsWith(Path file, String extension) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(extension);
  }

  /**
   * Writes a figure: an image of 192 dots an inch, or scalable vector graphics, by the file's name.
   *
   * @throws IllegalArgumentException when the name ends in neither .png nor .svg
   * @throws UncheckedIOException when the file cannot be written
   * @throws UnsupportedOperationException when the machine has no fonts
   */
  public static void write(Figure figure, Path file) {
    if (!isFigure(file)) {
      throw new IllegalArgumentException(
          "The figure's name must end in .png or .svg, got '%s'".formatted(file));
    }
    checkFonts();
    try {
      AtomicFile.write(
          file,
          channel -> {
            OutputStream out = Channels.newOutputStream(channel);
            if (endsWith(file, PNG)) {
              Png.write(FewColors.of(image(figure)), SCALE, out);
            } else {
              Svg.write(figure, out);
            }
          });
    } catch (IOException e) {
      String reason =
          e instanceof FileSystemException system && system.getReason() != null
              ? system.getReason()
              : e.getMessage();
      throw new UncheckedIOException(
          "Cannot write " + file + ": " + Objects.toString(reason, "unknown reason"), e);
    }
  }

  private static BufferedImage image(Figure figure) {
    BufferedImage image =
        new BufferedImage(
            figure.width() * SCALE, figure.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.scale(SCALE, SCALE);
    figure.paint(graphics);
    graphics.dispose();
    return image;
  }

  /** Java's fonts fail in many ways where there are none, and none of them says so. */
  private static void checkFonts() {
    System.setProperty("java.awt.headless", "true");
    try {
      BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      int width =
          graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("x");
      graphics.dispose();
      if (width > 0) {
        return;
      }
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw withoutFonts(e);
    }
    throw withoutFonts(null);
  }

  private static UnsupportedOperationException withoutFonts(@Nullable Throwable reason) {
    return new UnsupportedOperationException(
        "A figure needs fonts, and Java finds none here: install fontconfig and a font (Debian: fontconfig, fonts-dejavu-core)",
        reason);
  }
}
