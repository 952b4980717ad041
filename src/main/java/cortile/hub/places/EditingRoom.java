package cortile.hub.places;

import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Requests;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What organisers write about places and resources, and what anyone may read of them.
final class EditingRoom {
  private static final Asker STAFF = new Asker(null, true, null);

  private final Db db;
  private final Supplier<@Nullable Instant> clock;

  EditingRoom(Db db, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.clock = clock;
  }

  /// All places with what is open now.
  Future<JsonObject> list(Asker asker) {
    return db.snapshot(tx -> PlacesStore.documents(tx, null, asker, false, clock.get(), null))
        .map(found -> {
          var places = new JsonArray();
          found.forEach(each -> places.add(summary(each)));
          return new JsonObject().put("places", places);
        });
  }

  /// One place, or 404.
  Future<JsonObject> get(String slug, Asker asker) {
    return db.snapshot(tx -> document(tx, slug, asker));
  }

  private Future<JsonObject> document(Tx tx, String slug, Asker asker) {
    return document(tx, slug, asker, clock.get());
  }

  /// One place as it is told, or 404.
  static Future<JsonObject> document(Tx tx, String slug, Asker asker, @Nullable Instant now) {
    return PlacesStore.document(tx, slug, asker, now)
        .map(found -> told(found.orElseThrow(Refusals::unknown)));
  }

  /// A new place. 409 if the slug is taken, 422 if its parts contradict each other.
  Future<JsonObject> create(JsonObject draft, IdempotencyKey key) {
    Refusals.refuse(PlaceRules.place(plain(draft)));
    var slug = draft.getString("place", Slugs.of(draft.getJsonObject("name").getString("it")));
    if (slug.isEmpty()) {
      throw Refusals.invalid("/place", "needs-slug");
    }
    return db.transaction(tx ->
        Requests.once(
                tx,
                key,
                once ->
                    PlacesStore.insert(once, slug, draft, clock.get())
                        .compose(id ->
                            run(once, id.orElseThrow(() -> Refusals.taken(slug)), draft)
                                .map(new JsonObject().put("place", slug))))
            .compose(made -> document(tx, made.getString("place"), STAFF)));
  }

  /// Replaces what a place says. 409 for another revision that says something else.
  Future<JsonObject> replace(String slug, JsonObject draft, Optional<Integer> replaces) {
    Refusals.refuse(PlaceRules.place(plain(draft)));
    if (!draft.getString("place", slug).equals(slug)) {
      throw Refusals.invalid("/place", "slug-fixed");
    }
    return db.transaction(tx ->
        PlacesStore.hold(tx, slug)
            .map(held -> held.orElseThrow(Refusals::unknown))
            .compose(held ->
                TrialRoom.write(
                    tx,
                    held.revision(),
                    replaces,
                    new TrialRoom.Change(
                        () -> write(tx, held.id(), slug, draft), () -> document(tx, slug, STAFF))))
            .compose(v -> document(tx, slug, STAFF)));
  }

  private Future<Void> write(Tx tx, long id, String slug, JsonObject draft) {
    tx.touch(TouchesStore.today(slug));
    // It shows days by the place's clock.
    tx.touch(PlacesRoom.DESK);
    return PlacesStore.update(tx, slug, draft, clock.get()).compose(v -> run(tx, id, draft));
  }

  private static Future<Void> run(Tx tx, long place, JsonObject draft) {
    return PlacesStore.organisations(
            tx, place, draft.getJsonArray("organisations", new JsonArray()))
        .map(unknown -> {
          if (!unknown.isEmpty()) {
            throw Refusals.invalid("/organisations", "unknown-organisation", unknown.getFirst());
          }
          return null;
        });
  }

  /// Adds or replaces a resource. 409 for another revision that says something else, and while
  /// units that would go are taken.
  Future<JsonObject> putResource(
      String place, String key, JsonObject draft, Optional<Integer> replaces) {
    Refusals.refuse(PlaceRules.resource(plain(draft)));
    return db.transaction(tx ->
        PlacesStore.hold(tx, place)
            .map(held -> held.orElseThrow(Refusals::unknown))
            .compose(site ->
                ResourcesStore.hold(tx, place, key)
                    .compose(held ->
                        TrialRoom.write(
                            tx,
                            held.map(ResourcesStore.Held::revision).orElse(0),
                            replaces,
                            new TrialRoom.Change(
                                () -> write(tx, site.id(), place, key, draft),
                                () -> resource(tx, place, key)))))
            .compose(v -> resource(tx, place, key)));
  }

  private static Future<Void> write(Tx tx, long id, String place, String key, JsonObject draft) {
    tx.touch(TouchesStore.today(place));
    return ResourcesStore.put(tx, id, key, draft)
        .compose(resource ->
            ResourcesStore.units(
                tx,
                resource,
                draft.getInteger("quantity", 1),
                draft.getJsonArray("labels", new JsonArray())))
        .map(taken -> {
          if (taken.isPresent()) {
            throw Problem.of(409, "unit-in-use", taken.get()).refused();
          }
          return null;
        });
  }

  // Empty for one that is not there.
  private Future<JsonObject> resource(Tx tx, String place, String key) {
    return document(tx, place, STAFF)
        .map(document -> document.getJsonObject("resources").getJsonObject(key, new JsonObject()));
  }

  private static JsonObject summary(PlacesStore.Found found) {
    var told = told(found);
    var summary = new JsonObject();
    for (var member :
        List.of(
            "place", "kind", "name", "address", "latitude", "longitude", "zone", "access", "now")) {
      if (told.containsKey(member)) {
        summary.put(member, told.getValue(member));
      }
    }
    var rooms =
        told.getJsonObject("resources").stream()
            .map(each -> (JsonObject) each.getValue())
            .filter(each ->
                each.getString("kind").equals("room")
                    && !each.getString("who").equals("nobody")
                    && !each.getBoolean("archived"))
            .count();
    return summary.put("rooms", rooms).put("archived", told.getBoolean("archived"));
  }

  // Ids stay inside.
  private static JsonObject told(PlacesStore.Found found) {
    var document = found.document();
    document
        .getJsonObject("resources")
        .forEach(each -> ((JsonObject) each.getValue()).remove("id"));
    var opening = OpeningStore.opening(document, null);
    var at = opening.at(found.now());
    var now = new JsonObject().put("open", at.open());
    at.changes().ifPresent(changes -> now.put("changes", changes.toString()));
    opening
        .closedOn(opening.day(found.now()))
        .filter(closure -> !closure.reason().isEmpty())
        .ifPresent(closure -> now.put("closure", new JsonObject(Map.copyOf(closure.reason()))));
    return document.put("now", now);
  }

  /// Maps and lists all the way down, as the pure rules read them.
  static Map<String, Object> plain(JsonObject document) {
    return new JsonObject(document.toBuffer()).getMap();
  }
}
