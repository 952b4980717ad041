package cortile.hub.places;

import cortile.hub.post.LetterKind;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Moves reservations: the new time is taken before the old one is given back.
final class MovingRoom {
  private final HoldersRoom holders;
  private final LettersStore letters;
  private final Supplier<@Nullable Instant> clock;

  MovingRoom(HoldersRoom holders, LettersStore letters, Supplier<@Nullable Instant> clock) {
    this.holders = holders;
    this.letters = letters;
    this.clock = clock;
  }

  /// Moves a reservation or changes what it says; what is missing stays. What it says already is
  /// not written again, so nobody is told twice. 409 for another revision that says something else,
  /// for what is over, and for what is in the way.
  Future<JsonObject> change(
      String code, JsonObject change, Asker asker, Optional<Integer> replaces) {
    return holders.with(
        code,
        asker,
        (tx, held) -> {
          HoldersRoom.refuseOver(held);
          return holders
              .document(tx, held.id())
              .compose(document -> {
                if (says(document, held, change)) {
                  return Future.succeededFuture();
                }
                Refusals.refuseOther(held.revision(), replaces);
                return write(tx, held, change, asker);
              });
        });
  }

  private static boolean says(JsonObject document, Held held, JsonObject change) {
    var zone = ZoneId.of(held.zone());
    return at(change, "starts", held.time().from(), zone)
        && at(change, "ends", held.time().to(), zone)
        && Stream.of("purpose", "people", "note")
            .filter(change::containsKey)
            .allMatch(member -> change.getValue(member).equals(document.getValue(member)))
        && (!change.containsKey("items")
            || quantities(change.getJsonArray("items"))
                .equals(quantities(document.getJsonArray("items"))));
  }

  private static boolean at(JsonObject change, String member, Instant moment, ZoneId zone) {
    return !change.containsKey(member)
        || WallClock.moment(change.getString(member), zone)
            .filter(time -> time.toInstant().equals(moment))
            .isPresent();
  }

  // One that is named twice is refused later.
  private static List<String> quantities(JsonArray items) {
    return items.stream()
        .map(JsonObject.class::cast)
        .map(item -> item.getString("resource") + ' ' + item.getInteger("quantity", 1))
        .sorted()
        .toList();
  }

  private Future<Void> write(Tx tx, Held held, JsonObject change, Asker asker) {
    var moves =
        change.containsKey("starts") || change.containsKey("ends") || change.containsKey("items");
    return ReservationsStore.describe(tx, held.id(), change)
        .compose(v -> moves ? move(tx, held, change, asker) : Future.succeededFuture());
  }

  private Future<Void> move(Tx tx, Held held, JsonObject change, Asker asker) {
    return ReservationsStore.items(tx, held.id())
        .compose(items -> order(tx, held, change, items, asker))
        .compose(order -> {
          var holder = Holder.of(held.organisation(), held.subject(), held.email());
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
    return TouchesStore.touch(tx, ids, List.of())
        .compose(v -> OccupationsStore.deleteOfReservations(tx, ids))
        .compose(v -> UsesStore.take(tx, Owner.of(held.id()), date.units()))
        .compose(v -> ReservationsStore.move(tx, held.id(), order, date.time(), state))
        .compose(v -> TouchesStore.touch(tx, ids, List.of()))
        .compose(v ->
            again
                ? letters.write(tx, ids, LetterKind.RESERVATION_ASKED, Map.of())
                : letters.write(tx, ids, LetterKind.RESERVATION_MOVED, Map.of("before", before)));
  }
}
