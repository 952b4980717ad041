package cortile.kit.web;

import cortile.kit.Problem;
import cortile.kit.Problems;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The server that people use, one instance per core: the API, the feed, the pages.
public final class HttpVerticle extends VerticleBase {
  private static final int IDLE_S = 75;
  private static final int LARGEST_MESSAGE = 16 * 1024;
  private static final int LAST_REQUESTS_S = 10;

  /// What all instances serve.
  ///
  /// @param port -1 for any free one
  /// @param secure people come over https
  /// @param api the operations of the contract, without the leading `/api`
  /// @param feed makes the feed's side of one instance
  public record Site(
      String host,
      int port,
      boolean secure,
      Router api,
      Supplier<Part> feed,
      WebRoot pages,
      Problems problems) {}

  private final Site site;
  private @Nullable HttpServer server;
  private @Nullable Part feed;

  public HttpVerticle(Site site) {
    this.site = site;
  }

  @Override
  public Future<?> start() {
    var part = site.feed().get();
    feed = part;
    var listening = vertx.createHttpServer(options()).requestHandler(router(part)).listen();
    return listening.onSuccess(started -> server = started);
  }

  private HttpServerOptions options() {
    var options = new HttpServerOptions();
    options.setHost(site.host()).setPort(site.port());
    options.setIdleTimeout(IDLE_S).setTcpNoDelay(true);
    options.setHandle100ContinueAutomatically(true);
    // Compression costs more processor time and memory than the small frames of the feed are worth;
    // the strict thread mode saves a third of each socket's memory.
    return options
        .setStrictThreadMode(true)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setRegisterWebSocketWriteHandlers(false)
        .setMaxWebSocketFrameSize(LARGEST_MESSAGE)
        .setMaxWebSocketMessageSize(LARGEST_MESSAGE);
  }

  private Router router(Part part) {
    var router = Router.router(vertx);
    router.route().handler(new RequestMetrics());
    router.route().handler(new SecurityHeaders(site.secure()));
    part.mount(router);
    router.route("/api/*").subRouter(site.api());
    router
        .route("/api/*")
        .handler(context -> site.problems().answer(context, Problem.of(404, "not-found")));
    router.route().handler(new Pages(site.pages(), site.problems()));
    router.route().failureHandler(site.problems()::answer);
    return router;
  }

  /// The port that was taken; 0 before the start.
  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  /// Takes no more connections, sends the feed's readers away, and ends when the last request was
  /// answered.
  @Override
  public Future<?> stop() {
    var parting = feed == null ? Future.<Void>succeededFuture() : feed.close();
    return parting.eventually(() ->
        server == null
            ? Future.succeededFuture()
            : server.shutdown(LAST_REQUESTS_S, TimeUnit.SECONDS));
  }
}
