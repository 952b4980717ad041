package cortile.hub.door;

import cortile.hub.events.Seats;
import cortile.identity.Devices;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Requests;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Numbers for those who wait to walk in: taken at the desk, or by oneself while the queue is open.
final class QueueRoom {
  private static final int MOST_WAITING = 300;
  private static final int RETRY_S = 60;

  private final Db db;
  private final Devices devices;
  private final Supplier<Optional<OffsetDateTime>> now;

  QueueRoom(Db db, Devices devices, Supplier<Optional<OffsetDateTime>> now) {
    this.db = db;
    this.devices = devices;
    this.now = now;
  }

  /// A number that was given out.
  ///
  /// @param cookie to be set, if the browser was not known
  record Joined(JsonObject place, Optional<String> cookie) {}

  /// Gives a number out. Staff takes numbers for others, everybody else one for themselves.
  Future<Joined> join(Call call) {
    var wanted = WalkInsRoom.wanted(call.body());
    var staff = KeepersRoom.staff(call).isPresent();
    var request = call.context().request();
    var known = staff ? Optional.<String>empty() : devices.read(request);
    var made = staff || known.isPresent() ? null : devices.make(request);
    var device = made == null ? known.orElse(null) : made.id();
    // A new browser has no name yet that a repetition could bring.
    var key = IdempotencyKey.of(call, "joinQueue", call.path("event"));
    return event(call)
        .compose(event -> {
          if (wanted.people() > event.partyMost()) {
            throw Problem.of(422, "invalid")
                .with(List.of(Problem.Field.of("/seats", "queue-party", event.partyMost())))
                .refused();
          }
          if (!event.going() || (!staff && !event.open())) {
            throw Problem.of(409, "queue-closed").refused();
          }
          return db.transaction(tx ->
              Requests.once(
                      tx,
                      key,
                      first ->
                          join(
                              first,
                              event.id(),
                              call.path("event"),
                              wanted,
                              call.body().getString("name"),
                              device))
                  .compose(joined -> {
                    var number = joined.getInteger("number");
                    // The answer that brought the first cookie may have been lost.
                    var claimed =
                        made == null
                            ? Future.<Void>succeededFuture()
                            : QueueStore.claim(tx, event.id(), number, made.id());
                    return claimed.compose(own -> QueueStore.place(tx, event.id(), number));
                  }));
        })
        .map(place -> new Joined(place, Optional.ofNullable(made).map(Devices.Made::cookie)));
  }

  private static Future<JsonObject> join(
      Tx tx,
      long event,
      String slug,
      Seats wanted,
      @Nullable String name,
      @Nullable String device) {
    return ScansStore.lock(tx, event)
        .compose(locked -> QueueStore.live(tx, event, device))
        .compose(live -> {
          var own = live.own();
          if (own != null) {
            return Future.succeededFuture(own);
          }
          if (live.waiting() >= MOST_WAITING) {
            throw Problem.of(503, "busy").retryAfter(RETRY_S).refused();
          }
          ViewsRoom.touchQueue(tx, slug);
          return QueueStore.join(tx, event, wanted, name, device);
        })
        .map(number -> new JsonObject().put("number", number));
  }

  /// The asking browser's own number; 404 without one.
  Future<JsonObject> own(Call call) {
    return devices
        .read(call.context().request())
        .map(device -> QueueStore.own(db, call.path("event"), device))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()));
  }

  /// Who waits and who is called, for the door.
  Future<JsonObject> list(Call call, Stand stand) {
    return event(call)
        .compose(event ->
            QueueStore.list(db, stand.event())
                .map((JsonArray entries) ->
                    new JsonObject().put("open", event.open()).put("entries", entries)));
  }

  private Future<QueueEvent> event(Call call) {
    return QueueStore.event(db, call.path("event"), now.get().orElse(null))
        .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()));
  }
}
