package cortile.hub.door;

import cortile.identity.Speaker;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.InTurn;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who did not come: noted by staff, who frees the seats for others, or by the clock after the end.
final class NoShowsRoom {
  private final Db db;
  private final KeepersRoom keepers;
  private final SeatsRoom seats;
  private final Supplier<Optional<OffsetDateTime>> now;

  NoShowsRoom(Db db, KeepersRoom keepers, SeatsRoom seats, Supplier<Optional<OffsetDateTime>> now) {
    this.db = db;
    this.keepers = keepers;
    this.seats = seats;
    this.now = now;
  }

  Future<JsonObject> list(Call call) {
    return NoShowsStore.list(db, call.path("event"))
        .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()));
  }

  /// Notes who has not come and frees their seats. 409 before the time. What was noted but not
  /// freed, because we died in between, is freed when it is said again.
  Future<JsonObject> note(Call call) {
    var by = Speaker.of(call).subject();
    return keepers
        .at(call)
        .compose(stand ->
            db.transaction(tx -> note(tx, stand, codes(call.body()), by))
                .compose(absent ->
                    seats
                        .release(stand.slug(), absent.guests())
                        .map(freed ->
                            new JsonObject()
                                .put("bookings", absent.bookings().size())
                                .put("seats", absent.people()))));
  }

  private Future<Absent> note(Tx tx, Stand stand, String @Nullable [] codes, String by) {
    var test = now.get().orElse(null);
    return ScansStore.lock(tx, stand.event())
        .compose(locked -> NoShowsStore.late(tx, stand.event(), test))
        .compose(late ->
            late
                ? NoShowsStore.absent(tx, stand.event(), codes)
                : Future.failedFuture(Problem.of(409, "no-shows-early").refused()))
        .compose(absent ->
            NoShowsStore.note(tx, stand.event(), absent.bookings(), true, by, test)
                .map(noted -> {
                  ViewsRoom.touch(tx, stand.slug());
                  return absent;
                }));
  }

  private static String @Nullable [] codes(JsonObject body) {
    JsonArray codes = body.getJsonArray("bookings");
    return codes == null ? null : codes.stream().map(String::valueOf).toArray(String[]::new);
  }

  Future<Void> excuse(Call call) {
    var by = Speaker.of(call).subject();
    return db.transaction(tx ->
        NoShowsStore.excuse(tx, call.path("event"), call.path("code"), by)
            .map(found -> {
              if (!found) {
                throw Problem.of(404, "not-found").refused();
              }
              ViewsRoom.touch(tx, call.path("event"));
              return null;
            }));
  }

  /// Notes who did not come to what is over, each event once on whichever node.
  Future<Void> tick() {
    return NoShowsStore.over(db, now.get().orElse(null))
        .compose(over -> InTurn.all(over, each -> db.transaction(tx -> sweep(tx, each))));
  }

  private Future<Void> sweep(Tx tx, OverEvent over) {
    return ScansStore.lock(tx, over.event())
        .compose(locked -> NoShowsStore.swept(tx, over.event()))
        .compose(first ->
            first
                ? NoShowsStore.absent(tx, over.event(), null)
                    .compose(absent ->
                        NoShowsStore.note(
                            tx,
                            over.event(),
                            absent.bookings(),
                            false,
                            null,
                            now.get().orElse(null)))
                    .onSuccess(noted -> ViewsRoom.touch(tx, over.slug()))
                : Future.succeededFuture());
  }
}
