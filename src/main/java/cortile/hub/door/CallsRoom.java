package cortile.hub.door;

import cortile.identity.Devices;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Hashes;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/// Calls numbers of the queue when seats are free. The seats of a called number are booked for it,
/// so that nobody else gets them, and given back when it does not come.
final class CallsRoom {
  private static final int MOST_CALLS = 50;

  private final Db db;
  private final SeatsRoom seats;
  private final WalkInsRoom walkIns;
  private final Devices devices;
  private final Supplier<Optional<OffsetDateTime>> now;

  CallsRoom(
      Db db,
      SeatsRoom seats,
      WalkInsRoom walkIns,
      Devices devices,
      Supplier<Optional<OffsetDateTime>> now) {
    this.db = db;
    this.seats = seats;
    this.walkIns = walkIns;
    this.devices = devices;
    this.now = now;
  }

  /// Calls the first number whose party has seats; without `entry` if nobody fits.
  Future<JsonObject> next(Stand stand) {
    return next(stand.event(), stand.slug(), 0);
  }

  private Future<JsonObject> next(long event, String slug, int after) {
    return QueueStore.fitting(db, event, after)
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
                        json.getString("state").equals("gone")
                            ? giveBack(event, slug, entry, seated)
                            : Future.succeededFuture(new JsonObject().put("entry", json))),
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
            locked -> QueueStore.call(tx, entry.id(), seated.booking(), now.get().orElse(null)))
        .compose(done -> {
          ViewsRoom.touchQueue(tx, slug);
          return QueueStore.one(tx, event, entry.number());
        });
  }

  // Full by now, or larger than parties may be by now.
  private static boolean cannot(Problem problem) {
    return problem.status() == 409 || problem.status() == 422;
  }

  // It went while it was called.
  private Future<JsonObject> giveBack(
      long event, String slug, Fitting entry, SeatsRoom.Seated seated) {
    return seats.giveBack(seated.code()).compose(freed -> next(event, slug, entry.number()));
  }

  // A number is called once in its life, so that its booking is made once.
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
    return in ? enter(stand, number) : leave(stand.event(), stand.slug(), number, false);
  }

  private Future<JsonObject> enter(Stand stand, int number) {
    return db.transaction(tx ->
            ScansStore.lock(tx, stand.event())
                .compose(locked -> held(tx, stand.event(), number))
                .compose(held -> {
                  var came =
                      held.state().equals("in") || (held.state().equals("called") && !held.late());
                  if (!came) {
                    throw Problem.of(409, "queue-not-called").refused();
                  }
                  ViewsRoom.touchQueue(tx, stand.slug());
                  return QueueStore.move(tx, held.id(), "in").map(held);
                }))
        .compose(held -> {
          var seated =
              new SeatsRoom.Seated(
                  Optional.ofNullable(held.booking()).orElseThrow(),
                  Optional.ofNullable(held.code()).orElseThrow());
          return walkIns.enter(stand, seated, held.wanted().people(), "queue " + held.id());
        })
        .compose(entered -> db.transaction(tx -> QueueStore.one(tx, stand.event(), number)));
  }

  /// Gives the asking browser's number back.
  Future<Void> leaveOwn(Call call) {
    var slug = call.path("event");
    var device = devices.read(call.context().request());
    if (device.isEmpty()) {
      return Future.succeededFuture();
    }
    return QueueStore.event(db, slug, null)
        .compose(event ->
            QueueStore.own(db, slug, device.get())
                .compose(own ->
                    event.isEmpty() || own.isEmpty()
                        ? Future.succeededFuture()
                        : leave(event.get().id(), slug, own.get().getInteger("number"), false)
                            .mapEmpty()));
  }

  // First the seats are given back: if we die in between, the number is still called and it is done
  // again.
  private Future<JsonObject> leave(long event, String slug, int number, boolean onlyLate) {
    return db.transaction(tx -> held(tx, event, number))
        .compose(held -> {
          var code = held.code();
          var goes =
              (held.state().equals("waiting") && !onlyLate)
                  || (held.state().equals("called") && (!onlyLate || held.late()));
          if (!goes) {
            return db.transaction(tx -> QueueStore.one(tx, event, number));
          }
          var freed = code == null ? Future.<Void>succeededFuture() : seats.giveBack(code);
          return freed.compose(done -> db.transaction(tx -> gone(tx, event, slug, number, held)));
        });
  }

  private static Future<JsonObject> gone(
      Tx tx, long event, String slug, int number, HeldNumber held) {
    return ScansStore.lock(tx, event)
        .compose(locked -> QueueStore.move(tx, held.id(), "gone"))
        .compose(moved -> {
          ViewsRoom.touchQueue(tx, slug);
          return QueueStore.one(tx, event, number);
        });
  }

  private Future<HeldNumber> held(Tx tx, long event, int number) {
    OffsetDateTime test = now.get().orElse(null);
    return QueueStore.held(tx, event, number, test)
        .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()));
  }

  /// Gives back the seats of numbers that did not come, and calls others. Harmless on several nodes
  /// at once.
  Future<Void> tick() {
    var test = now.get().orElse(null);
    return QueueStore.late(db, test)
        .compose(late -> {
          Future<Void> chain = Future.succeededFuture();
          for (var each : late) {
            chain =
                chain.compose(
                    before -> leave(each.event(), each.slug(), each.number(), true).mapEmpty());
          }
          return chain;
        })
        .compose(left -> QueueStore.open(db, test))
        .compose(open -> {
          Future<Void> chain = Future.succeededFuture();
          for (var each : open) {
            chain = chain.compose(before -> callAll(each, MOST_CALLS));
          }
          return chain;
        });
  }

  private Future<Void> callAll(DueNumber event, int most) {
    return next(event.event(), event.slug(), 0)
        .compose(called ->
            called.isEmpty() || most == 0 ? Future.succeededFuture() : callAll(event, most - 1));
  }
}
