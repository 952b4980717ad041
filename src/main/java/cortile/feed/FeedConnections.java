package cortile.feed;

import cortile.kit.Problems;
import cortile.kit.web.Part;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.ext.web.Router;
import java.time.InstantSource;

/// The feed's part of one HTTP verticle: its sockets, its event streams, and plain reading of
/// views. Made and used on that verticle's event loop, after the [FeedVerticle] was deployed.
public final class FeedConnections implements Part {
  private static final long TICK_MILLIS = 1000;

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

  /// Serves `/feed` and `/api/views/`. Before the contract's router, which can't serve names with
  /// slashes.
  @Override
  public void mount(Router root) {
    root.get("/feed").handler(new SocketRoute(desk)::handle);
    root.route(ViewsRoute.PATH + "*").handler(new ViewsRoute(vertx, desk)::handle);
  }

  /// Sends everybody away, to come back to another node or to this one when it runs again.
  /// Completes when they are gone, or after the server's own patience with closing sockets.
  @Override
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
