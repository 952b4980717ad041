package cortile.hub.door;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Takes scans in. Every scan is kept; those of one event are decided one batch after the other.
final class ScansRoom {
  private final Vertx vertx;
  private final Db db;
  private final PublicKey key;
  private final Supplier<Optional<OffsetDateTime>> now;

  ScansRoom(Vertx vertx, Db db, PublicKey key, Supplier<Optional<OffsetDateTime>> now) {
    this.vertx = vertx;
    this.db = db;
    this.key = key;
    this.now = now;
  }

  /// Adds the `scans` of a request; the answers, each a `ScanAnswer` of the contract, in their
  /// order. Repeatable.
  Future<JsonObject> add(Stand stand, JsonArray scans) {
    // A hundred signatures are more than an event loop may be kept busy with.
    return vertx
        .executeBlocking(
            () ->
                IntStream.range(0, scans.size())
                    .mapToObj(i -> scanned(scans.getJsonObject(i), i))
                    .toList(),
            false)
        .compose(batch -> db.transaction(tx -> decide(tx, stand, batch, batch.getLast().aheadMs())))
        .map(ScansRoom::answers);
  }

  /// Adds scans that the server made itself, in a transaction.
  Future<List<AnsweredScan>> add(Tx tx, Stand stand, List<Scanned> batch) {
    return decide(tx, stand, batch, null).map(Decision::answers);
  }

  private record Decision(Instant now, List<AnsweredScan> answers, Map<UUID, Long> conflicts) {}

  // ahead: what the device says of its clock, if it says so.
  private Future<Decision> decide(Tx tx, Stand stand, List<Scanned> batch, @Nullable Long ahead) {
    var event = stand.event();
    var keeper = stand.keeper();
    return ScansStore.lock(tx, event)
        .compose(locked -> ScansStore.moment(tx, now.get().orElse(null), keeper.device()))
        .compose(moment ->
            door(tx, event, moment.now(), batch)
                .compose(door -> {
                  var by = new Kept.By(keeper.device(), moment.keeper());
                  var decided = Scanning.decide(door, batch, by);
                  return ScanRowsStore.write(tx, event, keeper, moment.now(), decided, batch)
                      .map(conflicts -> new Decision(moment.now(), decided.answers(), conflicts));
                }))
        .compose(decision -> {
          var device = keeper.device();
          ViewsRoom.touch(tx, stand.slug());
          return device == null
              ? Future.succeededFuture(decision)
              : KeepersStore.seen(tx, device, ahead).map(decision);
        });
  }

  private static Future<DoorState> door(Tx tx, long event, Instant now, List<Scanned> batch) {
    return ScansStore.parties(tx, event, batch)
        .compose(parties ->
            ScansStore.occasion(tx, event)
                .compose(occasion ->
                    ScansStore.earlier(tx, event, parties, batch)
                        .map(earlier -> new DoorState(event, occasion, parties, earlier, now))));
  }

  private Scanned scanned(JsonObject json, int number) {
    var in = json.getString("kind").equals("in");
    var ticket = json.getString("ticket");
    return new Scanned(
        UUID.fromString(json.getString("scan")),
        time(json.getString("at"), number),
        json.getLong("ahead"),
        in,
        json.getBoolean("offline"),
        Verdict.of(json.getString("shown", json.getString("kind"))),
        ticket == null ? "code" : "ticket",
        Claim.of(ticket, json.getString("code"), json.getInteger("guest", 0), key),
        Presented.of(ticket == null ? json.getString("code") : ticket));
  }

  private static Instant time(String text, int number) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Problem.of(422, "invalid")
          .with(List.of(Problem.Field.of("/scans/" + number + "/at", "door-time")))
          .refused();
    }
  }

  private static JsonObject answers(Decision decision) {
    var answers = new JsonArray();
    decision
        .answers()
        .forEach(answer -> answers.add(answer(answer, decision.conflicts().get(answer.scan()))));
    return new JsonObject().put("now", decision.now().toString()).put("answers", answers);
  }

  private static JsonObject answer(AnsweredScan answer, @Nullable Long conflict) {
    var json =
        new JsonObject()
            .put("scan", answer.scan().toString())
            .put("verdict", answer.verdict().wire());
    var party = answer.party();
    var seat = answer.seat();
    if (party != null && seat != null) {
      var guest = party.guests().get(seat.guest());
      json.put("code", party.code())
          .put("guest", seat.guest())
          .put("session", seat.session())
          .put(
              "name",
              guest == null || guest.name() == null
                  ? party.name()
                  : Objects.requireNonNull(guest.name()));
      if (guest != null) {
        json.put("kind", guest.kind()).put("needs", new JsonArray(guest.needs()));
      }
    }
    var first = answer.first();
    if (first != null) {
      json.put("first", first(first));
    }
    if (conflict != null) {
      json.put("conflict", Long.toString(conflict));
    }
    return json;
  }

  private static JsonObject first(Kept kept) {
    var by = new JsonObject().put("name", kept.by().name());
    var device = kept.by().device();
    if (device != null) {
      by.put("device", Long.toString(device));
    }
    return new JsonObject().put("at", kept.at().toString()).put("by", by);
  }
}
