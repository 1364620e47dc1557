package io.github.weightseed.explorer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.Backend;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Statistics;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.Sequential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReportTest {

  private static final Pattern DATA = Pattern.compile("data-(counts|expected)=\"([^\"]*)\"");

  @TempDir private Path folder;

  private static ModelPlan plan(Initializer kernel) {
    return new Sequential(
            Input.of(64),
            Dense.units(100).activation("relu").kernelInitializer(kernel).name("a"),
            Dense.units(10).activation("softmax").name("b"))
        .name("small")
        .plan(42);
  }

  private String page(ModelPlan plan) throws IOException {
    Path file = folder.resolve("report.html");
    new ModelReport(plan, Backend.JAX, List.of("import keras", "x = \"<&>\""))
        .write(file, Progress.none());
    return Files.readString(file);
  }

  private static double[] data(String page, String name) {
    Matcher matcher = DATA.matcher(page);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return Arrays.stream(matcher.group(2).split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
      }
    }
    throw new AssertionError("no data-" + name);
  }

  @Test
  void hasTheFindingsFirst() throws IOException {
    String page = page(plan(Initializers.glorotUniform(1)));

    assertThat(page.indexOf("glorot_uniform before relu"))
        .isPositive()
        .isLessThan(page.indexOf("<table>"));
    assertThat(page)
        .contains("<a href=\"#w0\">a/<wbr>kernel</a>", "<tr id=\"w0\" class=\"warning\">");
    assertThat(page(plan(Initializers.heNormal(1)))).contains("None: the initializers are as");
  }

  /** The numbers are in the HTML: no script is needed to read them. */
  @Test
  void hasTheNumbersOfEachWeight() throws IOException {
    ModelPlan plan = plan(Initializers.glorotUniform(1));
    Statistics drawn = Statistics.of(plan.initialize(Backend.JAX).weights().get(0).source());

    String page = page(plan);

    assertThat(page)
        .contains(
            "<td data-label=\"Shape\">(64, 100)</td>",
            "<td data-label=\"Initializer\">GlorotUniform</td>",
            "<td data-label=\"Seed\">1</td>",
            "<td data-label=\"Fan in\">64</td>",
            "<td data-label=\"Fan out\">100</td>",
            // sqrt(2 / 164)
            "<td data-label=\"Expected stddev\">0.1104</td>",
            "<td data-label=\"Drawn stddev\">"
                + String.format(Locale.ROOT, "%.4f", drawn.stddev())
                + "</td>",
            "<td data-label=\"Range\">all 0</td>");
    assertThat(page.split("<tr id=", -1)).hasSize(1 + 4);
  }

  @Test
  void countsEveryValueOnce() throws IOException {
    String page = page(plan(Initializers.glorotUniform(1)));
    double[] counts = data(page, "counts");
    double[] expected = data(page, "expected");

    assertThat(counts).hasSize(MeasuredWeight.BINS);
    assertThat(Arrays.stream(counts).sum()).isEqualTo(6400);
    // A uniform density: each of the 24 bins should have the same.
    assertThat(expected).hasSize(MeasuredWeight.BINS);
    for (double share : expected) {
      assertThat(share).isBetween(6400.0 / 24 - 1, 6400.0 / 24 + 1);
    }
  }

  @Test
  void needsNoOtherFileAndNoNetwork() throws IOException {
    String page = page(plan(Initializers.glorotUniform(1)));

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'", "Chart.js v4.5.1", "Released under the MIT License")
        .contains("Permission is hereby granted")
        .doesNotContain("sourceMappingURL")
        .doesNotContainPattern("<(script|img|link|iframe)[^>]+(src|href)=\"(?!data:)");
  }

  @Test
  void escapesWhatTheModelSays() throws IOException {
    String json =
        plan(Initializers.glorotUniform(1)).json().replace("\"small\"", "\"<b>\\\"&'</b>\"");

    String page = page(ModelPlan.of(json, 42));

    assertThat(page).contains("&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;").doesNotContain("<b>");
    assertThat(page).contains("x = &quot;&lt;&amp;&gt;&quot;");
  }

  @Test
  void tellsHowFarItIs() {
    List<Long> made = new ArrayList<>();

    new ModelReport(plan(Initializers.glorotUniform(1)), Backend.NUMPY, List.of())
        .write(
            folder.resolve("report.html"),
            (done, total) -> {
              assertThat(total).isEqualTo(2 * (64 * 100 + 100 + 100 * 10 + 10));
              made.add(done);
            });

    assertThat(made).isSorted().endsWith(2L * (64 * 100 + 100 + 100 * 10 + 10));
  }

  @Test
  void leavesNothingWhereItCannotWrite() {
    ModelReport report =
        new ModelReport(plan(Initializers.glorotUniform(1)), Backend.JAX, List.of());

    assertThatThrownBy(
            () -> report.write(folder.resolve("none").resolve("report.html"), Progress.none()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write ");
    assertThat(folder).isEmptyDirectory();
  }
}
