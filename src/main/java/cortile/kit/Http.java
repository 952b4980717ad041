package cortile.kit;

import io.vertx.core.http.HttpServerResponse;

/// Writing answers.
public final class Http {
  private Http() {}

  /// Sends an answer, unless the caller has gone.
  public static void respond(HttpServerResponse response, Answer answer) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (!response.headers().contains("Cache-Control")) {
      response.putHeader("Cache-Control", "private, no-store");
    }
    if (answer.body() == null) {
      response.end();
    } else {
      response.putHeader("Content-Type", answer.type()).end(answer.body());
    }
  }
}
