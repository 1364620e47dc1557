package io.github.weightseed.explorer.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The server of the local page: it listens on the loopback interface only, and answers to its own
 * page only.
 *
 * <pre>{@code
 * try (ExplorerServer server = ExplorerServer.start(0)) {
 *   System.out.println(server.uri());
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class ExplorerServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;
  private final Explorer explorer;

  private ExplorerServer(HttpServer server, Limits limits) {
    this.server = server;
    this.explorer = new Explorer(limits);
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "explorer-http");
              thread.setDaemon(true);
              return thread;
            });
    RequestGuard guard = new RequestGuard(server.getAddress().getPort());
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, guard));
    server.start();
  }

  /**
   * Starts the server.
   *
   * @param port the port to listen on; 0 for one that is free
   * @throws IllegalArgumentException when the port is taken, or is none
   */
  public static ExplorerServer start(int port) {
    return start(port, Limits.ofThisMachine());
  }

  static ExplorerServer start(int port, Limits limits) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, got " + port);
    }
    // The JDK's server sends headers and body apart; without this the body waits for the other
    // side's acknowledgement of the headers, 40 ms on Linux.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new ExplorerServer(HttpServer.create(address, 0), limits);
    } catch (BindException e) {
      throw new IllegalArgumentException(
          "Port %d cannot be listened on (%s); another program may have it"
              .formatted(port, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a server: " + e.getMessage(), e);
    }
  }

  /** The address of the page. */
  public URI uri() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d/".formatted(host.contains(":") ? "[::1]" : host, address.getPort()));
  }

  private void answer(HttpExchange exchange, RequestGuard guard) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        guard.check(exchange.getRequestURI().getPath(), exchange.getRequestHeaders());
        reply = explorer.answer(exchange);
      } catch (RefusedException e) {
        reply = Reply.of(e);
      } catch (OutOfMemoryError e) {
        reply = Reply.of(RefusedException.of(Job.OUT_OF_MEMORY));
      } catch (RuntimeException | Error e) {
        reply = Reply.of(RefusedException.withStatus(500, "Unexpected " + e));
      }
      reply.send(exchange);
    }
  }

  /** Stops at once: work that goes on is cancelled, models that were loaded are forgotten. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    explorer.close();
  }
}
