package cortile.feed;

import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.function.Supplier;

/// Compares the row versions of all held views with those that were loaded, so that a lost hint is
/// healed. Compares each view by itself: commits overtake each other, so "newer than the last seen"
/// would miss some.
final class SafetyPoll {
  private static final long LEAST_GAP = 20;

  private final Vertx vertx;
  private final Reader reader;
  private final Supplier<Collection<Held>> held;
  private final LoadQueue queue;
  private boolean running;
  private boolean waiting;
  private long earliest;

  SafetyPoll(Vertx vertx, Reader reader, Supplier<Collection<Held>> held, LoadQueue queue) {
    this.vertx = vertx;
    this.reader = reader;
    this.held = held;
    this.queue = queue;
  }

  /// Compares once more, after the comparison under way.
  void soon() {
    if (waiting) {
      return;
    }
    waiting = true;
    if (!running) {
      next();
    }
  }

  private void next() {
    var delay = earliest - LoadQueue.now();
    if (delay <= 0) {
      run();
    } else {
      vertx.setTimer(delay, timer -> run());
    }
  }

  private void run() {
    waiting = false;
    running = true;
    earliest = LoadQueue.now() + LEAST_GAP;
    var names = held.get().stream().filter(one -> one.state != null).map(Held::name).toList();
    reader
        .poll(names)
        .onSuccess(this::compare)
        .onComplete(done -> {
          running = false;
          if (waiting) {
            next();
          }
        });
  }

  private void compare(Reader.Polled polled) {
    for (var one : held.get()) {
      var state = one.state;
      if (state != null
          && (!state.epoch().equals(polled.epoch())
              || one.loaded() != polled.versions().getOrDefault(one.name(), 0L))) {
        queue.want(one);
      }
    }
  }
}
