package cortile.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The views that this node holds, because they have subscribers or were asked for a moment ago.
/// Touched by the FeedVerticle's event loop only.
final class HeldViews {
  private static final Logger LOG = LoggerFactory.getLogger(HeldViews.class);
  private static final int PARALLEL_LOADS = 4;
  private static final int MOST_HELD = 20_000;
  private static final long ABSENT_MILLIS = 1000;
  private static final long PATIENCE_MILLIS = 2000;
  private static final long LINGER_MILLIS = 30_000;

  private final Feed feed;
  private final EventBus bus;
  private final Reader reader;
  private final LoadQueue queue;
  private final Map<String, Held> held = new HashMap<>();
  private long serial;
  private boolean stopping;

  HeldViews(Vertx vertx, Feed feed, Reader reader) {
    this.feed = feed;
    this.bus = vertx.eventBus();
    this.reader = reader;
    this.queue = new LoadQueue(vertx, PARALLEL_LOADS, this::load);
  }

  Collection<Held> all() {
    return held.values();
  }

  LoadQueue queue() {
    return queue;
  }

  void hint(Wire.Hint hint) {
    for (var name : hint.names()) {
      var one = held.get(name);
      if (one != null) {
        queue.want(one);
      }
    }
  }

  void leave(Wire.Leave leave) {
    var one = held.get(leave.view());
    if (one != null) {
      one.watchers.remove(leave.watcher());
      one.lastAsked = LoadQueue.now();
    }
  }

  void watch(Wire.Watch watch) {
    var one = hold(watch.view());
    if (one == null || isKnownAbsent(one)) {
      bus.send(watch.watcher(), new Wire.Absent(watch.view()));
      return;
    }
    one.watchers.add(watch.watcher());
    var state = one.state;
    if (state != null) {
      bus.send(watch.watcher(), state);
    } else if (!one.loading) {
      queue.want(one);
    }
  }

  Future<Object> look(Wire.Look look) {
    var one = hold(look.view());
    if (one == null || isKnownAbsent(one)) {
      return Future.succeededFuture(new Wire.Absent(look.view()));
    }
    var state = one.state;
    var tooOld = one.loaded() < look.atLeast();
    if (state != null && !tooOld && !one.dirty && !one.loading) {
      return Future.succeededFuture(state);
    }
    // A version that this node does not know yet may be younger than the load under way.
    if (!one.loading || (look.atLeast() > 0 && tooOld)) {
      queue.want(one);
    }
    var asked = one.ask(look.atLeast());
    // What was seen a moment ago is better than nothing while the database is slow.
    return state == null || tooOld
        ? asked
        : asked.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).otherwise(state);
  }

  /// From now on loads fail because the pool is closed, which is no news.
  void stop() {
    stopping = true;
  }

  /// Lets go of what nobody wants any more.
  void dropIdle() {
    var now = LoadQueue.now();
    held.values()
        .removeIf(one -> {
          var enough = one.absent ? ABSENT_MILLIS : LINGER_MILLIS;
          one.dropped = one.watchers.isEmpty() && !one.isAsked() && now - one.lastAsked > enough;
          return one.dropped;
        });
    feed.counters().held().add(held.size() - feed.counters().held().sum());
  }

  private @Nullable Held hold(String name) {
    var one = held.get(name);
    if (one == null) {
      var named = feed.find(name);
      if (named.isEmpty() || held.size() >= MOST_HELD) {
        return null;
      }
      one = new Held(named.get());
      held.put(name, one);
    }
    one.lastAsked = LoadQueue.now();
    return one;
  }

  private static boolean isKnownAbsent(Held one) {
    return one.absent
        && !one.dirty
        && !one.loading
        && LoadQueue.now() - one.absentSince < ABSENT_MILLIS;
  }

  private Future<Void> load(Held one) {
    return reader
        .load(one.named)
        .<Void>map(loaded -> {
          take(one, loaded);
          return null;
        })
        .onFailure(failure -> failed(one, failure));
  }

  private void take(Held one, Reader.Loaded loaded) {
    feed.counters().loads().increment();
    if (loaded.state().isEmpty()) {
      gone(one);
      return;
    }
    var before = one.state;
    var tree = TreeReader.read(loaded.state().get(), before == null ? null : before.state());
    var next = ViewState.next(before, ++serial, one.name(), loaded.version(), tree);
    if (before != null && next.serial() == before.serial() && !tree.equals(before.state())) {
      LOG.error("{} shows something else without having been touched", one.name());
    }
    one.state = next;
    one.absent = false;
    if (next.differsFrom(before)) {
      feed.counters().changes().increment();
      one.watchers.forEach(watcher -> bus.send(watcher, next));
    }
    one.answer(next);
  }

  private void gone(Held one) {
    var absent = new Wire.Absent(one.name());
    one.state = null;
    one.absent = true;
    one.absentSince = LoadQueue.now();
    one.watchers.forEach(watcher -> bus.send(watcher, absent));
    one.watchers.clear();
    one.answer(absent);
  }

  private void failed(Held one, Throwable failure) {
    feed.counters().failures().increment();
    if (one.failures == 0 && !stopping) {
      LOG.warn("{} can't be loaded now, will be tried again", one.name(), failure);
    }
    one.answerFailure(failure);
  }
}
