package io.github.weightseed.explorer.figure;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Images as PNG. */
final class Png {

  private static final String NATIVE_FORMAT = "javax_imageio_png_1.0";
  private static final double DOTS_PER_METRE = 96 / 0.0254;

  private Png() {}

  /**
   * Writes an image that says how dense it is.
   *
   * @param scale its pixels in one of 1/96 inch
   */
  static void write(BufferedImage image, int scale, OutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageIO.setUseCache(false);
    try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
      IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
      IIOMetadataNode density = new IIOMetadataNode("pHYs");
      String dots = Long.toString(Math.round(scale * DOTS_PER_METRE));
      density.setAttribute("pixelsPerUnitXAxis", dots);
      density.setAttribute("pixelsPerUnitYAxis", dots);
      density.setAttribute("unitSpecifier", "meter");
      IIOMetadataNode root = new IIOMetadataNode(NATIVE_FORMAT);
      root.appendChild(density);
      metadata.mergeTree(NATIVE_FORMAT, root);
      writer.setOutput(target);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0);
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    } finally {
      writer.dispose();
    }
  }

  /** The bytes of an image. */
  static byte[] bytes(RenderedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
