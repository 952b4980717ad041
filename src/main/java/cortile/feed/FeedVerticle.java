package cortile.feed;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps the views of a node fresh. One on each node, deployed before whatever serves sockets.
/// Hears of changes, loads each changed view once, compares, encodes once, and hands the new state
/// to every verticle that has subscribers for it.
public final class FeedVerticle extends VerticleBase {
  private static final long TICK_MILLIS = 1000;
  private static final int SWEEP_TICKS = 60;

  private final Feed feed;
  private final Reader reader;
  private final PgConnectOptions connect;
  private @Nullable HeldViews held;
  private @Nullable OtherNodes nodes;
  private int ticks;

  /// @param db a small pool of the feed's own, so that loads and writes never wait for each other
  /// @param connect for the one connection that listens
  /// @param build changes with each build of the program, and with it the epoch
  public FeedVerticle(Feed feed, Db db, PgConnectOptions connect, String build) {
    this.feed = feed;
    this.reader = new Reader(db, new Epochs(build));
    this.connect = connect;
  }

  @Override
  public Future<?> start() {
    feed.start(vertx.eventBus());
    feed.counters().publish();
    var views = new HeldViews(vertx, feed, reader);
    var poll = new SafetyPoll(vertx, reader, views::all, views.queue());
    var others = new OtherNodes(vertx, connect, poll::soon);
    held = views;
    nodes = others;
    var bus = vertx.eventBus();
    bus.<Wire.ToFeed>localConsumer(Wire.FEED, message -> hear(message, views, others));
    vertx.setPeriodic(TICK_MILLIS, timer -> tick(views, poll, others));
    return others.start();
  }

  @Override
  public Future<?> stop() {
    Objects.requireNonNull(held).stop();
    return Objects.requireNonNull(nodes).stop();
  }

  private static void hear(Message<Wire.ToFeed> message, HeldViews views, OtherNodes others) {
    switch (message.body()) {
      case Wire.Hint hint -> {
        views.hint(hint);
        others.tell();
      }
      case Wire.Watch watch -> views.watch(watch);
      case Wire.Leave leave -> views.leave(leave);
      case Wire.Look look ->
          views
              .look(look)
              .onComplete(
                  message::reply,
                  failure -> message.fail(503, String.valueOf(failure.getMessage())));
    }
  }

  private void tick(HeldViews views, SafetyPoll poll, OtherNodes others) {
    views.dropIdle();
    poll.soon();
    others.count();
    if (++ticks % SWEEP_TICKS == 0) {
      reader.sweep();
    }
  }
}
