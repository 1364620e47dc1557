package io.github.weightseed.explorer.web;

import com.sun.net.httpserver.Headers;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what other pages in the same browser may send here: requests for a name that another site
 * made point to this machine (DNS rebinding: a foreign {@code Host}), and requests that another
 * site's script sends (a foreign {@code Origin}).
 */
final class RequestGuard {

  private final Set<String> hosts;

  /** The guard of a server on a port of the loopback interface. */
  RequestGuard(int port) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  /**
   * Checks a request.
   *
   * @throws RefusedException when it was meant for another host, or comes from another site
   */
  void check(Headers headers) {
    String host = single(headers, "Host");
    if (host == null || !hosts.contains(host)) {
      throw forbidden("This server answers to 127.0.0.1 and localhost only, got Host: " + host);
    }
    if (headers.containsKey("Origin")) {
      String origin = single(headers, "Origin");
      if (origin == null || !origin.equals("http://" + host)) {
        throw forbidden("This server answers to its own page only, got Origin: " + origin);
      }
    }
  }

  private static @Nullable String single(Headers headers, String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : null;
  }

  private static RefusedException forbidden(String sentence) {
    return RefusedException.withStatus(HttpURLConnection.HTTP_FORBIDDEN, sentence);
  }
}
