package io.github.weightseed.explorer.web;

import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused: with a sentence for people, and the control that it is about.
 *
 * <p>What people write into controls is refused with the status 200: it is an answer like others,
 * and nothing that a browser should report as a failure of the page.
 */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final @Nullable String field;

  private RefusedException(int status, @Nullable String field, String sentence) {
    super(sentence);
    this.status = status;
    this.field = field;
  }

  /** What was asked for makes no sense. */
  static RefusedException of(String sentence) {
    return new RefusedException(HttpURLConnection.HTTP_OK, null, sentence);
  }

  /** What was asked for in one control makes no sense. */
  static RefusedException of(String field, String sentence) {
    return new RefusedException(HttpURLConnection.HTTP_OK, field, sentence);
  }

  /** What no page of ours asks for. */
  static RefusedException withStatus(int status, String sentence) {
    return new RefusedException(status, null, sentence);
  }

  int status() {
    return status;
  }

  @Nullable String field() {
    return field;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
