package io.github.weightseed.explorer.figure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.explorer.measure.Density;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.explorer.measure.Spectrum;
import io.github.weightseed.explorer.measure.Summary;
import io.github.weightseed.explorer.signal.Activation;
import io.github.weightseed.explorer.signal.SignalExperiment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class FiguresTest {

  private static final int DATA_BLUE = 0x0072B2;

  @TempDir private Path folder;

  private static TensorSource source(Initializer initializer, long... shape) {
    return initializer.source(Shape.of(shape), DType.FLOAT32, Backend.JAX);
  }

  private static HistogramFigure.Group group(Initializer initializer, long... shape) {
    TensorSource source = source(initializer, shape);
    return new HistogramFigure.Group(
        "exact density of " + initializer.className(),
        List.of(
            new HistogramFigure.Sample(
                initializer.className() + " drawn",
                Summary.of(source, Progress.none()).histogram())),
        Density.of(initializer, source.shape(), source.dtype()).orElse(null));
  }

  private static Figure histogram() {
    return new HistogramFigure(
        "HeNormal(seed=1), shape (50, 60)", List.of(group(Initializers.heNormal(1), 50, 60)));
  }

  static Stream<Figure> figures() {
    Initializer he = Initializers.heNormal(1);
    Spectrum spectrum = Spectrum.of(source(he, 30, 20));
    SignalExperiment experiment = new SignalExperiment(5, 20, Activation.RELU, he, Backend.JAX, 1);
    return Stream.of(
        histogram(),
        new HistogramFigure(
            "several",
            List.of(
                group(he, 50, 60),
                group(Initializers.glorotUniform(1), 50, 60),
                group(Initializers.zeros(), 50, 60),
                group(Initializers.stft(), 5, 1, 6))),
        new HistogramFigure("masses", List.of(group(Initializers.identity(), 4, 5))),
        new HistogramFigure(
            "infinite at its ends",
            List.of(group(Initializers.seeded(Initializers.get("orthogonal"), 1), 2, 2))),
        new SpectrumFigure("spectrum", List.of(new SpectrumFigure.Item("He", spectrum, 0.2))),
        new ImageFigure("image", source(Initializers.stft(), 16, 1, 18)),
        new ImageFigure("wide", source(he, 2, 3000)),
        new ImageFigure("all zero", source(Initializers.zeros(), 3, 3)),
        new SignalFigure(
            "signal", List.of(new SignalFigure.Item("he", experiment.run(Progress.none())))));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void pngHasTwicePixelsOfTheFigureAndIsNotBlank(Figure figure) throws IOException {
    Path file = folder.resolve("figure.png");
    FigureFile.write(figure, file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(2 * figure.width());
    assertThat(image.getHeight()).isEqualTo(2 * figure.height());
    assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    // Letters and axes.
    assertThat(Arrays.stream(pixels(image)).anyMatch(rgb -> rgb == 0x222222)).isTrue();
    // 192 dots an inch: 7559 a metre, in each direction.
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    assertThat(text).contains("pHYs\0\0\u001d\u0087\0\0\u001d\u0087\u0001");
  }

  @ParameterizedTest
  @MethodSource("figures")
  void svgIsWellFormedAndSaysWhatItShows(Figure figure) throws Exception {
    Path file = folder.resolve("figure.SVG");
    FigureFile.write(figure, file);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("viewBox"))
        .isEqualTo("0 0 %d %d".formatted(figure.width(), figure.height()));
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(figure.title());
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(figure.description());
    assertThat(root.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo(figure.title());
    assertThat(Files.readString(file, UTF_8)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void descriptionNamesAxesAndCurves() {
    assertThat(histogram().description())
        .isEqualTo(
            "Horizontal axis: Weight. Vertical axis: Density (share of the weights per unit). Shown: HeNormal drawn; exact density of HeNormal.");
    assertThat(figures().map(Figure::description))
        .anyMatch(text -> text.contains("Vertical axis: Singular value. Shown: He; independent"))
        .anyMatch(text -> text.contains("variance of the gradients, going back. Shown: he."))
        .anyMatch(text -> text.startsWith("A matrix as an image of 16 rows (Row: axes 0 to 1)"))
        .anyMatch(text -> text.contains("Vertical axis: Share of the weights."));
  }

  /** The place of the drawn curve: most of the plot's columns have the colour of the data. */
  @Test
  void spectrumIsDrawnInTheFirstColour() throws IOException {
    Path file = folder.resolve("spectrum.png");
    Spectrum spectrum = Spectrum.of(source(Initializers.heNormal(1), 30, 20));
    FigureFile.write(
        new SpectrumFigure("s", List.of(new SpectrumFigure.Item("He", spectrum, null))), file);
    BufferedImage image = ImageIO.read(file.toFile());
    long columns = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      boolean isFound = false;
      for (int y = 0; y < image.getHeight() * 3 / 4; y++) {
        isFound |= (image.getRGB(x, y) & 0xFFFFFF) == DATA_BLUE;
      }
      columns += isFound ? 1 : 0;
    }
    assertThat(columns).isGreaterThan(image.getWidth() * 3 / 4);
  }

  @Test
  void imageHasAPixelForEachValueWhite0BlueBelowOrangeAbove() {
    MatrixImage matrix = MatrixImage.of(Tensor.of(Shape.of(2, 2), 0f, -4f, 2f, 4f).source());
    assertThat(matrix.most()).isEqualTo(4);
    assertThat(pixels(matrix.image())).containsExactly(0xFFFFFF, 0x003A5E, pixelOf(0.5), 0x7F3300);
    assertThat(pixelOf(0.5) >> 16).isGreaterThan(pixelOf(0.5) & 0xFF);
    assertThat(pixelOf(Double.NaN)).isEqualTo(0x999999);
  }

  private static int pixelOf(double value) {
    return Palette.diverging(value);
  }

  private static int[] pixels(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xFFFFFF;
    }
    return pixels;
  }

  @Test
  void largeMatrixKeepsWhatStandsOut() {
    MatrixImage matrix = MatrixImage.of(source(Initializers.identity(), 1500, 1500));
    assertThat(matrix.image().getWidth()).isEqualTo(1024);
    assertThat(matrix.rows()).isEqualTo(1500);
    for (int i = 0; i < 1024; i++) {
      assertThat(matrix.image().getRGB(i, i) & 0xFFFFFF).isEqualTo(0x7F3300);
    }
    assertThat(matrix.image().getRGB(3, 900) & 0xFFFFFF).isEqualTo(0xFFFFFF);
  }

  @Test
  void imageOfAVectorIsRefused() {
    TensorSource vector = source(Initializers.zeros(), 3);
    assertThatThrownBy(() -> new ImageFigure("vector", vector))
        .hasMessage(
            "An image is that of a matrix, which has two axes or more and at least one value, got shape=(3,)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"figure.pdf", "figure", "png"})
  void otherNamesAreRefused(String name) {
    assertThat(FigureFile.isFigure(Path.of(name))).isFalse();
    assertThatThrownBy(() -> FigureFile.write(histogram(), Path.of(name)))
        .hasMessage("The figure's name must end in .png or .svg, got '%s'".formatted(name));
  }

  @Test
  void unwritableFileIsToldWhyAndNothingIsLeft() throws IOException {
    Path file = folder.resolve("none/figure.png");
    assertThatThrownBy(() -> FigureFile.write(histogram(), file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "Cannot write %s: the folder %s does not exist".formatted(file, file.getParent()));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void numbersOnAxesAreShort() {
    Map.of(
            0.0,
            "0",
            -0.05,
            "\u22120.05",
            1e-7,
            "1e\u22127",
            123456789.0,
            "1.235e8",
            0.1 + 0.2,
            "0.3")
        .forEach((value, text) -> assertThat(Look.number(value)).isEqualTo(text));
    assertThat(SignalFigure.power(-12)).isEqualTo("10\u207B\u00B9\u00B2");
    assertThat(SignalFigure.power(0)).isEqualTo("1");
    assertThat(SignalFigure.power(-1)).isEqualTo("0.1");
  }
}
