package cortile.hub.places;

import cortile.hub.places.HeldStore.Held;
import cortile.hub.post.LetterKind;
import cortile.identity.PersonalLinks;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    return db.transaction(tx ->
        find(tx, code, asker, true)
            .compose(held -> deed.apply(tx, held).compose(v -> document(tx, held.id()))));
  }

  Future<Held> find(Tx tx, String code, Asker asker, boolean lock) {
    return HeldStore.find(tx, code, asker, now(), lock)
        .map(found ->
            found
                .filter(
                    held -> held.visible() || opens("reservation", code + "." + held.link(), asker))
                .orElseThrow(EditingRoom::unknown));
  }

  private boolean opens(String kind, String name, Asker asker) {
    return asker.secret() != null && links.opens(kind, name, asker.secret());
  }

  private Future<JsonObject> document(Tx tx, long id) {
    return ReservationsStore.documents(tx, List.of(id), now()).map(all -> all.getJsonObject(0));
  }

  @Nullable OffsetDateTime now() {
    var now = clock.get();
    return now == null ? null : UnitsStore.time(now);
  }

  /// Moves a reservation or changes what it says; what is missing stays. 409 for another revision,
  /// for what is over, and for what is in the way.
  Future<JsonObject> change(
      String code, JsonObject change, Asker asker, Optional<Integer> replaces) {
    return with(
        code,
        asker,
        (tx, held) -> {
          refuseOver(held);
          EditingRoom.refuseOther(held.revision(), replaces);
          var moves =
              change.containsKey("starts")
                  || change.containsKey("ends")
                  || change.containsKey("items");
          return ReservationsStore.describe(tx, held.id(), change)
              .compose(v -> moves ? move(tx, held, change, asker) : Future.succeededFuture());
        });
  }

  private Future<Void> move(Tx tx, Held held, JsonObject change, Asker asker) {
    return ReservationsStore.items(tx, held.id())
        .compose(items -> order(tx, held, change, items, asker))
        .compose(order -> {
          var holder = QuotasStore.Holder.of(held.organisation(), held.subject(), held.email());
          return QuotasStore.lock(tx, holder)
              .compose(v -> PlanningRoom.plan(tx, order, Owner.of(held.id())))
              .compose(plan -> {
                ReservingRoom.refuse(plan, false);
                var date = plan.dates().getFirst();
                return QuotasStore.check(tx, order, List.of(date.time()), holder, held.id())
                    .compose(v -> moved(tx, held, order, date));
              });
        });
  }

  private Future<Order> order(Tx tx, Held held, JsonObject change, JsonArray items, Asker asker) {
    var draft =
        new JsonObject()
            .put("place", held.place())
            .put("items", change.getJsonArray("items", items))
            .put("starts", change.getString("starts", held.time().from().toString()))
            .put("ends", change.getString("ends", held.time().to().toString()))
            .put("override", change.getBoolean("override", false));
    if (held.organisation() != null) {
      draft.put("organisation", held.organisation());
    }
    var begun =
        WallClock.moment(draft.getString("starts"), ZoneId.of(held.zone()))
            .filter(start -> start.toInstant().equals(held.time().from()))
            .isPresent();
    return PlanningRoom.order(tx, draft, begun, asker, clock.get(), !change.containsKey("items"));
  }

  private Future<Void> moved(Tx tx, Held held, Order order, Plan.Dated date) {
    var ids = List.of(held.id());
    var state = order.approval() ? "asked" : held.state();
    var before =
        LettersStore.when(Locale.forLanguageTag(held.language()), held.time(), order.site().zone());
    var again = state.equals("asked");
    tx.touch(PlacesRoom.DESK);
    return OccupationsStore.touch(tx, ids, List.of())
        .compose(v -> OccupationsStore.deleteOfReservations(tx, ids))
        .compose(v -> UnitsStore.take(tx, Owner.of(held.id()), date.units()))
        .compose(v -> ReservationsStore.move(tx, held.id(), order, date.time(), state))
        .compose(v -> OccupationsStore.touch(tx, ids, List.of()))
        .compose(v ->
            again
                ? letters.write(tx, ids, LetterKind.RESERVATION_ASKED, Map.of())
                : letters.write(tx, ids, LetterKind.RESERVATION_MOVED, Map.of("before", before)));
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
  Future<JsonObject> list(ListStore.Filter filter, Asker asker) {
    return db.snapshot(tx ->
        ListStore.find(tx, filter, asker.subject(), now())
            .compose(ids ->
                ReservationsStore.documents(
                        tx, ids.subList(0, Math.min(ids.size(), ListStore.MOST)), now())
                    .map(found ->
                        new JsonObject()
                            .put("reservations", found)
                            .put("more", ids.size() > ListStore.MOST))));
  }

  /// A series with all its dates.
  Future<JsonObject> series(String code, Asker asker) {
    return db.snapshot(tx ->
        foundSeries(tx, code, asker)
            .compose(series ->
                ReservationsStore.ofSeries(tx, series.id(), null, now())
                    .compose(ids -> ReservationsStore.documents(tx, ids, now()))
                    .map(reservations ->
                        new JsonObject()
                            .put("code", series.code())
                            .put("rule", series.rule())
                            .put("reservations", reservations)
                            .put("skipped", series.skipped()))));
  }

  /// Cancels all dates of a series that have not begun. Repeatable.
  Future<Void> cancelSeries(String code, Asker asker) {
    return db.transaction(tx ->
        foundSeries(tx, code, asker)
            .compose(series -> HeldStore.openOf(tx, series.id(), now()))
            .compose(ids ->
                ids.isEmpty()
                    ? Future.succeededFuture()
                    : end(tx, ids, "cancelled", LetterKind.RESERVATION_CANCELLED, null)));
  }

  private Future<HeldStore.Series> foundSeries(Tx tx, String code, Asker asker) {
    return HeldStore.series(tx, code, asker)
        .map(found ->
            found
                .filter(series -> series.visible() || opens("series", code + ".1", asker))
                .orElseThrow(EditingRoom::unknown));
  }
}
