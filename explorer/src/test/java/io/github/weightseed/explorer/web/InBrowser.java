package io.github.weightseed.explorer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/**
 * Tests of the page in a browser: a server and a browser for the class, and {@code small.keras}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {

  /** Small, so that each test is fast; the signal experiment too. */
  static final String SMALL = "?shape=32,16&depth=3&width=16&compare=glorot_uniform";

  Path folder;
  ExplorerServer server;
  ChromeDriver driver;
  ExplorerPage page;

  @BeforeAll
  final void start(@TempDir Path folder) throws IOException {
    this.folder = folder;
    server = ExplorerServer.start(0, new Limits(1L << 40, 1L << 30));
    driver = Chromium.start(Files.createDirectory(folder.resolve("profile")));
    page = new ExplorerPage(driver, server.uri());
    ExplorerServerTest.small().initialize(Backend.JAX, 7).save(folder.resolve("small.keras"));
  }

  @AfterAll
  final void stop() {
    if (driver != null) {
      driver.quit();
    }
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  final void nothingInTheConsole() {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }
}
