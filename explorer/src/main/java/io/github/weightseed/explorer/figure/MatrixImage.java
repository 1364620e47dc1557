package io.github.weightseed.explorer.figure;

import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * The values of a matrix as colours; where it is larger than an image should be, a pixel shows that
 * value of its block that lies furthest from 0.
 *
 * @param rows the rows of the matrix
 * @param columns the columns of the matrix
 * @param most the largest absolute value, which has the darkest colour; 1 where all are 0
 * @param image the pixels
 */
record MatrixImage(long rows, long columns, double most, BufferedImage image) {

  private static final int MOST_PIXELS = 1024;
  private static final int CHUNK = 1 << 14;

  /** Reads a tensor, by chunk. */
  static MatrixImage of(TensorSource source) {
    Shape shape = source.shape();
    if (shape.rank() < 2 || shape.size() == 0) {
      throw new IllegalArgumentException(
          "An image is that of a matrix, which has two axes or more and at least one value, got shape="
              + shape);
    }
    long columns = shape.dim(-1);
    long rows = shape.size() / columns;
    int width = (int) Math.min(columns, MOST_PIXELS);
    int height = (int) Math.min(rows, MOST_PIXELS);
    double[] pixels = new double[width * height];
    double[] chunk = new double[CHUNK];
    for (long from = 0; from < shape.size(); from += CHUNK) {
      int count = (int) Math.min(CHUNK, shape.size() - from);
      source.read(from, count, chunk, 0);
      for (int i = 0; i < count; i++) {
        long row = (from + i) / columns * height / rows;
        long column = (from + i) % columns * width / columns;
        int pixel = (int) (row * width + column);
        if (!(Math.abs(chunk[i]) <= Math.abs(pixels[pixel]))) {
          pixels[pixel] = chunk[i];
        }
      }
    }
    double largest = Arrays.stream(pixels).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    double most = largest > 0 ? largest : 1;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, Palette.diverging(pixels[y * width + x] / most));
      }
    }
    return new MatrixImage(rows, columns, most, image);
  }
}
