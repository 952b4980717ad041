package cortile.hub.places;

import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Requests;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Times for which a place or a resource is closed.
final class ClosuresRoom {
  private static final Asker STAFF = new Asker(null, true, null);

  private final Db db;
  private final Supplier<@Nullable Instant> clock;

  ClosuresRoom(Db db, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Closes a place or one of its resources; says what is reserved there meanwhile.
  Future<JsonObject> close(String place, JsonObject draft, IdempotencyKey key) {
    Refusals.refuse(PlaceRules.closure(EditingRoom.plain(draft)));
    var closure = OpeningStore.closure(draft);
    return db.transaction(tx ->
        Requests.once(
            tx,
            key,
            once ->
                EditingRoom.document(once, place, STAFF, clock.get())
                    .compose(document -> {
                      var resource = draft.getString("resource");
                      if (resource != null
                          && !document.getJsonObject("resources").containsKey(resource)) {
                        throw Refusals.invalid("/resource", "unknown-resource", resource);
                      }
                      once.touch(TouchesStore.today(place));
                      return ClosuresStore.close(once, place, draft, closure)
                          .compose(id ->
                              WeekStore.affected(once, place, resource, closure)
                                  .map(affected ->
                                      new JsonObject()
                                          .put("closure", id.toString())
                                          .put("affected", affected)));
                    })));
  }

  /// Takes a closure back. Repeatable.
  Future<Void> open(String place, long closure) {
    return db.transaction(tx -> {
      tx.touch(TouchesStore.today(place));
      return ClosuresStore.open(tx, place, closure);
    });
  }
}
