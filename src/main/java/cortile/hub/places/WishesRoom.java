package cortile.hub.places;

import cortile.hub.post.Letter;
import cortile.hub.post.LetterKind;
import cortile.hub.post.Links;
import cortile.hub.post.OutboxStore;
import cortile.hub.post.When;
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
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Next in line: who is told when something that was taken gets free.
final class WishesRoom {
  private final Db db;
  private final PersonalLinks secrets;
  private final Links links;
  private final Supplier<@Nullable Instant> clock;

  WishesRoom(Db db, PersonalLinks secrets, Links links, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.secrets = secrets;
    this.links = links;
    this.clock = clock;
  }

  /// Puts somebody in line. 409 if it is free and can simply be reserved.
  Future<JsonObject> make(JsonObject draft, Asker asker, IdempotencyKey key) {
    if (!Address.plausible(draft.getString("email"))) {
      throw EditingRoom.invalid("/email", "no-address");
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
                            .compose(found -> PlanningRoom.preview(once, found))
                            .compose(plan -> write(once, plan, draft, asker)))
                .compose(made -> document(tx, made.getString("code"), asker)))
        .map(wish -> wish.put("secret", secrets.secret("wish", wish.getString("code"))));
  }

  private static Future<JsonObject> write(Tx tx, Plan plan, JsonObject draft, Asker asker) {
    EditingRoom.refuse(plan.broken());
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

  Future<JsonArray> list(Asker asker) {
    return db.snapshot(tx -> WishesStore.documents(tx, null, asker));
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
            throw EditingRoom.unknown();
          }
          return null;
        });
  }

  private static Future<JsonObject> document(Tx tx, String code, Asker asker) {
    return WishesStore.documents(tx, code, asker).map(found -> found.getJsonObject(0));
  }

  /// Tells one whose turn it is; false if it is nobody's.
  Future<Boolean> tellNext(Tx tx, @Nullable OffsetDateTime now) {
    return WishesStore.next(tx, now)
        .compose(next ->
            next.isEmpty()
                ? Future.succeededFuture(false)
                : WishesStore.told(tx, next.get().line(), now)
                    .compose(until -> OutboxStore.put(tx, letter(next.get(), until)))
                    .map(true));
  }

  private Letter letter(WishesStore.Next next, OffsetDateTime until) {
    var language = Locale.forLanguageTag(next.language());
    var zone = ZoneId.of(next.zone());
    var place = LettersStore.said(next.placeName(), language);
    var where = next.address() == null ? place : place + ", " + next.address();
    return new Letter(
        LetterKind.YOUR_TURN,
        "wish:" + next.code(),
        0,
        new Letter.Recipient(next.name(), next.email(), language),
        Map.of(
            "name", next.name(),
            "what", LettersStore.said(next.what(), language),
            "when", LettersStore.when(language, next.time(), zone),
            "where", where,
            "code", next.code().substring(0, 4) + "-" + next.code().substring(4),
            "link", links.space(next.place(), next.resource()),
            "until", When.moment(language, until.atZoneSameInstant(zone))),
        null,
        null);
  }
}
