package io.github.weightseed.explorer.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Images of at most 256 colours, whose files are half as large: the colours that most pixels have,
 * which stay exact, and for every other one the nearest of these.
 */
final class FewColors {

  private static final int MOST = 256;
  private static final int BITS = 8;

  private FewColors() {}

  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < pixels.length; ) {
      int end = endOfRun(pixels, i);
      counts.merge(pixels[i], end - i, Integer::sum);
      i = end;
    }
    int[] palette =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    Map<Integer, Integer> places = new HashMap<>();
    int[] indexes = new int[pixels.length];
    for (int i = 0; i < pixels.length; ) {
      int end = endOfRun(pixels, i);
      int place = places.computeIfAbsent(pixels[i], color -> nearest(color, palette));
      Arrays.fill(indexes, i, end, place);
      i = end;
    }
    IndexColorModel model =
        new IndexColorModel(BITS, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    WritableRaster raster = result.getRaster();
    raster.setPixels(0, 0, width, height, indexes);
    return result;
  }

  /** Where the pixels of one colour from a place on end: most of a chart is white. */
  private static int endOfRun(int[] pixels, int start) {
    int end = start + 1;
    while (end < pixels.length && pixels[end] == pixels[start]) {
      end++;
    }
    return end;
  }

  private static int nearest(int color, int[] palette) {
    int nearest = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(color, palette[i]) < distance(color, palette[nearest])) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int distance(int a, int b) {
    int distance = 0;
    for (int shift = 0; shift <= 2 * BITS; shift += BITS) {
      int difference = (a >> shift & 0xFF) - (b >> shift & 0xFF);
      distance += difference * difference;
    }
    return distance;
  }
}
