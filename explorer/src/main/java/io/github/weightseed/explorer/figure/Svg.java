package io.github.weightseed.explorer.figure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Figures as SVG. XChart draws letters as outlines, which look alike everywhere; what they say is
 * in the title and the description.
 */
final class Svg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  private Svg() {}

  /** Puts images into the text itself. */
  private static final class InlineImages extends DefaultImageHandler {
    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
      if (!(image instanceof RenderedImage pixels)) {
        throw new IllegalArgumentException("An image with pixels is needed, got " + image);
      }
      element.setAttributeNS(
          XLINK,
          "xlink:href",
          "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.bytes(pixels)));
      element.setAttributeNS(null, "style", "image-rendering:pixelated");
    }
  }

  static void write(Figure figure, OutputStream out) throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setImageHandler(new InlineImages());
    context.setComment(null);
    context.setPrecision(2);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    figure.paint(graphics);
    Element root = graphics.getRoot();
    root.setAttributeNS(null, "width", Integer.toString(figure.width()));
    root.setAttributeNS(null, "height", Integer.toString(figure.height()));
    root.setAttributeNS(null, "viewBox", "0 0 %d %d".formatted(figure.width(), figure.height()));
    root.setAttributeNS(null, "role", "img");
    Element title = root.getOwnerDocument().createElementNS(NAMESPACE, "title");
    title.setTextContent(figure.title());
    Element description = root.getOwnerDocument().createElementNS(NAMESPACE, "desc");
    description.setTextContent(figure.description());
    root.insertBefore(description, root.getFirstChild());
    root.insertBefore(title, description);
    Writer writer = new OutputStreamWriter(out, UTF_8);
    graphics.stream(root, writer, true, false);
    writer.flush();
  }

  private static Document document() throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException(e);
    }
  }
}
