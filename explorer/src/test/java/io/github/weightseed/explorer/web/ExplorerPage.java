package io.github.weightseed.explorer.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a browser, as people use it. */
final class ExplorerPage {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(30);

  private final ChromeDriver driver;
  private final URI server;

  ExplorerPage(ChromeDriver driver, URI server) {
    this.driver = driver;
    this.server = server;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens the page with a query and waits for its values. */
  void open(String query) {
    driver.get(server + query);
    await(() -> !text("java-line").isEmpty() && isIdle());
  }

  /** Waits until nothing runs any more and something holds. */
  void await(BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, BETWEEN)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(this::report)
        .until(any -> condition.getAsBoolean());
  }

  /** What there is to see when something did not come about. */
  private String report() {
    return "%s focus %s, busy %s, errors %s, choices %s, java %s, console %s"
        .formatted(
            driver.getCurrentUrl(),
            focused(),
            script("return [...document.querySelectorAll('[aria-busy]')].map((one) => one.id)"),
            script("return [...document.querySelectorAll('.error')].map((one) => one.textContent)"),
            script("return [...document.querySelectorAll('select')].map((one) => one.value)"),
            text("java-line"),
            driver.manage().logs().get(LogType.BROWSER).getAll());
  }

  /** Whether no panel waits for numbers. */
  boolean isIdle() {
    return driver.findElements(By.cssSelector("[aria-busy]")).isEmpty();
  }

  WebElement at(String id) {
    return driver.findElement(By.id(id));
  }

  /** The text of an element, whether it is on the screen or not. */
  String text(String id) {
    return String.valueOf(at(id).getDomProperty("textContent"));
  }

  /** What stands in a control. */
  String value(String id) {
    return String.valueOf(at(id).getDomProperty("value"));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  void type(String id, String text) {
    at(id).sendKeys(Keys.chord(Keys.CONTROL, "a"), text.isEmpty() ? Keys.DELETE : text);
  }

  void choose(String id, String option) {
    new Select(at(id)).selectByValue(option);
  }

  void click(String id) {
    WebElement element = at(id);
    script("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  /** Presses keys, wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Selects all text in the control that has the focus. */
  void selectAll() {
    new Actions(driver).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
  }

  String focused() {
    return String.valueOf(driver.switchTo().activeElement().getDomProperty("id"));
  }

  /** Goes to a control by the keyboard alone. */
  void tabTo(String id) {
    for (int i = 0; i < 80 && !focused().equals(id); i++) {
      press(Keys.TAB);
    }
    if (!focused().equals(id)) {
      throw new AssertionError("The keyboard does not get to " + id);
    }
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What is written in the row of a list of facts. */
  String fact(String list, String name) {
    return String.valueOf(
        script(
            """
            const row = [...document.querySelectorAll('#' + arguments[0] + ' dt')]
                .find((dt) => dt.textContent === arguments[1]);
            return row ? row.nextElementSibling.textContent : '';
            """,
            list,
            name));
  }

  String query() {
    return String.valueOf(script("return location.search"));
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  void theme(String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  /** The charts on which nothing is drawn. */
  List<?> blankCharts() {
    return (List<?>)
        script(
            """
            return [...document.querySelectorAll('canvas')].filter((canvas) => {
              const {width, height} = canvas;
              return width === 0 || height === 0 || !canvas.getContext('2d')
                  .getImageData(0, 0, width, height).data.some((part) => part !== 0);
            }).map((canvas) => canvas.id);
            """);
  }

  /** What makes the page wider than the window. */
  Object overflow() {
    return script(
        """
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) {
          return [];
        }
        return [...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > width + 0.5)
            .map((one) => one.tagName + ' ' + one.id + ' ' + one.className);
        """);
  }
}
