package cortile.hub.places;

import cortile.hub.post.LetterKind;
import cortile.identity.PersonalLinks;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Requests;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happens to reservations on the spot: decided on, checked in.
final class DeskRoom {
  private static final long EARLY_S = 15 * 60;

  private final Db db;
  private final PersonalLinks links;
  private final HoldersRoom holders;
  private final LettersStore letters;

  DeskRoom(Db db, PersonalLinks links, HoldersRoom holders, LettersStore letters) {
    this.db = db;
    this.links = links;
    this.holders = holders;
    this.letters = letters;
  }

  /// Confirms, refuses or cancels. Repeatable; 409 where another decision stands.
  ///
  /// @param series also all others of the series that are in the same state and not over
  Future<JsonObject> decide(
      String code, String decision, @Nullable String reason, boolean series, Asker asker) {
    return holders.with(
        code,
        asker,
        series,
        (tx, held) -> {
          var target = target(decision);
          if (held.state().equals(target)) {
            return Future.succeededFuture();
          }
          if (!held.open() || (!decision.equals("cancel") && !held.state().equals("asked"))) {
            throw HoldersRoom.over();
          }
          var id = held.series();
          var all =
              series && id != null
                  ? ReservationsStore.ofSeries(tx, id, held.state(), holders.now())
                  : Future.succeededFuture(List.of(held.id()));
          return all.compose(ids -> decided(tx, ids, target, reason));
        });
  }

  private static String target(String decision) {
    return switch (decision) {
      case "confirm" -> "confirmed";
      case "refuse" -> "refused";
      default -> "cancelled";
    };
  }

  private Future<Void> decided(Tx tx, List<Long> ids, String target, @Nullable String reason) {
    tx.touch(PlacesRoom.DESK);
    return switch (target) {
      case "confirmed" ->
          ReservationsStore.confirm(tx, ids, reason)
              .compose(v ->
                  letters.writeOnce(tx, ids, LetterKind.RESERVATION_CONFIRMED, java.util.Map.of()));
      case "refused" -> holders.end(tx, ids, target, LetterKind.RESERVATION_REFUSED, reason);
      default -> holders.end(tx, ids, target, LetterKind.RESERVATION_CANCELLED, reason);
    };
  }

  /// Notes that somebody came. Repeatable. 409 too early, and for what is over.
  Future<JsonObject> checkIn(String code, Asker asker) {
    return holders.with(
        code,
        asker,
        (tx, held) -> {
          if (held.came() != null) {
            return Future.succeededFuture();
          }
          if (!held.state().equals("confirmed") || !held.open()) {
            throw HoldersRoom.over();
          }
          var now = held.now().toInstant();
          var from = held.time().from().minusSeconds(asker.staff() ? 86_400 : EARLY_S);
          if (now.isBefore(from)) {
            throw Problem.of(409, "too-early").with("checkIn", from.toString()).refused();
          }
          return ReservationsStore.came(tx, held.id(), held.now());
        });
  }

  /// Nobody came after all. Repeatable.
  Future<JsonObject> takeBack(String code, Asker asker) {
    return holders.with(
        code,
        asker,
        (tx, held) -> {
          HoldersRoom.refuseOver(held);
          return held.came() == null
              ? Future.succeededFuture()
              : ReservationsStore.came(tx, held.id(), null);
        });
  }

  /// Notes that somebody stands in a room, by the code at its door. The same request again comes to
  /// the same, also when the next one is due there meanwhile.
  ///
  /// @param key empty for a request that can't be told from others
  Future<JsonObject> checkInAtDoor(
      String place, String resource, String secret, Optional<IdempotencyKey> key) {
    return db.transaction(tx ->
        key.isEmpty()
            ? atDoor(tx, place, resource, secret)
            : Requests.once(tx, key.get(), once -> atDoor(once, place, resource, secret)));
  }

  private Future<JsonObject> atDoor(Tx tx, String place, String resource, String secret) {
    return ResourcesStore.hold(tx, place, resource)
        .compose(held -> {
          if (held.isEmpty()) {
            throw Refusals.unknown();
          }
          var name = place + "/" + resource + "." + held.get().sign();
          if (!links.opens("sign", name, secret)) {
            throw Problem.of(403, "bad-sign").refused();
          }
          return HeldStore.due(tx, held.get().id(), holders.now());
        })
        .compose(due -> {
          if (due.isEmpty()) {
            throw Problem.of(409, "nothing-due").refused();
          }
          var here = due.get();
          var came = here.came() == null ? here.now() : here.came();
          var written =
              here.came() == null
                  ? ReservationsStore.came(tx, here.id(), came)
                  : Future.<Void>succeededFuture();
          return written.map(v ->
              new JsonObject()
                  .put("starts", here.time().from().toString())
                  .put("ends", here.time().to().toString())
                  .put("came", came.toInstant().toString()));
        });
  }
}
