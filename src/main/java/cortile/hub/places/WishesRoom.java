package cortile.hub.places;

import cortile.identity.PersonalLinks;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Requests;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Next in line: who is told when something that was taken gets free.
final class WishesRoom {
  private final Db db;
  private final PersonalLinks secrets;
  private final Supplier<@Nullable Instant> clock;

  WishesRoom(Db db, PersonalLinks secrets, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// Puts somebody in line who could reserve it. 409 if it is free and can simply be reserved, or
  /// if they stand in line for some of that time already.
  Future<JsonObject> make(JsonObject draft, Asker asker, IdempotencyKey key) {
    if (!Address.plausible(draft.getString("email"))) {
      throw Refusals.invalid("/email", "no-address");
    }
    var item =
        new JsonObject()
            .put("resource", draft.getString("resource"))
            .put("quantity", draft.getInteger("quantity", 1));
    var order =
        new JsonObject()
            .put("place", draft.getString("place"))
            .put("items", new JsonArray().add(item))
            .put("starts", draft.getString("starts"))
            .put("ends", draft.getString("ends"));
    return db.transaction(tx ->
            Requests.once(
                    tx,
                    key,
                    once ->
                        PlanningRoom.order(once, order, false, asker, clock.get(), true)
                            .compose(found -> allowed(once, found))
                            .compose(found -> PlanningRoom.preview(once, found))
                            .compose(plan -> write(once, plan, draft, asker)))
                .compose(made -> document(tx, made.getString("code"), asker)))
        .map(wish -> wish.put("secret", secrets.secret("wish", wish.getString("code"))));
  }

  // In whose name they will reserve it is not asked yet.
  private static Future<Order> allowed(Tx tx, Order order) {
    return OrganisationsStore.speaksForAny(tx, order.asker())
        .map(member -> {
          PlanningRoom.refuseStranger(order.items(), null, member, order.asker());
          return order;
        });
  }

  private static Future<JsonObject> write(Tx tx, Plan plan, JsonObject draft, Asker asker) {
    Refusals.refuse(plan.broken());
    var clashes = plan.dates().getFirst().clashes();
    if (clashes.isEmpty()) {
      throw Problem.of(409, "is-free").refused();
    }
    if (clashes.stream().anyMatch(each -> !taken(each.kind()))) {
      throw Problem.of(409, "slot-taken")
          .with("dates", PlanningRoom.told(plan.dates(), asker))
          .refused();
    }
    var wanted = plan.order().wanted().getFirst();
    var subject = asker.staff() ? null : asker.subject();
    return CodesStore.draw(tx, 1)
        .compose(codes ->
            WishesStore.insert(tx, codes.getFirst(), wanted, draft, subject)
                .map(new JsonObject().put("code", codes.getFirst())));
  }

  // What is closed won't get free.
  private static boolean taken(Clash.Kind kind) {
    return kind == Clash.Kind.EVENT || kind == Clash.Kind.RESERVATION;
  }

  /// One's own, or all for staff, in the order of arrival.
  Future<JsonObject> list(Asker asker) {
    return db.snapshot(tx -> WishesStore.documents(tx, null, asker, now()))
        .map(found ->
            new JsonObject()
                .put(
                    "wishes",
                    new JsonArray(found.subList(0, Math.min(found.size(), WishesStore.MOST))))
                .put("more", found.size() > WishesStore.MOST));
  }

  /// One place in line, for whoever holds it; 404 for all others.
  Future<JsonObject> get(String code, Asker asker) {
    return db.snapshot(tx -> own(tx, code, asker).compose(v -> document(tx, code, asker)));
  }

  /// Leaves the line. Repeatable.
  Future<Void> drop(String code, Asker asker) {
    return db.transaction(tx -> own(tx, code, asker).compose(v -> WishesStore.drop(tx, code)));
  }

  private Future<Void> own(Tx tx, String code, Asker asker) {
    return WishesStore.own(tx, code, asker)
        .map(own -> {
          var secret = asker.secret();
          if (own.isEmpty()
              || !(own.get() || (secret != null && secrets.opens("wish", code, secret)))) {
            throw Refusals.unknown();
          }
          return null;
        });
  }

  private Future<JsonObject> document(Tx tx, String code, Asker asker) {
    return WishesStore.documents(tx, code, asker, now()).map(List::getFirst);
  }

  private @Nullable OffsetDateTime now() {
    var now = clock.get();
    return now == null ? null : UnitsStore.time(now);
  }
}
