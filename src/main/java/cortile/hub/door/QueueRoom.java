package cortile.hub.door;

import cortile.hub.events.Seats;
import cortile.identity.Attempts;
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
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Numbers for those who wait to walk in: taken at the desk, or by oneself while the queue is open.
final class QueueRoom {
  private static final int MOST_WAITING = 300;
  private static final int RETRY_S = 60;

  // A hall shares one address, but not even a hall takes more than one number a second.
  private static final int MOST_A_MINUTE = 60;

  private final Db db;
  private final KeepersRoom keepers;
  private final Devices devices;
  private final Supplier<Optional<OffsetDateTime>> now;
  private final Attempts attempts = new Attempts(new SecureRandom().nextInt(), MOST_A_MINUTE);

  QueueRoom(Db db, KeepersRoom keepers, Devices devices, Supplier<Optional<OffsetDateTime>> now) {
    this.db = db;
    this.keepers = keepers;
    this.devices = devices;
    this.now = now;
  }

  /// Gives a number out, a `QueuePlace` of the contract. Staff and the phones at the door take
  /// numbers for others, everybody else one for themselves: 403 for a browser that we do not know
  /// yet, which gets the cookie by which it is known when it asks again.
  Future<JsonObject> join(Call call) {
    return keepers.keeps(call).compose(keeper -> join(call, keeper));
  }

  private Future<JsonObject> join(Call call, boolean keeper) {
    var wanted = WalkInsRoom.wanted(call.body());
    var request = call.context().request();
    var device = keeper ? null : devices.read(request).orElse(null);
    if (!keeper && device == null) {
      call.context().response().putHeader("Set-Cookie", devices.make(request).cookie());
      throw Problem.of(403, "queue-cookie").refused();
    }
    var remote = request.remoteAddress();
    var address = remote == null ? "" : String.valueOf(remote.hostAddress());
    var key = IdempotencyKey.of(call, "joinQueue", call.path("event"));
    var asked = new Asked(call.path("event"), wanted, call.body().getString("name"), device);
    return event(call)
        .compose(event -> {
          if (wanted.people() > event.partyMost()) {
            throw Problem.of(422, "invalid")
                .with(List.of(Problem.Field.of("/seats", "queue-party", event.partyMost())))
                .refused();
          }
          if (!event.going() || (!keeper && !event.open())) {
            throw Problem.of(409, "queue-closed").refused();
          }
          return db.transaction(tx ->
              Requests.once(tx, key, first -> join(first, event.id(), asked, address))
                  .compose(
                      joined -> QueueStore.place(tx, event.id(), joined.getInteger("number"))));
        });
  }

  // device: null at the desk and at the door
  private record Asked(
      String event, Seats wanted, @Nullable String name, @Nullable String device) {}

  private Future<JsonObject> join(Tx tx, long event, Asked asked, String address) {
    return ScansStore.lock(tx, event)
        .compose(locked -> QueueStore.live(tx, event, asked.device()))
        .compose(live -> {
          var own = live.own();
          if (own != null) {
            return Future.succeededFuture(own);
          }
          if (live.waiting() >= MOST_WAITING) {
            throw Problem.of(503, "busy").retryAfter(RETRY_S).refused();
          }
          if (asked.device() != null && !attempts.count(address, System.nanoTime())) {
            throw Problem.of(429, "too-many-requests").retryAfter(RETRY_S).refused();
          }
          ViewsRoom.touchQueue(tx, asked.event());
          return QueueStore.join(tx, event, asked.wanted(), asked.name(), asked.device());
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
