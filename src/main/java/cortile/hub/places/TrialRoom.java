package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells what is said again, because its answer was lost, from what comes too late.
final class TrialRoom {
  private TrialRoom() {}

  /// What would be written and what is there to be read, of the same thing.
  record Change(Supplier<Future<?>> write, Supplier<Future<JsonObject>> document) {}

  /// Writes, unless that is there already. 409 if another revision than the one that is replaced
  /// says something else.
  static Future<Void> write(Tx tx, int revision, Optional<Integer> replaces, Change change) {
    return replaces.isEmpty() || replaces.get() == revision
        ? change.write().get().mapEmpty()
        : there(tx, change)
            .map(there -> {
              if (!there) {
                Refusals.refuseOther(revision, replaces);
              }
              return null;
            });
  }

  // Only the database knows what a draft comes to, so it is written and undone.
  private static Future<Boolean> there(Tx tx, Change change) {
    return said(change)
        .compose(before ->
            tx.define("savepoint trial")
                .compose(v -> change.write().get())
                .compose(v -> said(change))
                .map(before::equals)
                .otherwise(false)
                .compose(same -> tx.define("rollback to savepoint trial").map(same)));
  }

  private static Future<JsonObject> said(Change change) {
    return change
        .document()
        .get()
        .map(document -> {
          var said = document.copy();
          said.remove("revision");
          said.remove("now");
          return said;
        });
  }
}
