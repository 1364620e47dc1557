package io.github.weightseed.explorer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page shows when it cannot show what was asked for, in a real browser. */
@EnabledIf(
    value = "io.github.weightseed.explorer.web.Chromium#isInstalled",
    disabledReason = Chromium.MISSING)
@Tag("once")
class ExplorerMishapsTest extends InBrowser {

  @Test
  void whatWasCancelledIsStartedAgain() {
    page.open(SMALL);
    page.choose("initializer", "random_uniform");
    page.choose("backend", "jax");
    page.type("shape", "100000,100000");
    page.await(() -> !page.all("#histogram-panel progress").isEmpty());
    page.all("#histogram-panel .job button").get(0).click();
    page.await(() -> page.text("histogram-panel").contains("Cancelled.") && page.isIdle());
    page.all("#histogram-panel .job button").get(0).click();
    page.await(() -> !page.all("#histogram-panel progress").isEmpty());
    assertThat(page.text("histogram-panel")).doesNotContain("Cancelled.");
    page.type("shape", "10,10");
    page.await(() -> page.fact("statistics", "shape").startsWith("(10, 10)") && page.isIdle());
  }

  /** Not the first of the list, silently. */
  @ParameterizedTest
  @CsvSource({
    "dtype, float33, Invalid dtype: float33.",
    "backend, jaxx, Unknown backend: jaxx.",
    "activation, rellu, Unknown activation: rellu.",
    "initializer, he_norml, Could not interpret initializer identifier: he_norml.",
  })
  void anAddressThatNamesWhatIsNotInTheListIsRefused(String control, String name, String error) {
    driver.get(server.uri() + SMALL + "&" + control + "=" + name);
    page.await(() -> page.all("#" + control + "-error").size() == 1 && page.isIdle());
    assertThat(page.text(control + "-error")).startsWith(error);
    assertThat(page.value(control)).isEqualTo(name);
  }

  /** 64 to the power of 300 is beyond double. */
  @Test
  void variancesThatAreInfiniteAreLeftOut() {
    page.open(
        "?initializer=random_normal&stddev=1&shape=4,4&depth=300&width=64&activation=linear&compare=none");
    page.await(() -> page.text("signal-table").contains("inf") && page.isIdle());
    for (String canvas : List.of("forward", "backward")) {
      Object max = page.script("return Chart.getChart(arguments[0]).scales.y.max", canvas);
      assertThat(((Number) max).doubleValue()).isFinite().isGreaterThan(1e200);
    }
    assertThat(page.blankCharts().contains("forward")).isFalse();
  }

  @Test
  void anErrorOfTheModelStaysUntilItIsMended() {
    page.open(SMALL);
    page.at("model-file").sendKeys(folder.resolve("small.keras").toString());
    page.await(() -> page.all("#weights tbody tr").size() == 4 && page.isIdle());
    page.type("model-seed", "x");
    page.await(() -> page.all("#model-seed-error").size() == 1);
    assertThat(page.all("#model.stale")).hasSize(1);
    page.type("seed", "43");
    page.await(() -> page.text("java-line").contains("(43)") && page.isIdle());
    page.await(() -> page.all("#model-seed-error").size() == 1);
    assertThat(page.all("#model.stale")).hasSize(1);
    page.type("model-seed", "8");
    page.await(() -> page.all(".error, .stale").isEmpty() && page.isIdle());
    page.all("#weights button").get(0).click();
    page.await(() -> page.text("weight-title").equals("dense/kernel") && page.isIdle());
  }
}
