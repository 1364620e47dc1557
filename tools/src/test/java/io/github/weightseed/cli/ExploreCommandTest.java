package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.cli.Terminal.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExploreCommandTest {

  @Test
  @Timeout(30)
  void servesThePageUntilItIsInterrupted() throws Exception {
    Terminal terminal = Terminal.pipe();
    FutureTask<Run> run = new FutureTask<>(() -> terminal.run("explore", "--no-browser"));
    Thread thread = new Thread(run);
    thread.start();
    while (!terminal.printed().contains("Ctrl-C")) {
      Thread.onSpinWait();
    }
    URI address = URI.create(terminal.printed().lines().findFirst().orElseThrow());
    assertThat(address.getHost()).isEqualTo("127.0.0.1");
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Weightseed explorer</title>");
    thread.interrupt();
    assertThat(run.get(20, TimeUnit.SECONDS).exitCode()).isZero();
    assertThat(terminal.printed()).isEqualTo("%s%nCtrl-C ends it.%n".formatted(address));
  }

  @Test
  void aPortThatIsTakenIsOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run =
          Terminal.pipe()
              .run("explore", "--no-browser", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .startsWith("weightseed: Port %d cannot be listened on".formatted(taken.getLocalPort()));
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void aPortThatIsNoneIsWrongUsage() {
    Run run = Terminal.pipe().run("explore", "--port", "70000");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("weightseed: --port is from 0 to 65535, got 70000" + System.lineSeparator());
  }

  @Test
  void theSystemsBrowserIsAskedForOnlyWhereThereIsAScreen() {
    assertThat(Browser.command("Linux", Map.of())).isEmpty();
    assertThat(Browser.command("Linux", Map.of("DISPLAY", ""))).isEmpty();
    assertThat(Browser.command("Linux", Map.of("DISPLAY", ":0"))).containsExactly("xdg-open");
    assertThat(Browser.command("FreeBSD", Map.of("WAYLAND_DISPLAY", "wayland-0")))
        .containsExactly("xdg-open");
    assertThat(Browser.command("Mac OS X", Map.of())).containsExactly("open");
    assertThat(Browser.command("Windows 11", Map.of()))
        .isEqualTo(List.of("rundll32", "url.dll,FileProtocolHandler"));
  }
}
