package io.github.weightseed.explorer.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.knowm.xchart.internal.chartpart.Annotation;

/** An image that fills a range of a chart's axes. */
final class ImageAnnotation extends Annotation {

  private final BufferedImage image;
  private final double left;
  private final double right;
  private final double bottom;
  private final double top;

  ImageAnnotation(BufferedImage image, double left, double right, double bottom, double top) {
    super(false);
    this.image = image;
    this.left = left;
    this.right = right;
    this.bottom = bottom;
    this.top = top;
  }

  @Override
  public void paint(Graphics2D graphics) {
    int x = getXAxisScreenValue(left);
    int y = getYAxisScreenValue(top);
    Object hint = graphics.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(
        image, x, y, getXAxisScreenValue(right) - x, getYAxisScreenValue(bottom) - y, null);
    if (hint != null) {
      graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, hint);
    }
  }
}
