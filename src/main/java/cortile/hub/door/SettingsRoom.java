package cortile.hub.door;

import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// What staff sets at a door and sees to at the desk.
final class SettingsRoom {
  private final Db db;

  SettingsRoom(Db db) {
    this.db = db;
  }

  Future<JsonObject> get(Call call) {
    return SettingsStore.get(db, call.path("event"))
        .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()));
  }

  Future<JsonObject> put(Call call) {
    return db.transaction(tx ->
            SettingsStore.put(tx, call.path("event"), call.body())
                .onSuccess(found -> {
                  if (found) {
                    ViewsRoom.touchQueue(tx, call.path("event"));
                  }
                }))
        .compose(done -> get(call));
  }

  Future<JsonObject> desk() {
    return SettingsStore.desk(db);
  }

  Future<JsonArray> conflicts(Stand stand) {
    return ConflictsStore.list(db, stand.event());
  }

  /// Somebody saw to a conflict; repeatable.
  Future<Void> settle(Call call, Stand stand) {
    var conflict = DoorRoutes.id(call, "conflict");
    return db.transaction(tx ->
        ConflictsStore.settle(tx, stand.event(), conflict, stand.keeper())
            .map(found -> {
              if (!found) {
                throw Problem.of(404, "not-found").refused();
              }
              ViewsRoom.touch(tx, stand.slug());
              return null;
            }));
  }
}
