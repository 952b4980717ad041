package cortile.kit.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Health, readiness and metrics, on a port of their own that the town's people never reach.
public final class ManagementVerticle extends VerticleBase {
  private static final int PATIENCE_S = 3;

  private final String host;
  private final int port;
  private final Supplier<Future<List<String>>> obstacles;
  private final PrometheusMeterRegistry metrics;
  private @Nullable HttpServer server;

  /// @param port 0 for any free one
  /// @param obstacles why this node should get no requests now; empty if it may
  public ManagementVerticle(
      String host,
      int port,
      Supplier<Future<List<String>>> obstacles,
      PrometheusMeterRegistry metrics) {
    this.host = host;
    this.port = port;
    this.obstacles = obstacles;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer()
        .requestHandler(this::answer)
        .listen(port, host)
        .onSuccess(started -> server = started);
  }

  /// The port that was taken; 0 before the start.
  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/healthz" -> json(request, 200, new JsonObject().put("healthy", true));
      case "/readyz" -> readiness(request);
      case "/metrics" ->
          request
              .response()
              .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
              .end(metrics.scrape());
      default -> request.response().setStatusCode(404).end();
    }
  }

  private void readiness(HttpServerRequest request) {
    obstacles
        .get()
        .timeout(PATIENCE_S, TimeUnit.SECONDS)
        .otherwise(failure -> List.of("the database does not answer"))
        .onSuccess(found ->
            json(
                request,
                found.isEmpty() ? 200 : 503,
                new JsonObject()
                    .put("ready", found.isEmpty())
                    .put("obstacles", new JsonArray(found))));
  }

  private static void json(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }
}
