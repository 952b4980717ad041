package cortile.hub.door;

import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Hashes;
import cortile.kit.IdempotencyKey;
import cortile.kit.InTurn;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls numbers of the queue when seats are free. The seats of a called number are booked for it,
/// so that nobody else gets them.
final class CallsRoom {
  private static final int MOST_CALLS = 50;

  private final Db db;
  private final SeatsRoom seats;
  private final WalkInsRoom walkIns;
  private final LeavingRoom leaving;
  private final Supplier<Optional<OffsetDateTime>> now;

  CallsRoom(
      Db db,
      SeatsRoom seats,
      WalkInsRoom walkIns,
      LeavingRoom leaving,
      Supplier<Optional<OffsetDateTime>> now) {
    this.db = db;
    this.seats = seats;
    this.walkIns = walkIns;
    this.leaving = leaving;
    this.now = now;
  }

  /// Calls the first number whose party has seats; without `entry` if nobody fits.
  Future<JsonObject> next(Stand stand) {
    return next(stand.event(), stand.slug(), 0);
  }

  private Future<JsonObject> next(long event, String slug, int after) {
    return CallsStore.fitting(db, event, after)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(new JsonObject())
                : call(event, slug, found.get()));
  }

  private Future<JsonObject> call(long event, String slug, Fitting entry) {
    var name = Optional.ofNullable(entry.name()).orElse("N. " + entry.number());
    return seats
        .walkIn(slug, entry.wanted(), name, key(entry.id()))
        .compose(
            seated ->
                db.transaction(tx -> called(tx, event, slug, entry, seated))
                    .compose(json ->
                        switch (json.getString("state")) {
                          // It went while it was called.
                          case "gone" ->
                              seats
                                  .giveBack(seated.code())
                                  .compose(freed -> next(event, slug, entry.number()));
                          // Somebody cancelled the booking that was made for it.
                          case "waiting" -> next(event, slug, entry.number());
                          default -> Future.succeededFuture(new JsonObject().put("entry", json));
                        }),
            failure ->
                // Somebody was quicker; the next may want less.
                failure instanceof Problem.Refused refused && cannot(refused.problem())
                    ? next(event, slug, entry.number())
                    : Future.failedFuture(failure));
  }

  private Future<JsonObject> called(
      Tx tx, long event, String slug, Fitting entry, SeatsRoom.Seated seated) {
    return ScansStore.lock(tx, event)
        .compose(
            locked -> CallsStore.call(tx, entry.id(), seated.booking(), now.get().orElse(null)))
        .compose(done -> {
          ViewsRoom.touchQueue(tx, slug);
          return QueueStore.one(tx, event, entry.number());
        });
  }

  // Full by now, or larger than parties may be by now.
  private static boolean cannot(Problem problem) {
    return problem.status() == 409 || problem.status() == 422;
  }

  // A number is called once in its life, so that its booking is made once. The database makes the
  // same key in hub.queue_booking.
  private static IdempotencyKey key(long entry) {
    return new IdempotencyKey("callQueue", bytes("entry " + entry), bytes("call " + entry));
  }

  private static IdempotencyKey.Bytes bytes(String text) {
    return new IdempotencyKey.Bytes(Hashes.hex(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// A called number came in, or one has gone; a `QueueEntry` of the contract. Repeatable.
  Future<JsonObject> move(Call call, Stand stand) {
    var number = Integer.parseInt(call.path("number"));
    var in = call.body().getString("state").equals("in");
    return in
        ? db.transaction(tx -> enter(tx, stand, number))
        : leaving.leave(stand.event(), stand.slug(), number);
  }

  // Together with its scans, so that nobody is in without being counted, nor the other way round.
  private Future<JsonObject> enter(Tx tx, Stand stand, int number) {
    return held(tx, stand.event(), number, now.get().orElse(null))
        .compose(held -> {
          var came = held.state().equals("in") || (held.state().equals("called") && !held.late());
          if (!came) {
            throw Problem.of(409, "queue-not-called").refused();
          }
          var seated =
              new SeatsRoom.Seated(
                  Optional.ofNullable(held.booking()).orElseThrow(),
                  Optional.ofNullable(held.code()).orElseThrow());
          ViewsRoom.touchQueue(tx, stand.slug());
          return CallsStore.move(tx, held, "in")
              .compose(moved ->
                  walkIns.enter(tx, stand, seated, held.wanted().people(), "queue " + held.id()));
        })
        .compose(entered -> QueueStore.one(tx, stand.event(), number));
  }

  /// A number as it stands, under the lock of its door until the transaction ends. 404 for one that
  /// was never given out.
  static Future<HeldNumber> held(Tx tx, long event, int number, @Nullable OffsetDateTime now) {
    return ScansStore.lock(tx, event)
        .compose(locked -> CallsStore.held(tx, event, number, now))
        .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()));
  }

  /// Calls whoever fits, in every open queue. Harmless on several nodes at once.
  Future<Void> tick() {
    return CallsStore.open(db, now.get().orElse(null))
        .compose(open -> InTurn.all(open, each -> callAll(each, MOST_CALLS)));
  }

  private Future<Void> callAll(DueNumber event, int most) {
    return next(event.event(), event.slug(), 0)
        .compose(called ->
            called.isEmpty() || most == 0 ? Future.succeededFuture() : callAll(event, most - 1));
  }
}
