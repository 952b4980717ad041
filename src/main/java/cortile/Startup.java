package cortile;

import cortile.kit.CannotStart;
import cortile.kit.DatabaseFault;
import cortile.kit.Keys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far a node has come: what it waits for, and how to stop what has started so far. May be used
/// from any thread.
final class Startup {
  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
  private static final int PAUSE_MS = 1000;

  private final Vertx vertx;
  private final Deque<Supplier<Future<?>>> stops = new ArrayDeque<>();
  private volatile @Nullable String obstacle = "starting";
  private volatile boolean stopping;

  Startup(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Why the node is not ready; empty once it has started.
  Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  void ready() {
    if (!stopping) {
      obstacle = null;
    }
  }

  /// Notes how to stop the part that has just started.
  synchronized void stopWith(Supplier<Future<?>> stop) {
    stops.push(stop);
  }

  /// Repeats a step while the database does not answer or keys are missing. Fails with
  /// [CannotStart] for anything else.
  <T> Future<T> insist(String what, Supplier<Future<T>> step) {
    return step.get()
        .recover(failure -> {
          if (failure instanceof CannotStart) {
            return Future.failedFuture(failure);
          }
          if (stopping) {
            return Future.failedFuture(new CannotStart("stopped during the start"));
          }
          if (!mendable(failure)) {
            return Future.failedFuture(
                new CannotStart(what + ": " + failure.getMessage(), failure));
          }
          waitFor(what + ": " + failure.getMessage());
          return vertx.timer(PAUSE_MS).compose(later -> insist(what, step));
        });
  }

  private static boolean mendable(Throwable failure) {
    return failure instanceof Keys.WrongKey
        || switch (DatabaseFault.of(failure)) {
          case CONNECTION, CONTENTION -> true;
          case DATA, DEFECT -> false;
        };
  }

  private void waitFor(String reason) {
    if (!reason.equals(obstacle)) {
      LOG.warn("Waiting for {}", reason);
      obstacle = reason;
    }
  }

  /// From now on the node is not ready, and waits for nothing.
  void stopping() {
    stopping = true;
    obstacle = "stopping";
  }

  /// Stops the parts, the last one first, each also when another one failed.
  Future<Void> stop() {
    Supplier<Future<?>> last;
    synchronized (this) {
      last = stops.poll();
    }
    if (last == null) {
      return Future.succeededFuture();
    }
    return last.get()
        .onFailure(failure -> LOG.warn("A part did not stop well", failure))
        .transform(done -> stop());
  }
}
