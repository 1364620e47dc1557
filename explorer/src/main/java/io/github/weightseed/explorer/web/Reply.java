package io.github.weightseed.explorer.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the server. */
final class Reply {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * Nothing from anywhere but this server; no frames around the page. It is the whole policy: the
   * page has no inline script and no inline style.
   */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

  private final int status;
  private final String contentType;
  private final byte[] body;

  /** A refusal, as the page reads it. */
  private record Refusal(String refused, @Nullable String field) {}

  private Reply(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  /** A file of the page, which nobody changes. */
  static Reply file(String contentType, byte[] body) {
    return new Reply(HttpURLConnection.HTTP_OK, contentType, body);
  }

  static Reply json(Object value) {
    return json(HttpURLConnection.HTTP_OK, value);
  }

  private static Reply json(int status, Object value) {
    return new Reply(status, "application/json", JSON.writeValueAsBytes(value));
  }

  static Reply of(RefusedException refused) {
    return json(refused.status(), new Refusal(refused.sentence(), refused.field()));
  }

  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", contentType);
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
