package cortile.budgets;

import cortile.budgets.count.EndlessException;
import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Counts a closed vote, once among all nodes: one takes it, counts on a thread of its own, and
/// stores what came out.
final class CountJob {
  private final Vertx vertx;
  private final Db db;
  private final WorkerExecutor worker;
  private final UUID node = UUID.randomUUID();
  private final Map<String, Future<Void>> running = new ConcurrentHashMap<>();

  CountJob(Vertx vertx, Db db) {
    this.vertx = vertx;
    this.db = db;
    worker = vertx.createSharedWorkerExecutor("count", 1, 1, TimeUnit.HOURS);
  }

  /// Counts unless that has been done. Done when this node is: with the outcome stored, with the
  /// failure noted, or with nothing where another node is at it.
  Future<Void> run(String slug) {
    var done = Promise.<Void>promise();
    var already = running.putIfAbsent(slug, done.future());
    if (already != null) return already;
    CountingStore.take(db, slug, node)
        .compose(id -> id.isPresent() ? count(slug, id.get()) : Future.succeededFuture())
        .onComplete(counted -> {
          running.remove(slug);
          done.handle(counted);
        });
    return done.future();
  }

  private Future<Void> count(String slug, long id) {
    var at = new AtomicReference<>(new CountingStore.At("reading", "", 0, 0));
    long beats =
        vertx.setPeriodic(
            1_000, v -> CountingStore.beat(db, id, node, Objects.requireNonNull(at.get())));
    return DraftsRoom.held(db, slug, (tx, held) -> OutcomesStore.read(tx, slug))
        .compose(raw -> worker.executeBlocking(() -> counted(raw, at), false))
        .compose(counted -> store(slug, id, counted))
        .recover(failure ->
            failure instanceof EndlessException
                ? CountingStore.fail(db, id, node, Objects.toString(failure.getMessage(), ""))
                : Future.failedFuture(failure))
        .onComplete(v -> vertx.cancelTimer(beats));
  }

  private static OutcomesStore.Counted counted(
      OutcomesStore.Raw raw, AtomicReference<CountingStore.At> at) {
    var input = OutcomesStore.input(raw);
    return input.counted(
        input.rule(),
        (pot, round, filled) -> at.set(new CountingStore.At("counting", pot, round, filled)));
  }

  // A project that was withdrawn meanwhile changes the outcome: nothing is stored, and the clock's
  // next turn counts again.
  private Future<Void> store(String slug, long id, OutcomesStore.Counted counted) {
    return DraftsRoom.held(
        db,
        slug,
        (tx, held) ->
            OutcomesStore.store(tx, counted).compose(v -> CountingStore.done(tx, id, node)));
  }
}
