package io.github.weightseed.explorer.web;

import com.sun.net.httpserver.Headers;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what other pages in the same browser may send here: requests for a name that another site
 * made point to this machine (DNS rebinding: a foreign {@code Host}), and requests that another
 * site's page sends (a foreign {@code Origin}; for numbers also a foreign {@code Sec-Fetch-Site},
 * as a page may ask without an origin. A link to the page itself may stand anywhere).
 */
final class RequestGuard {

  /** What is not the page itself, but what its scripts ask for. */
  private static final String NUMBERS = "/api/";

  /** The port that browsers leave out. */
  private static final int USUAL_PORT = 80;

  private final Set<String> hosts;

  /** The guard of a server on a port of the loopback interface. */
  RequestGuard(int port) {
    String end = port == USUAL_PORT ? "" : ":" + port;
    this.hosts = Set.of("127.0.0.1" + end, "localhost" + end, "[::1]" + end);
  }

  /**
   * Checks a request.
   *
   * @param path what it asks for
   * @throws RefusedException when it was meant for another host, or comes from another site
   */
  void check(String path, Headers headers) {
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
    if (path.startsWith(NUMBERS) && headers.containsKey("Sec-Fetch-Site")) {
      String site = single(headers, "Sec-Fetch-Site");
      if (site == null || !(site.equals("same-origin") || site.equals("none"))) {
        throw forbidden("This server answers to its own page only, got Sec-Fetch-Site: " + site);
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
