package cortile.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Decides when a view is loaded: at once after a quiet spell, else at most once per interval;
/// never twice at once; few at a time, in the order in which they became due. A hint during a load
/// causes one more. Under load the interval stretches: a view rests at least as long as its last
/// load took.
final class LoadQueue {
  private static final long FIRST_RETRY = 50;
  private static final long LAST_RETRY = 1000;

  private final Vertx vertx;
  private final int parallel;
  private final Function<Held, Future<Void>> load;
  private final Deque<Held> due = new ArrayDeque<>();
  private int running;

  /// @param load loads and takes in; fails if it has to be tried again
  LoadQueue(Vertx vertx, int parallel, Function<Held, Future<Void>> load) {
    this.vertx = vertx;
    this.parallel = parallel;
    this.load = load;
  }

  static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /// Something may have changed.
  void want(Held held) {
    held.dirty = true;
    schedule(held);
  }

  private void schedule(Held held) {
    if (!held.dirty || held.waiting || held.loading || held.dropped) {
      return;
    }
    held.waiting = true;
    var delay = held.earliest - now();
    if (delay <= 0) {
      enqueue(held);
    } else {
      vertx.setTimer(delay, timer -> enqueue(held));
    }
  }

  private void enqueue(Held held) {
    due.add(held);
    while (running < parallel && !due.isEmpty()) {
      start(due.remove());
    }
  }

  private void start(Held held) {
    held.waiting = false;
    if (held.dropped) {
      return;
    }
    held.dirty = false;
    held.loading = true;
    held.started++;
    running++;
    var begin = now();
    load.apply(held).onComplete(done -> ended(held, begin, done.succeeded()));
  }

  private void ended(Held held, long begin, boolean worked) {
    running--;
    held.loading = false;
    var end = now();
    if (worked) {
      held.failures = 0;
      var minimum = held.named.view().minimum().toMillis();
      held.earliest = Math.max(begin + minimum, end + (end - begin));
    } else {
      held.failures++;
      held.dirty = true;
      held.earliest = end + Math.min(LAST_RETRY, FIRST_RETRY << Math.min(held.failures, 10));
    }
    schedule(held);
    while (running < parallel && !due.isEmpty()) {
      start(due.remove());
    }
  }
}
