package cortile.feed;

import cortile.kit.Problems;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.InstantSource;

/// The feed's part of one HTTP verticle: its sockets, its event streams, and plain reading of
/// views. Made and used on that verticle's event loop, after the [FeedVerticle] was deployed.
public final class FeedConnections {
  private static final long TICK_MILLIS = 1000;
  private static final int LARGEST_FRAME = 64 * 1024;

  private final Vertx vertx;
  private final Desk desk;
  private final MessageConsumer<Wire.Recheck> rechecks;
  private final long timer;

  public FeedConnections(
      Vertx vertx,
      Feed feed,
      Speakers speakers,
      Tickets tickets,
      Problems problems,
      FeedOptions options) {
    this.vertx = vertx;
    var access = new Access(speakers, InstantSource.system());
    var watches = new Watches(vertx);
    this.desk =
        new Desk(
            feed,
            options,
            problems,
            speakers,
            tickets,
            access,
            watches,
            new Rechecks(access, watches),
            new PingWheel());
    this.rechecks =
        vertx
            .eventBus()
            .localConsumer(
                Wire.RECHECK, message -> desk.rechecks().changed(message.body().session()));
    this.timer = vertx.setPeriodic(TICK_MILLIS, tick -> tick());
  }

  /// What a server with sockets has to be set to. Compression costs more processor time and memory
  /// than the bytes are worth; the strict thread mode saves a third of each socket's memory.
  public static HttpServerOptions prepare(HttpServerOptions options) {
    return options
        .setStrictThreadMode(true)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setRegisterWebSocketWriteHandlers(false)
        .setMaxWebSocketFrameSize(LARGEST_FRAME);
  }

  /// Serves `/feed` and `/api/views/`. Before the contract's router, which can't serve names with
  /// slashes.
  public void mount(Router root) {
    root.get("/feed").handler(new SocketRoute(desk)::handle);
    root.route(ViewsRoute.PATH + "*").handler(new ViewsRoute(vertx, desk)::handle);
  }

  /// Sends everybody away, to come back to another node or to this one when it runs again.
  /// Completes when they are gone, or after the server's own patience with closing sockets.
  public Future<Void> close() {
    vertx.cancelTimer(timer);
    desk.wheel().forEach(Outlet::end);
    desk.watches().close();
    return rechecks.unregister();
  }

  private void tick() {
    desk.wheel().tick();
    desk.rechecks().tick();
  }
}
