package io.github.weightseed.explorer.web;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser of this machine, if it has one: Debian's packages chromium and chromium-driver. */
public final class Chromium {

  public static final String MISSING =
      "No Chromium: install the packages chromium and chromium-driver to run these tests";

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  private Chromium() {}

  /** Whether there is one, with its driver; for {@code @EnabledIf}. */
  public static boolean isInstalled() {
    return browser().isPresent() && driver().isPresent();
  }

  private static Optional<Path> browser() {
    return BROWSERS.stream().flatMap(name -> find(name).stream()).findFirst();
  }

  private static Optional<Path> driver() {
    return find("chromedriver");
  }

  private static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(file -> file.toFile().canExecute())
        .findFirst();
  }

  /**
   * Starts it without a window.
   *
   * @param profile an empty folder
   */
  public static ChromeDriver start(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser().orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--window-size=1280,900",
        "--user-data-dir=" + profile);
    // Selenium knows the protocol of some versions; ours is close enough to the nearest.
    Logger.getLogger("org.openqa.selenium.devtools").setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver().orElseThrow().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .withEnvironment(Map.of("PATH", System.getenv().getOrDefault("PATH", "")))
            .build();
    return new ChromeDriver(service, options);
  }
}
