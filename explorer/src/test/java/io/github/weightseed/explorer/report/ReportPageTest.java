package io.github.weightseed.explorer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.explorer.web.Chromium;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.Sequential;
import io.github.weightseed.keras.layers.SequentialItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of a report in a real browser. */
@EnabledIf(
    value = "io.github.weightseed.explorer.web.Chromium#isInstalled",
    disabledReason = Chromium.MISSING)
@Tag("once")
class ReportPageTest {

  private static final int LAYERS = 60;

  @TempDir private static Path folder;

  private static ChromeDriver driver;
  private static Path file;

  @BeforeAll
  static void start() throws IOException {
    List<SequentialItem> items = new ArrayList<>(List.of(Input.of(32)));
    for (int i = 0; i < LAYERS; i++) {
      items.add(Dense.units(32).activation("relu").name("layer" + i));
    }
    file = folder.resolve("report.html");
    new ModelReport(
            new Sequential(items.toArray(SequentialItem[]::new)).plan(42), Backend.JAX, List.of())
        .write(file, Progress.none());
    driver = Chromium.start(Files.createDirectory(folder.resolve("profile")));
  }

  @AfterAll
  static void stop() {
    if (driver != null) {
      driver.quit();
    }
  }

  @BeforeEach
  void open() {
    see(1280, "light");
    driver.get(file.toUri().toString());
    // The driver has been seen to return while the page was still read.
    await("document.readyState === 'complete'");
  }

  @AfterEach
  void nothingInTheConsole() {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  private static void see(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static long number(String expression) {
    return (Long) driver.executeScript("return " + expression);
  }

  private static void await(String condition) {
    new WebDriverWait(driver, Duration.ofSeconds(30))
        .until(any -> (Boolean) driver.executeScript("return " + condition));
  }

  @Test
  void drawsAHistogramWhenItIsSeen() {
    assertThat(number("document.querySelectorAll('canvas').length")).isEqualTo(LAYERS);
    driver.executeScript("document.querySelector('canvas').scrollIntoView()");
    await("Chart.getChart(document.querySelector('canvas')) !== undefined");
    assertThat(number("Object.keys(Chart.instances).length")).isLessThan(LAYERS);

    driver.executeScript("[...document.querySelectorAll('canvas')].at(-1).scrollIntoView()");
    await("Chart.getChart([...document.querySelectorAll('canvas')].at(-1)) !== undefined");
    assertThat(
            number(
                "Chart.getChart([...document.querySelectorAll('canvas')].at(-1)).data.datasets[1]"
                    + ".data.reduce((a, b) => a + b)"))
        .isEqualTo(32 * 32);
  }

  @Test
  void filtersTheWeights() {
    WebElement filter = driver.findElement(By.cssSelector("#filter input[type=search]"));
    filter.sendKeys("layer5");

    // layer5 and layer50 to layer59, each with kernel and bias
    assertThat(driver.findElement(By.cssSelector("#filter output")).getText())
        .isEqualTo("22 of 120");
    driver.findElement(By.cssSelector("#filter input[type=checkbox]")).click();
    assertThat(number("document.querySelectorAll('tbody tr:not([hidden])').length")).isEqualTo(11);

    // A link from a finding to a weight that is hidden brings it back.
    driver.executeScript("location.hash = 'w0'");
    await("!document.getElementById('w0').hidden");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void fitsTheScreen(int width) {
    see(width, "light");

    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    assertThat(driver.findElement(By.tagName("h2")).getText()).isEqualTo("Findings");
  }

  @Test
  void isDarkWhereThatIsWanted() {
    String light = driver.findElement(By.tagName("body")).getCssValue("background-color");
    see(1280, "dark");

    assertThat(driver.findElement(By.tagName("body")).getCssValue("background-color"))
        .isNotEqualTo(light);
  }
}
