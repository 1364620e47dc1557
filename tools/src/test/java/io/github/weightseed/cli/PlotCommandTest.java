package io.github.weightseed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.cli.Terminal.Run;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotCommandTest {

  @TempDir private Path folder;

  private Run plot(String file, String args) {
    List<String> all = new ArrayList<>(List.of("plot"));
    all.addAll(List.of(args.split(" ")));
    all.addAll(List.of("-o", folder.resolve(file).toString()));
    return Terminal.pipe().run(all.toArray(String[]::new));
  }

  private String description(String file) throws IOException {
    String svg = Files.readString(folder.resolve(file));
    return svg.substring(svg.indexOf("<desc"), svg.indexOf("</desc"));
  }

  @Test
  void histogramOfOneInitializer() throws IOException {
    Run run = plot("a.png", "he_normal --shape 3,3,64,128 --seed 42 --backend jax");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("HeNormal(seed=42), shape (3, 3, 64, 128)\n\n")
        // As `sample` prints them for the same values.
        .containsPattern(
            "\n73,728 values, float32, jax  -0.000127602  0.0589306  0.0589256  -0.133967  0.133952\n");
    BufferedImage image = ImageIO.read(folder.resolve("a.png").toFile());
    assertThat(run.out())
        .endsWith(
            "Plot        %s, %d x %d\n"
                .formatted(folder.resolve("a.png"), image.getWidth() / 2, image.getHeight() / 2));
  }

  @Test
  void severalInitializersShareOneLegendEntryOfTheory() throws IOException {
    Run run = plot("a.svg", "he_normal glorot_uniform zeros stft --shape 8,1,6 --seed 3");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Shape (8, 1, 6), float32, tensorflow\n")
        .containsPattern("\nHeNormal\\(seed=3\\) +-?0\\.")
        .containsPattern("\nZeros\\(\\) +0 +0 +0 +0\n");
    assertThat(description("a.svg"))
        .endsWith("HeNormal(seed=3); GlorotUniform(seed=3); Zeros(); STFT(); exact densities.");
  }

  @Test
  void severalBackendsShareTheDensity() throws IOException {
    Run run = plot("a.svg", "glorot_uniform --shape 64,64 --backend jax,torch --seed 1337");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("GlorotUniform(seed=1337), shape (64, 64), float32\n")
        .containsPattern("\njax +0\\.000446262 ")
        .containsPattern("\ntorch +-0\\.000536783 ");
    assertThat(description("a.svg")).endsWith("Shown: jax; torch; exact density: uniform.");
    assertThat(plot("b.svg", "zeros --shape 2 --backend all").exitCode()).isZero();
    assertThat(plot("b.svg", "he_normal --arg nonsense=1 --shape 2").exitCode()).isEqualTo(2);
  }

  @Test
  void spectrumTellsTheConditionAndTheory() throws IOException {
    Run run = plot("a.svg", "orthogonal he_normal --shape 3,3,10,40 --seed 1 --kind spectrum");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("\nOrthogonal\\(seed=1\\) +90 +40 +1 +1 +1\n");
    assertThat(description("a.svg")).endsWith("independent weights (Marchenko-Pastur).");
    plot("b.svg", "orthogonal --shape 20,20 --kind spectrum");
    assertThat(description("b.svg")).doesNotContain("Marchenko");
  }

  @Test
  void imageOfAKernel() throws IOException {
    Run run = plot("a.svg", "stft --shape 16,1,18 --kind image");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("STFT(), shape (16, 1, 18)\n\nPlot        ");
    assertThat(description("a.svg")).contains("16 rows (Row: axes 0 to 1) and 18 columns");
  }

  @Test
  void weightOfAFileBesideAnInitializer() throws IOException {
    Path file = folder.resolve("kernel.npz");
    Terminal.pipe()
        .run("sample", "he_normal", "--shape", "30,40", "--seed", "3", "-o", file.toString());
    Run run = plot("a.svg", file + ":he_normal glorot_uniform --seed 3");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Shape (30, 40), float32\n")
        .containsPattern("\nhe_normal +-0\\.000186926 ")
        .containsPattern("\nGlorotUniform\\(seed=3\\), tensorflow ");
    Run only = plot("b.svg", file.toString());
    assertThat(only.out()).startsWith("he_normal, shape (30, 40)\n");
    assertThat(plot("c.svg", file + ":he_normal --kind image").exitCode()).isZero();
    Run none = plot("d.svg", file + ":he_norma");
    assertThat(none.err())
        .isEqualTo(
            "weightseed: %s has no weight 'he_norma'. Did you mean 'he_normal'?\n".formatted(file));
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("d.svg")).doesNotExist();
  }

  @Test
  void constantWeightsOfAFileAreOneLine() throws IOException {
    Path file = folder.resolve("ones.npy");
    Terminal.pipe().run("sample", "ones", "--shape", "30", "-o", file.toString());
    assertThat(plot("a.svg", file.toString()).exitCode()).isZero();
    assertThat(description("a.svg")).contains("Share of the weights");
  }

  /** The run with a bar; what remains on the screen is what a pipe gets, coloured. */
  @Test
  void progressIsShownOnATerminal() {
    Run run =
        Terminal.screen(100)
            .run("plot", "he_normal", "--shape", "1000,1000", "-o", folder.resolve("a.png") + "");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("plot").contains("MiB");
  }

  @Test
  void withoutANameOfTheFileItIsThatOfTheWeights() throws IOException {
    try {
      Run run =
          Terminal.pipe().run("plot", "identity", "ones", "--shape", "3,3", "--kind", "histogram");
      assertThat(run.out()).contains("Plot        identity-ones.png, ");
      assertThat(Path.of("identity-ones.png")).isRegularFile();
    } finally {
      Files.deleteIfExists(Path.of("identity-ones.png"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          he_normal                             | An initializer needs a --shape, such as --shape 256,256
          he_norml --shape 2,2                  | Could not interpret initializer identifier: he_norml. Did you mean 'he_normal' or 'HeNormal'?
          he_normal --shape 0,3                 | There is nothing to plot: HeNormal(seed=1) has no values in shape (0, 3)
          zeros ones --shape 2,3 --kind image   | An image is that of one tensor, got 2
          zeros zeros zeros zeros zeros zeros zeros --shape 2 | A plot has room for 6 tensors, got 7
          zeros --shape 2 --backend jax,foo     | --backend: Unknown backend: foo. Use one of: jax, jax-x64, tensorflow, torch, numpy
          orthogonal --shape 2                  | The tensor to initialize must be at least two-dimensional. Received: shape=(2,) of rank 1.
          zeros --shape 2 --kind pie            | Invalid value for option '--kind': expected one of [histogram, spectrum, image] (case-sensitive) but was 'pie'; see weightseed plot --help
          """)
  void wrongUsageIsOneLine(String args, String sentence) {
    Run run = plot("a.png", args + " --seed 1");
    assertThat(run.err()).isEqualTo("weightseed: " + sentence + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("a.png")).doesNotExist();
  }

  @Test
  void whatCannotBeDrawnOrWrittenIsOneLine() {
    assertThat(plot("a.pdf", "zeros --shape 2").err())
        .isEqualTo(
            "weightseed: The file's name must end in .png or .svg, got '%s'\n"
                .formatted(folder.resolve("a.pdf")));
    assertThat(plot("none/a.png", "zeros --shape 2").err())
        .isEqualTo(
            "weightseed: Cannot write %s: the folder %s does not exist\n"
                .formatted(folder.resolve("none/a.png"), folder.resolve("none")));
    Run spectrum = plot("a.png", "zeros --shape 2 --kind spectrum");
    assertThat(spectrum.exitCode()).isEqualTo(1);
    assertThat(spectrum.out()).isEmpty();
    assertThat(plot("a.png", "nowhere.npz:kernel").err())
        .isEqualTo("weightseed: Cannot read nowhere.npz: there is no such file\n");
  }

  /** The other commands start without what draws: none of its classes is loaded by one of them. */
  @Test
  void nothingOfTheExplorerIsLoadedByOtherCommands() throws IOException, InterruptedException {
    String log =
        printedByAnotherJvm(
            Map.of(), "-Xlog:class+load", Main.class.getName(), "sample", "zeros", "--shape", "2");
    assertThat(log)
        .contains("io.github.weightseed.cli.PlotCommand")
        .contains("Zeros()\n")
        .doesNotContain("weightseed.explorer", "knowm", "batik", "ejml", "java.awt.Graphics");
  }

  /** Fontconfig, which tells Java's fonts on Linux only, finds none in an empty folder. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void machineWithoutFontsIsToldInASentence() throws IOException, InterruptedException {
    Path fonts = folder.resolve("fonts.conf");
    Files.writeString(
        fonts, "<?xml version=\"1.0\"?><fontconfig><dir>%s</dir></fontconfig>".formatted(folder));
    String printed =
        printedByAnotherJvm(
            Map.of("FONTCONFIG_FILE", fonts.toString()),
            "-Duser.home=" + folder, // where Java keeps the fonts that it found
            Main.class.getName(),
            "plot",
            "zeros",
            "--shape",
            "2",
            "-o",
            folder.resolve("a.png").toString());
    assertThat(printed)
        .isEqualTo(
            "weightseed: A figure needs fonts, and Java finds none here: install fontconfig and a font (Debian: fontconfig, fonts-dejavu-core)\n");
    assertThat(folder.resolve("a.png")).doesNotExist();
  }

  private static String printedByAnotherJvm(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return printed;
  }
}
