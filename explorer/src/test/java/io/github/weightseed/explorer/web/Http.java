package io.github.weightseed.explorer.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server as the page does, and as others might. */
final class Http {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;

  Http(ExplorerServer server) {
    this.server = server.uri();
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)).build());
  }

  HttpResponse<String> get(String path, String header, String value) {
    return send(HttpRequest.newBuilder(server.resolve(path)).header(header, value).build());
  }

  JsonNode json(String method, String path) {
    return JSON.readTree(
        send(HttpRequest.newBuilder(server.resolve(path))
                .method(method, BodyPublishers.noBody())
                .build())
            .body());
  }

  HttpResponse<String> send(String method, String path) {
    return send(
        HttpRequest.newBuilder(server.resolve(path))
            .method(method, BodyPublishers.noBody())
            .build());
  }

  JsonNode upload(String path, Path file) throws IOException {
    return JSON.readTree(
        send(HttpRequest.newBuilder(server.resolve(path)).POST(BodyPublishers.ofFile(file)).build())
            .body());
  }

  /** The result of a job. */
  JsonNode result(String kind, String query) {
    JsonNode status = json("POST", "/api/jobs/" + kind + "?" + query);
    while (status.path("state").asString("").equals("RUNNING")) {
      status = json("GET", "/api/jobs/" + status.path("id").asString());
    }
    return status.path("state").asString("").equals("DONE") ? status.path("result") : status;
  }

  /** What the server says to a request in these very lines: Java's client sets Host itself. */
  String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
