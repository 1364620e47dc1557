package io.github.weightseed.explorer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.initializers.HeNormal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. */
@EnabledIf(
    value = "io.github.weightseed.explorer.web.Chromium#isInstalled",
    disabledReason = Chromium.MISSING)
@Tag("once")
class ExplorerPageTest extends InBrowser {

  @BeforeEach
  void likeADesk() {
    page.size(1280, 900);
    page.theme("light");
  }

  @Test
  void showsEverythingAtOnce() {
    page.open("");
    page.await(() -> page.all("#signal-table td").size() > 0 && page.isIdle());
    Tensor values = new HeNormal(42).initialize(Shape.of(256, 256), DType.FLOAT32, Backend.JAX);
    assertThat(page.text("java-line"))
        .isEqualTo(
            "Tensor values = new HeNormal(42)\n    .initialize(Shape.of(256, 256), DType.FLOAT32, Backend.TENSORFLOW);");
    assertThat(page.text("python-line"))
        .endsWith("keras.initializers.HeNormal(seed=42)((256, 256), dtype=\"float32\")");
    assertThat(page.at("histogram").getDomAttribute("aria-label"))
        .startsWith("Histogram of 65,536 values from -0.20")
        .endsWith("with the exact distribution over it: truncated normal");
    assertThat(page.fact("statistics", "stddev")).endsWith("expected 0.0883883");
    assertThat(page.text("spectrum-note")).startsWith("A matrix of 256 × 256; largest 2.8");
    assertThat(page.all("#backends .card"))
        .extracting(card -> card.getDomAttribute("data-backend"))
        .containsExactly("tensorflow", "jax", "torch", "numpy");
    assertThat(page.all("#backends .card").get(1).getText())
        .contains("value 0\n%.9s".formatted(values.getFlat(0)));
    assertThat(page.all("#signal-table table")).hasSize(2);
  }

  @Test
  void nothingComesFromElsewhere() {
    page.open(SMALL);
    assertThat(
            page.script(
                "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)"
                    + ".filter((origin) => origin !== location.origin)"))
        .isEqualTo(List.of());
    assertThat(page.script("return document.styleSheets.length")).isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "backend, jax, Backend.JAX",
    "dtype, float64, DType.FLOAT64",
    "initializer, glorot_normal, new GlorotNormal(42)",
    "initializer, identity, new Identity()",
    "initializer, stft, new Stft()",
  })
  void eachChoiceChangesTheValues(String control, String choice, String code) {
    page.open(SMALL);
    String before = page.text("statistics");
    page.choose(control, choice);
    page.await(() -> page.text("java-line").contains(code) && page.isIdle());
    assertThat(page.text("statistics")).isNotEqualTo(before);
    assertThat(page.query()).contains(control + "=" + choice);
    assertThat(page.text("status")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "shape, '64,8,2', 'Shape.of(64, 8, 2)'",
    "shape, '', Shape.of()",
    "seed, 43, HeNormal(43)",
    "argument-input_axes, 0, HeNormal.builder()",
  })
  void eachFieldChangesTheValues(String control, String text, String code) {
    page.open(SMALL + "&backend=numpy");
    if (control.startsWith("argument")) {
      page.type("argument-output_axes", "1");
    }
    page.type(control, text);
    page.await(() -> page.text("java-line").contains(code) && page.isIdle());
    assertThat(page.all(".error")).isEmpty();
  }

  @Test
  void aSeedHasSixtyFourBitsAndABackendMayRefuseIt() {
    page.open(SMALL + "&seed=-9007199254740993");
    assertThat(page.text("java-line")).contains("new HeNormal(-9007199254740993L)");
    page.choose("backend", "numpy");
    page.await(() -> page.all("#values-form-error").size() == 1);
    assertThat(page.text("values-form-error"))
        .isEqualTo("Python integer -9007199254740993 out of bounds for uint32");
    page.choose("backend", "torch");
    page.await(() -> page.all("#values-form .error").isEmpty() && page.isIdle());
    // Whole runs have other seeds.
    page.await(() -> page.all("#signal-form-error").size() == 1);
    assertThat(page.text("signal-form-error"))
        .isEqualTo("The seed of a run is from 0 to 4294967295, got -9007199254740993");
  }

  @Test
  void anotherInitializerHasOtherArgumentsAndAShapeThatFits() {
    page.open("?depth=1&width=4");
    page.choose("initializer", "variance_scaling");
    page.await(() -> page.all("#argument-mode").size() == 1);
    page.choose("argument-mode", "fan_avg");
    page.type("argument-scale", "2");
    page.await(
        () ->
            page.text("java-line").contains(".scale(2).mode(\"fan_avg\").seed(42)")
                && page.isIdle());
    assertThat(page.query()).contains("scale=2", "mode=fan_avg").doesNotContain("distribution");
    page.choose("initializer", "stft");
    page.await(() -> page.text("java-line").contains("Stft") && page.isIdle());
    assertThat(page.value("shape")).isEqualTo("64,1,33");
    assertThat(page.at("seed-field").isDisplayed()).isFalse();
    assertThat(page.query()).doesNotContain("mode");
  }

  @Test
  void aDrawnSeedIsAnotherOne() {
    page.open(SMALL);
    page.click("draw-seed");
    page.await(() -> !page.value("seed").equals("42") && page.isIdle());
    String seed = page.value("seed");
    assertThat(page.query()).contains("seed=" + seed);
    page.await(() -> page.text("python-line").contains("seed=" + seed));
  }

  @Test
  void theSignalFollowsItsControls() {
    page.open(SMALL);
    page.await(() -> page.all("#signal-table tbody tr").size() == 2 * 4 && page.isIdle());
    String before = page.text("signal-table");
    page.choose("activation", "tanh");
    page.await(() -> !page.text("signal-table").equals(before) && page.isIdle());
    page.type("depth", "5");
    page.await(() -> page.all("#signal-table tbody tr").size() == 2 * 6 && page.isIdle());
    page.type("width", "8");
    page.await(() -> page.query().contains("width=8") && page.isIdle());
    page.all("#compare-fields input[value=orthogonal]").get(0).click();
    page.await(() -> page.text("signal-table").contains("orthogonal") && page.isIdle());
    assertThat(page.query()).contains("compare=glorot_uniform,orthogonal", "activation=tanh");
    assertThat(page.at("forward").getDomAttribute("aria-label"))
        .startsWith("Variance of the activations by layer. he_normal from ");
  }

  @Test
  void theAddressKeepsEveryStateAndTheBackButtonUndoes() {
    String query =
        "?initializer=random_normal&stddev=0.01&shape=40,20&dtype=float64&backend=jax-x64&seed=7"
            + "&depth=2&width=8&activation=selu&compare=lecun_normal";
    page.open(query);
    assertThat(page.text("java-line"))
        .contains("RandomNormal.builder().stddev(0.01).seed(7)", "Backend.JAX_X64");
    assertThat(page.value("argument-stddev")).isEqualTo("0.01");
    assertThat(page.value("activation")).isEqualTo("selu");
    page.await(() -> page.text("signal-table").contains("lecun_normal"));
    page.choose("initializer", "orthogonal");
    page.await(() -> page.text("java-line").contains("Orthogonal") && page.isIdle());
    assertThat(page.query()).contains("initializer=orthogonal", "width=8").doesNotContain("stddev");
    driver.navigate().back();
    page.await(() -> page.text("java-line").contains("RandomNormal") && page.isIdle());
    assertThat(page.query()).isEqualTo(query);
    assertThat(page.value("argument-stddev")).isEqualTo("0.01");
    driver.navigate().forward();
    page.await(() -> page.text("java-line").contains("Orthogonal") && page.isIdle());
    driver.navigate().refresh();
    page.await(() -> page.text("java-line").contains("Orthogonal") && page.isIdle());
  }

  @Test
  void theKeyboardIsEnough() throws Exception {
    page.open(SMALL);
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of(
            "origin",
            server.uri().toString(),
            "permissions",
            List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    page.press(Keys.TAB);
    assertThat(driver.switchTo().activeElement().getText()).isEqualTo("Skip to the controls");
    page.press(Keys.ENTER);
    page.press(Keys.TAB);
    assertThat(page.focused()).isEqualTo("initializer");
    assertThat(
            page.script(
                "return getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"))
        .isEqualTo("solid3px");
    page.press(Keys.ARROW_DOWN);
    page.await(() -> page.text("java-line").contains("new LecunUniform(42)") && page.isIdle());
    page.tabTo("shape");
    page.selectAll();
    page.press("12,6", Keys.ENTER);
    page.await(() -> page.text("java-line").contains("Shape.of(12, 6)") && page.isIdle());
    page.tabTo("seed");
    page.press(Keys.TAB, Keys.NULL);
    assertThat(page.focused()).isEqualTo("draw-seed");
    page.press(Keys.ENTER);
    page.await(() -> !page.text("java-line").contains("(42)") && page.isIdle());
    for (int i = 0; i < 20 && !isCopy(); i++) {
      page.press(Keys.TAB);
    }
    page.press(Keys.SPACE);
    page.await(() -> page.text("status").equals("Copied."));
    assertThat(driver.executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
        .isEqualTo(page.text("java-line"));
    page.tabTo("activation");
    page.tabTo("model-file");
    page.tabTo("model-seed");
  }

  private boolean isCopy() {
    return "java-line".equals(driver.switchTo().activeElement().getDomAttribute("data-copy"));
  }

  @Test
  void aModelIsLoadedAndWalkedThrough() {
    page.open(SMALL);
    page.at("model-file").sendKeys(folder.resolve("small.keras").toString());
    page.await(() -> page.all("#weights tbody tr").size() == 4);
    assertThat(page.text("model-summary"))
        .isEqualTo("small.keras: 4 weights, 212 parameters, with values.");
    assertThat(page.value("model-values")).isEqualTo("stored");
    assertThat(page.text("findings-title")).matches("[1-9][0-9]* findings?");
    assertThat(page.text("findings")).contains("Instead:", "dense/kernel");

    page.all("#findings button").get(0).click();
    page.await(() -> page.text("weight-title").equals("dense/kernel") && page.isIdle());
    String stored = page.text("weight-statistics");
    page.choose("model-values", "initial");
    page.await(() -> !page.text("weight-statistics").equals(stored) && page.isIdle());
    page.type("model-seed", "7");
    page.choose("model-backend", "jax");
    // The file was written with this seed on this backend.
    page.await(() -> page.text("weight-statistics").equals(stored) && page.isIdle());

    page.click("next-weight");
    page.await(() -> page.text("weight-title").equals("dense/bias") && page.isIdle());
    assertThat(page.text("weight-place")).isEqualTo("2 of 4");
    assertThat(page.text("weight-spectrum-note"))
        .startsWith("Singular values are those of a matrix");
    String address = driver.getCurrentUrl();
    driver.navigate().back();
    page.await(() -> page.text("weight-title").equals("dense/kernel") && page.isIdle());
    driver.get(address);
    page.await(() -> page.text("weight-title").equals("dense/bias") && page.isIdle());
    assertThat(page.all("[aria-current]")).hasSize(1);

    WebElement row = page.all("#weights button").get(1);
    page.script("arguments[0].focus()", row);
    page.press(Keys.ARROW_DOWN);
    page.press(Keys.ENTER);
    page.await(() -> page.text("weight-title").equals("dense_1/kernel") && page.isIdle());
    assertThat(page.at("weight-histogram").getDomAttribute("aria-label"))
        .startsWith("Histogram of 64 values");
  }

  @Test
  void aJsonModelIsDropped() {
    page.open(SMALL);
    page.script(
        """
        const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[0]], 'small.json', {type: 'application/json'}));
        document.getElementById('drop').dispatchEvent(
            new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
        """,
        ExplorerServerTest.small().toJson());
    page.await(() -> page.all("#weights tbody tr").size() == 4);
    assertThat(page.text("model-summary"))
        .isEqualTo("small.json: 4 weights, 212 parameters, without values.");
  }

  @Test
  void aFileThatIsNoModelIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.json"), "{\"class_name\": 3}");
    page.open(SMALL);
    page.at("model-file").sendKeys(file.toString());
    page.await(() -> page.all("#model-file-error").size() == 1);
    assertThat(page.text("model-file-error")).startsWith("broken.json: ");
    page.open(SMALL + "&model=0123456789abcdef");
    page.await(() -> page.all("#model-file-error").size() == 1);
    assertThat(page.text("model-file-error"))
        .isEqualTo("This model is not loaded (any more): choose its file again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shape               | 3,a         | A shape is whole numbers with commas between them
          shape               | 9999999,9999999 | This tensor has 99,999,980,000,001 values and needs 363.8 TiB; this machine has 1.0 TiB of memory
          seed                | many        | The seed must be a whole number, got 'many'
          argument-input_axes | x           | input_axes must be axes with commas between them
          depth               | 0           | The depth must be between 1 and 1,000, got 0
          model-seed          | -1          | The seed of a run is from 0 to 4294967295, got -1
          """)
  void whatMakesNoSenseIsToldAtItsControl(String control, String text, String sentence) {
    page.open(SMALL);
    if (control.startsWith("model")) {
      page.at("model-file").sendKeys(folder.resolve("small.keras").toString());
      page.await(() -> page.all("#weights tbody tr").size() == 4);
    }
    String before = page.value(control);
    page.type(control, text);
    page.await(() -> page.all("#" + control + "-error").size() == 1);
    assertThat(page.text(control + "-error")).startsWith(sentence);
    assertThat(page.at(control).getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(page.at(control).getDomAttribute("aria-describedby")).isEqualTo(control + "-error");
    assertThat(page.at(control + "-error").getAriaRole()).isEqualTo("alert");
    page.type(control, before);
    page.await(() -> page.all(".error, [aria-invalid], .stale").isEmpty() && page.isIdle());
  }

  @Test
  void aBigTensorTellsHowFarItIsAndIsCancelled() {
    page.open(SMALL);
    page.choose("initializer", "random_uniform");
    page.choose("backend", "jax");
    page.type("shape", "100000,100000");
    page.await(
        () ->
            !page.all("#histogram-panel progress").isEmpty()
                && Double.parseDouble(
                        page.all("#histogram-panel progress").get(0).getDomProperty("value"))
                    > 0);
    assertThat(page.text("java-line")).startsWith("TensorSource values = ").contains(".source(");
    page.all("#histogram-panel .job button").get(0).click();
    page.await(() -> page.text("histogram-panel").contains("Cancelled."));
    assertThat(page.isIdle()).isTrue();
    page.type("shape", "10,10");
    page.await(() -> page.fact("statistics", "shape").startsWith("(10, 10)") && page.isIdle());
    assertThat(page.text("histogram-panel")).doesNotContain("Cancelled.");
  }

  @ParameterizedTest
  @CsvSource({"390, light", "390, dark", "320, light", "768, light", "1280, dark"})
  void fitsTheWidthOfTheWindow(int width, String theme) {
    page.size(width, 800);
    page.theme(theme);
    page.open(SMALL + "&initializer=variance_scaling");
    page.at("model-file").sendKeys(folder.resolve("small.keras").toString());
    page.await(() -> page.all("#weights tbody tr").size() == 4);
    page.all("#weights button").get(0).click();
    page.await(() -> page.text("weight-title").equals("dense/kernel") && page.isIdle());
    page.script(
        "document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    assertThat(page.overflow()).isEqualTo(List.of());
    page.await(() -> page.blankCharts().isEmpty());
    assertThat(page.script("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(theme.equals("dark") ? "rgb(20, 23, 26)" : "rgb(246, 247, 248)");
  }

  @Test
  void everythingHasAName() {
    page.open(SMALL);
    page.at("model-file").sendKeys(folder.resolve("small.keras").toString());
    page.await(() -> page.all("#weights tbody tr").size() == 4 && page.isIdle());
    for (WebElement control : page.all("input:not([type=hidden]), select, button, canvas")) {
      if (control.isDisplayed()) {
        assertThat(control.getAccessibleName()).as(control.toString()).isNotBlank();
      }
    }
    assertThat(
            page.script(
                "const ids = [...document.querySelectorAll('[id]')].map((one) => one.id); return ids.length - new Set(ids).size"))
        .isEqualTo(0L);
    assertThat(driver.findElements(By.cssSelector("h1"))).hasSize(1);
  }
}
