package io.github.weightseed.cli;

import io.github.weightseed.explorer.web.ExplorerServer;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed explore}: the local page. */
@Command(
    name = "explore",
    description = {
      "Show initializers, signals and models in the browser: a page that this program serves to this"
          + " machine only, until Ctrl-C. No network is needed."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed explore",
      "  weightseed explore --port 8080 --no-browser"
    })
final class ExploreCommand implements Callable<Integer> {

  private static final int LARGEST_PORT = 65_535;

  @ParentCommand private @Nullable Main main;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "The port to listen on. Default: one that is free.")
  private int port;

  @Option(names = "--no-browser", description = "Print the address only.")
  private boolean noBrowser;

  ExploreCommand() {}

  @Override
  public Integer call() {
    if (port < 0 || port > LARGEST_PORT) {
      throw new UsageException("--port is from 0 to %d, got %d".formatted(LARGEST_PORT, port));
    }
    Console console = Objects.requireNonNull(main).console();
    try (ExplorerServer server = ExplorerServer.start(port)) {
      // Ctrl-C ends the process without coming back here.
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      console.line(server.uri().toString());
      console.line("Ctrl-C ends it.");
      console.flush();
      if (!noBrowser && !Browser.open(server.uri(), console.environment())) {
        console.warn("no browser was found here: open the address in one on this machine");
      }
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      return ExitCode.OK;
    }
  }
}
