package cortile.polls;

import cortile.kit.Db;
import io.vertx.core.Future;

/// Closes rounds whose time is over.
final class CountdownJob {
  private final Db db;

  CountdownJob(Db db) {
    this.db = db;
  }

  /// Closes what is due by the database's clock; each workshop under its lock, so several nodes do
  /// it once.
  Future<Void> tick() {
    return DueStore.due(db)
        .compose(due -> {
          Future<Void> chain = Future.succeededFuture();
          for (var each : due) {
            chain = chain.compose(before -> close(each));
          }
          return chain;
        });
  }

  private Future<Void> close(DueStore.Due due) {
    return db.transaction(tx ->
        DueStore.closeDue(tx, due.workshop())
            .map(closed -> {
              if (closed) {
                ViewsRoom.changed(tx, due.code());
              }
              return null;
            }));
  }
}
