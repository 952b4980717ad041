package cortile.hub.door;

import cortile.hub.events.Seats;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// People without a booking, let in on the spot: they get seats as every booking does, and are
/// counted in.
final class WalkInsRoom {
  private static final String NAME = "Senza prenotazione";

  private static final Set<Verdict> WELCOME = EnumSet.of(Verdict.IN, Verdict.ALREADY);

  private final Db db;
  private final SeatsRoom seats;
  private final ScansRoom scans;
  private final InstantSource clock;

  WalkInsRoom(Db db, SeatsRoom seats, ScansRoom scans, InstantSource clock) {
    this.db = db;
    this.seats = seats;
    this.scans = scans;
    this.clock = clock;
  }

  /// Seats a party and counts it in; a `WalkIn` of the contract. Repeatable by its key, also when
  /// we died between the two.
  Future<JsonObject> add(Call call, Stand stand) {
    var wanted = wanted(call.body());
    // Whoever stands there now may have another name tomorrow; the door is the same.
    var key = IdempotencyKey.of(call, "addWalkIn", stand.slug());
    return seats
        .walkIn(stand.slug(), wanted, call.body().getString("name", NAME), key)
        .compose(seated ->
            db.transaction(tx -> enter(tx, stand, seated, wanted.people(), key.key().hex()))
                .map(done ->
                    new JsonObject().put("code", seated.code()).put("guests", wanted.people())));
  }

  /// Counts all of a party in that was given seats at the door. 409 if one of them has none any
  /// more; then the transaction must not be committed.
  ///
  /// @param name of this request, so that the scans have the same names when it is said again
  Future<Void> enter(Tx tx, Stand stand, SeatsRoom.Seated seated, int people, String name) {
    var now = clock.instant();
    var batch =
        IntStream.rangeClosed(1, people)
            .mapToObj(guest -> scanned(seated.code(), guest, name, now))
            .toList();
    return scans
        .add(tx, stand, batch)
        .map(answers -> {
          // Their seats may have been given to others since they were booked.
          if (!answers.stream().allMatch(answer -> WELCOME.contains(answer.verdict()))) {
            throw Problem.of(409, "seats-gone").refused();
          }
          return null;
        });
  }

  private static Scanned scanned(String code, int guest, String name, Instant now) {
    var uuid = UUID.nameUUIDFromBytes((name + ' ' + guest).getBytes(StandardCharsets.UTF_8));
    return new Scanned(
        uuid, now, 0, true, false, Verdict.IN, "walk-in", new Claim.Typed(code, guest), null);
  }

  /// The seats that a body asks for; at least one.
  static Seats wanted(JsonObject body) {
    var asked = body.getJsonObject("seats");
    var wanted =
        new Seats(
            asked.getInteger("standard", 0),
            asked.getInteger("wheelchair", 0),
            asked.getInteger("carer", 0));
    if (wanted.people() < 1 || wanted.people() > 10) {
      throw Problem.of(422, "invalid")
          .with(List.of(Problem.Field.of("/seats", "door-party")))
          .refused();
    }
    return wanted;
  }
}
