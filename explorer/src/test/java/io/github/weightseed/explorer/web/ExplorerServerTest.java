package io.github.weightseed.explorer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.Tensor;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.KerasTensor;
import io.github.weightseed.keras.layers.Model;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExplorerServerTest {

  private static final String HE_NORMAL =
      "initializer=he_normal&shape=64,32&dtype=float32&backend=jax&seed=42";

  private static ExplorerServer server;
  private static Http http;

  @BeforeAll
  static void start() {
    server = ExplorerServer.start(0, new Limits(1L << 34, 1L << 28));
    http = new Http(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() throws IOException {
    URI uri = server.uri();
    assertThat(InetAddress.getByName(uri.getHost()).isLoopbackAddress()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExplorerServer.start(uri.getPort()))
        .withMessageStartingWith("Port %d cannot be listened on", uri.getPort());
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/app.js, text/javascript; charset=utf-8",
    "/chart.js, text/javascript; charset=utf-8",
    "/style.css, text/css; charset=utf-8",
    "/favicon.svg, image/svg+xml",
    "/api/forms, application/json"
  })
  void everyAnswerForbidsWhatIsNotFromHere(String path, String type) {
    HttpResponse<String> answer = http.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of(type))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("x-frame-options", List.of("DENY"));
    assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'self';")
        .doesNotContain("unsafe", "http", "*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weightseed.example",
        "127.0.0.1:1",
        "127.0.0.1",
        "localhost.evil.example:PORT",
        ""
      })
  void aForeignHostIsRefused(String host) throws IOException {
    String port = Integer.toString(server.uri().getPort());
    String answer =
        http.raw("GET / HTTP/1.1", "Host: " + host.replace("PORT", port), "Connection: close");
    assertThat(answer)
        .startsWith("HTTP/1.1 403")
        .contains("This server answers to 127.0.0.1 and localhost only")
        .doesNotContain("<html");
  }

  @Test
  void twoHostsAndNoneAreRefused() throws IOException {
    String own = "Host: 127.0.0.1:" + server.uri().getPort();
    assertThat(http.raw("GET / HTTP/1.1", own, "Host: evil.example", "Connection: close"))
        .startsWith("HTTP/1.1 403");
    assertThat(http.raw("GET / HTTP/1.0")).startsWith("HTTP/1.1 403");
  }

  @Test
  void localhostIsAnotherNameForIt() throws IOException {
    String host = "localhost:" + server.uri().getPort();
    assertThat(
            http.raw(
                "GET / HTTP/1.1", "Host: " + host, "Origin: http://" + host, "Connection: close"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "null", "https://127.0.0.1:PORT", "http://localhost:PORT"})
  void aForeignOriginIsRefused(String origin) {
    String port = Integer.toString(server.uri().getPort());
    HttpResponse<String> answer = http.get("/api/forms", "Origin", origin.replace("PORT", port));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This server answers to its own page only");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void itsOwnOriginIsNot() {
    String own = "http://127.0.0.1:" + server.uri().getPort();
    assertThat(http.get("/api/forms", "Origin", own).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, 404",
    "GET, /../pom.xml, 404",
    "GET, /ExplorerServer.class, 404",
    "POST, /, 405",
    "DELETE, /api/models/1, 405",
    "PUT, /api/jobs/1, 405",
    "POST, /api/jobs/nothing, 404"
  })
  void whatThePageDoesNotAskForIsNotThere(String method, String path, int status) {
    assertThat(http.send(method, path).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shape=3,a         | shape       | A shape is whole numbers with commas between them, such as 3,3,64,128, got '3,a'
          shape=(,)         | shape       | A shape is whole numbers with commas between them, such as 3,3,64,128, got '(,)'
          shape=-1          | shape       | Dimensions must not be negative, got shape=(-1,)
          dtype=float33     | dtype       | Invalid dtype: float33. Did you mean 'float32', 'float16' or 'float64'?
          backend=jaxx      | backend     | Unknown backend: jaxx. Did you mean 'jax'?
          seed=4.2          | seed        | The seed must be a whole number, got '4.2'
          seed=             | seed        | The seed must be a whole number, got ''
          initializer=he    | initializer | Could not interpret initializer identifier: he
          input_axes=x      | input_axes  | input_axes must be axes with commas between them, such as 0,1, got 'x'
          seed=-1           |             | -1
          shape=999999,999999 | shape     | This tensor has 999,998,000,001 values and needs 3.6 TiB; this machine has 16.0 GiB of memory
          """)
  void whatMakesNoSenseIsRefusedInASentence(String change, String field, String sentence) {
    String query = HE_NORMAL.replace("backend=jax", "backend=numpy") + "&" + change;
    JsonNode answer = http.json("GET", "/api/lines?" + query);
    assertThat(answer.path("refused").asString()).contains(sentence);
    assertThat(answer.path("field").asString("")).isEqualTo(field == null ? "" : field);
  }

  @Test
  void orthogonalIsRefusedWhereThisProcessCannotHoldIt() {
    JsonNode answer = http.json("GET", "/api/lines?initializer=orthogonal&shape=8192,8192&seed=1");
    assertThat(answer.path("refused").asString())
        .isEqualTo(
            "Orthogonal is made as a whole: it has 67,108,864 values and needs 1.5 GiB; this program has 256.0 MiB of memory");
    assertThat(
            http.json("GET", "/api/lines?initializer=orthogonal&shape=3300,3300&seed=1")
                .path("refused")
                .asString())
        .isEqualTo(
            "Orthogonal of 3,300 x 3,300 would take too long for this page; weightseed sample makes it");
  }

  @Test
  void valuesAreTheLibrarysOwn() {
    JsonNode tensor = http.result("values", HE_NORMAL).path("tensor");
    Tensor values = new HeNormal(42).initialize(Shape.of(64, 32), DType.FLOAT32, Backend.JAX);
    Statistics statistics = Statistics.of(values);
    assertThat(tensor.path("mean").asDouble()).isEqualTo(statistics.mean());
    assertThat(tensor.path("stddev").asDouble()).isEqualTo(statistics.stddev());
    assertThat(tensor.path("min").asDouble()).isEqualTo(statistics.min());
    assertThat(tensor.path("max").asDouble()).isEqualTo(statistics.max());
    assertThat(tensor.path("firstValues").get(3).asDouble()).isEqualTo(values.getFlat(3));
    assertThat(tensor.path("expectedStddev").asDouble())
        .isCloseTo(Math.sqrt(2.0 / 64), within(1e-12));
    assertThat(tensor.path("fanIn").asLong()).isEqualTo(64);
    assertThat(
            tensor.path("histogram").path("counts").valueStream().mapToLong(JsonNode::asLong).sum())
        .isEqualTo(2048);
    assertThat(area(tensor.path("density").path("curve"))).isCloseTo(1, within(1e-3));
  }

  /** By trapezoids. */
  private static double area(JsonNode curve) {
    double area = 0;
    for (int i = 1; i < curve.size(); i++) {
      JsonNode left = curve.get(i - 1);
      JsonNode right = curve.get(i);
      area +=
          (right.path("x").asDouble() - left.path("x").asDouble())
              * (right.path("y").asDouble() + left.path("y").asDouble())
              / 2;
    }
    return area;
  }

  @Test
  void constantsHaveMassesInsteadOfADensity() {
    JsonNode density =
        http.result("values", "initializer=identity&shape=4,4&seed=1")
            .path("tensor")
            .path("density");
    assertThat(density.path("curve").size()).isZero();
    assertThat(density.path("masses").toString())
        .isEqualTo("[{\"x\":0.0,\"y\":0.75},{\"x\":1.0,\"y\":0.25}]");
  }

  @Test
  void theSpectrumOfAnOrthogonalMatrixIsOnes() {
    JsonNode spectrum =
        http.result(
            "spectrum", "initializer=orthogonal&shape=2,3,4&backend=numpy&dtype=float64&seed=1");
    assertThat(spectrum.path("rows").asLong()).isEqualTo(6);
    assertThat(spectrum.path("values").valueStream().mapToDouble(JsonNode::asDouble).toArray())
        .containsExactly(new double[] {1, 1, 1, 1}, within(1e-6));
    assertThat(http.result("spectrum", "initializer=zeros&shape=5").path("error").asString())
        .startsWith("Singular values are those of a matrix");
  }

  @Test
  void theFourBackendsEachGiveTheirOwnValues() {
    JsonNode views = http.result("backends", HE_NORMAL);
    Backend[] backends = {Backend.TENSORFLOW, Backend.JAX, Backend.TORCH, Backend.NUMPY};
    assertThat(views.size()).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      Tensor values = new HeNormal(42).initialize(Shape.of(64, 32), DType.FLOAT32, backends[i]);
      assertThat(views.get(i).path("backend").asString()).isEqualTo(backends[i].kerasName());
      assertThat(views.get(i).path("tensor").path("firstValues").get(0).asDouble())
          .isEqualTo(values.getFlat(0));
    }
  }

  @Test
  void aBackendThatRefusesSaysWhy() {
    JsonNode views =
        http.result(
            "backends", "initializer=orthogonal&shape=4,4&dtype=float16&backend=tensorflow&seed=1");
    assertThat(views.valueStream().filter(view -> view.path("tensor").isNull()))
        .hasSize(3)
        .allSatisfy(view -> assertThat(view.path("refusal").asString()).contains("float16"));
  }

  @Test
  void theSignalIsThatOfTheExperiment() {
    JsonNode views =
        http.result(
            "signal",
            "initializer=he_normal&backend=jax&seed=42&depth=4&width=32&activation=relu&compare=glorot_uniform,he_normal");
    assertThat(views.valueStream().map(view -> view.path("label").asString()))
        .containsExactly("he_normal", "glorot_uniform");
    JsonNode layers = views.get(0).path("layers");
    assertThat(layers.size()).isEqualTo(5);
    assertThat(layers.get(4).path("variance").asDouble()).isPositive();
    assertThat(
            http.result(
                    "signal",
                    "initializer=stft&backend=jax&seed=42&depth=1&width=3&activation=relu&compare=none")
                .get(0)
                .path("refusal")
                .asString())
        .contains("STFT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          depth=0        | depth      | The depth must be between 1 and 1,000, got 0
          width=4096     | width      | The width must be between 1 and 2,048, got 4,096
          activation=rel | activation | Unknown activation: rel
          seed=-1        | seed       | The seed of a run is from 0 to 4294967295, got -1
          compare=nobody | initializer | Could not interpret initializer identifier: nobody
          depth=1000&width=2000 | depth | Depth 1000 with width 2000 would take too long
          """)
  void anExperimentThatMakesNoSenseIsRefused(String change, String field, String sentence) {
    JsonNode answer =
        http.json(
            "POST",
            "/api/jobs/signal?initializer=zeros&backend=jax&seed=1&depth=3&width=8&activation=relu&compare=none&"
                + change);
    assertThat(answer.path("refused").asString()).startsWith(sentence);
    assertThat(answer.path("field").asString()).isEqualTo(field);
  }

  @Test
  void aJobIsCancelled() {
    JsonNode status =
        http.json(
            "POST",
            "/api/jobs/values?initializer=random_uniform&shape=4000000000&backend=jax&seed=1");
    assertThat(status.path("state").asString()).isEqualTo("RUNNING");
    String path = "/api/jobs/" + status.path("id").asString();
    assertThat(http.json("GET", path).path("progress").asDouble()).isBetween(0.0, 0.9);
    assertThat(http.json("DELETE", path).path("state").asString()).isEqualTo("CANCELLED");
    assertThat(http.json("GET", path).path("state").asString()).isEqualTo("CANCELLED");
    assertThat(http.json("DELETE", path).path("state").asString()).isEqualTo("CANCELLED");
  }

  /** A dense layer with relu and Keras' default initializer, and another one. */
  static Model small() {
    KerasTensor inputs = Input.of(8);
    KerasTensor hidden = Dense.units(16).activation("relu").apply(inputs);
    return Model.of(inputs, Dense.units(4).apply(hidden));
  }
}
