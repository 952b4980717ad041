package cortile.hub.places;

import cortile.hub.post.LetterKind;
import cortile.identity.PersonalLinks;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the holder of a reservation, or the desk, does with it: look, move, cancel.
final class HoldersRoom {
  private final Db db;
  private final PersonalLinks links;
  private final LettersStore letters;
  private final Supplier<@Nullable Instant> clock;

  HoldersRoom(Db db, PersonalLinks links, LettersStore letters, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.links = links;
    this.letters = letters;
    this.clock = clock;
  }

  /// What is done to a reservation that is locked.
  interface Deed {
    Future<Void> apply(Tx tx, Held held);
  }

  /// One reservation, for whoever may see it; 404 for all others.
  Future<JsonObject> get(String code, Asker asker) {
    return db.snapshot(tx -> find(tx, code, asker, false).compose(held -> document(tx, held.id())));
  }

  /// Does something to a reservation; how it stands after that.
  Future<JsonObject> with(String code, Asker asker, Deed deed) {
    return with(code, asker, false, deed);
  }

  /// As the other one.
  ///
  /// @param series all dates of its series are locked, in the order in which everybody locks them
  Future<JsonObject> with(String code, Asker asker, boolean series, Deed deed) {
    return db.transaction(tx ->
        (series ? lockSeries(tx, code, asker) : Future.<Void>succeededFuture())
            .compose(v -> find(tx, code, asker, true))
            .compose(held -> deed.apply(tx, held).compose(v -> document(tx, held.id()))));
  }

  private Future<Void> lockSeries(Tx tx, String code, Asker asker) {
    return find(tx, code, asker, false)
        .compose(held -> {
          var series = held.series();
          return series == null ? Future.succeededFuture() : SeriesStore.lock(tx, series);
        });
  }

  Future<Held> find(Tx tx, String code, Asker asker, boolean lock) {
    return HeldStore.find(tx, code, asker, now(), lock)
        .map(found ->
            found
                .filter(
                    held -> held.visible() || opens("reservation", code + "." + held.link(), asker))
                .orElseThrow(Refusals::unknown));
  }

  boolean opens(String kind, String name, Asker asker) {
    return asker.secret() != null && links.opens(kind, name, asker.secret());
  }

  /// Says the personal link again, or makes a new one that ends the others and stands in the
  /// letters that have not gone yet.
  Future<JsonObject> link(String code, Asker asker, boolean renew) {
    return db.transaction(tx ->
        find(tx, code, asker, true)
            .compose(held ->
                renew
                    ? LinksStore.renew(tx, held.id())
                        .compose(number -> letters.relink(tx, held.code(), number).map(number))
                        .map(number -> link(held.code(), number))
                    : Future.succeededFuture(link(held.code(), held.link()))));
  }

  private JsonObject link(String code, int number) {
    return new JsonObject()
        .put("code", code)
        .put("secret", links.secret("reservation", code + "." + number));
  }

  /// One as it is told.
  Future<JsonObject> document(Tx tx, long id) {
    return ReservationDocumentsStore.documents(tx, List.of(id), now())
        .map(all -> all.getJsonObject(0));
  }

  @Nullable OffsetDateTime now() {
    var now = clock.get();
    return now == null ? null : UnitsStore.time(now);
  }

  /// Cancels a reservation. Repeatable; 409 once it has ended.
  Future<Void> cancel(String code, Asker asker) {
    return with(
            code,
            asker,
            (tx, held) -> {
              if (held.state().equals("cancelled")) {
                return Future.succeededFuture();
              }
              refuseOver(held);
              return end(
                  tx, List.of(held.id()), "cancelled", LetterKind.RESERVATION_CANCELLED, null);
            })
        .mapEmpty();
  }

  /// Ends reservations, gives back what they had, and writes to their holders.
  Future<Void> end(Tx tx, List<Long> ids, String state, LetterKind kind, @Nullable String reason) {
    tx.touch(PlacesRoom.DESK);
    return ReservationsStore.end(tx, ids, state, reason)
        .compose(v -> letters.writeOnce(tx, ids, kind, reasons(reason)));
  }

  static Map<String, String> reasons(@Nullable String reason) {
    return Map.of("reason", reason == null ? "" : reason);
  }

  static void refuseOver(Held held) {
    if (!held.open()) {
      throw over();
    }
  }

  static Problem.Refused over() {
    return Problem.of(409, "reservation-over").refused();
  }

  /// What the asker may see of what is looked for, by start.
  Future<JsonObject> list(ReservationFilter filter, Asker asker) {
    return db.snapshot(tx ->
        ListStore.find(tx, filter, asker.subject(), now())
            .compose(ids ->
                ReservationDocumentsStore.documents(
                        tx, ids.subList(0, Math.min(ids.size(), ListStore.MOST)), now())
                    .map(found ->
                        new JsonObject()
                            .put("reservations", found)
                            .put("more", ids.size() > ListStore.MOST))));
  }
}
