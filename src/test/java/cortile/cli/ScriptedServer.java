package cortile.cli;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// A real HTTP server that answers as a test tells it to, and remembers what it was sent.
final class ScriptedServer implements AutoCloseable {
  record Received(String method, String path, String token, String body) {}

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /// @param script answers a request, given how many came before it
  ScriptedServer(BiConsumer<Integer, HttpServerRequest> script) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                request.bodyHandler(body -> {
                  int before = received.size();
                  received.add(
                      new Received(
                          request.method().name(),
                          request.path(),
                          request.getHeader("Authorization"),
                          body.toString()));
                  script.accept(before, request);
                }))
            .listen(0)
            .await();
  }

  Vertx vertx() {
    return vertx;
  }

  URI url() {
    return URI.create("http://localhost:" + server.actualPort());
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  static void answer(HttpServerRequest request, int status, String json) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
