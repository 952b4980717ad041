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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What staff write about places, and what anyone may read of them.
final class EditingRoom {
  private static final Asker STAFF = new Asker(null, true, null);

  private final Db db;
  private final PersonalLinks links;
  private final Supplier<@Nullable Instant> clock;

  EditingRoom(Db db, PersonalLinks links, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.links = links;
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
    return PlacesStore.document(tx, slug, asker, clock.get())
        .map(found -> told(found.orElseThrow(EditingRoom::unknown)));
  }

  /// A new place. 409 if the slug is taken, 422 if its parts contradict each other.
  Future<JsonObject> create(JsonObject draft, IdempotencyKey key) {
    refuse(PlaceRules.place(plain(draft)));
    var slug =
        draft.getString("place", PlaceRules.slug(draft.getJsonObject("name").getString("it")));
    if (slug.isEmpty()) {
      throw invalid("/place", "needs-slug");
    }
    return db.transaction(tx ->
        Requests.once(
                tx,
                key,
                once ->
                    PlacesStore.insert(once, slug, draft, clock.get())
                        .compose(id ->
                            run(once, id.orElseThrow(() -> taken(slug)), draft)
                                .map(new JsonObject().put("place", slug))))
            .compose(made -> document(tx, made.getString("place"), STAFF)));
  }

  /// Replaces what a place says. 409 for another revision.
  Future<JsonObject> replace(String slug, JsonObject draft, Optional<Integer> replaces) {
    refuse(PlaceRules.place(plain(draft)));
    if (!draft.getString("place", slug).equals(slug)) {
      throw invalid("/place", "slug-fixed");
    }
    return db.transaction(tx ->
        PlacesStore.hold(tx, slug)
            .map(held -> held.orElseThrow(EditingRoom::unknown))
            .compose(held -> {
              refuseOther(held.revision(), replaces);
              tx.touch(OccupationsStore.today(slug));
              return PlacesStore.update(tx, slug, draft, clock.get())
                  .compose(id -> run(tx, held.id(), draft));
            })
            .compose(v -> document(tx, slug, STAFF)));
  }

  private static Future<Void> run(Tx tx, long place, JsonObject draft) {
    return PlacesStore.organisations(
            tx, place, draft.getJsonArray("organisations", new JsonArray()))
        .map(unknown -> {
          if (!unknown.isEmpty()) {
            throw invalid("/organisations", "unknown-organisation", unknown.getFirst());
          }
          return null;
        });
  }

  /// Adds or replaces a resource. 409 while units that would go are taken.
  Future<JsonObject> putResource(
      String place, String key, JsonObject draft, Optional<Integer> replaces) {
    refuse(PlaceRules.resource(plain(draft)));
    return db.transaction(tx ->
        PlacesStore.hold(tx, place)
            .map(held -> held.orElseThrow(EditingRoom::unknown))
            .compose(site ->
                ResourcesStore.hold(tx, place, key)
                    .compose(held -> {
                      refuseOther(held.map(ResourcesStore.Held::revision).orElse(0), replaces);
                      tx.touch(OccupationsStore.today(place));
                      return ResourcesStore.put(tx, site.id(), key, draft);
                    }))
            .compose(id ->
                ResourcesStore.units(
                    tx,
                    id,
                    draft.getInteger("quantity", 1),
                    draft.getJsonArray("labels", new JsonArray())))
            .compose(taken -> {
              if (taken.isPresent()) {
                throw Problem.of(409, "unit-in-use", taken.get()).refused();
              }
              return document(tx, place, STAFF);
            })
            .map(document -> document.getJsonObject("resources").getJsonObject(key)));
  }

  /// Closes a place or one of its resources; says what is reserved there meanwhile.
  Future<JsonObject> close(String place, JsonObject draft, IdempotencyKey key) {
    refuse(PlaceRules.closure(plain(draft)));
    var closure = SiteStore.closure(draft);
    return db.transaction(tx ->
        Requests.once(
            tx,
            key,
            once ->
                document(once, place, STAFF)
                    .compose(document -> {
                      var resource = draft.getString("resource");
                      if (resource != null
                          && !document.getJsonObject("resources").containsKey(resource)) {
                        throw invalid("/resource", "unknown-resource", resource);
                      }
                      once.touch(OccupationsStore.today(place));
                      return ResourcesStore.close(once, place, draft, closure)
                          .compose(id ->
                              WeekStore.affected(once, place, resource, closure)
                                  .map(affected ->
                                      new JsonObject()
                                          .put("closure", id.toString())
                                          .put("affected", affected)));
                    })));
  }

  /// Takes a closure back. Repeatable.
  Future<Void> open(String place, long closure) {
    return db.transaction(tx -> {
      tx.touch(OccupationsStore.today(place));
      return ResourcesStore.open(tx, place, closure);
    });
  }

  /// The secret of the code at a room's door.
  Future<JsonObject> sign(String place, String key) {
    return db.transaction(tx -> held(tx, place, key).map(held -> sign(place, key, held.sign())));
  }

  /// A new one; the one before stops working.
  Future<JsonObject> renewSign(String place, String key, IdempotencyKey request) {
    return db.transaction(tx ->
            Requests.once(
                tx,
                request,
                once ->
                    held(once, place, key)
                        .compose(held -> ResourcesStore.renewSign(once, held.id()))
                        .map(number -> new JsonObject().put("number", number))))
        .map(made -> sign(place, key, made.getInteger("number")));
  }

  private JsonObject sign(String place, String key, int number) {
    return new JsonObject()
        .put("secret", links.secret("sign", place + "/" + key + "." + number))
        .put("number", number);
  }

  private static Future<ResourcesStore.Held> held(Tx tx, String place, String key) {
    return ResourcesStore.hold(tx, place, key).map(held -> held.orElseThrow(EditingRoom::unknown));
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
    var opening = SiteStore.opening(document, null);
    var at = opening.at(found.now());
    var now = new JsonObject().put("open", at.open());
    at.changes().ifPresent(changes -> now.put("changes", changes.toString()));
    opening
        .closedOn(opening.day(found.now()))
        .filter(closure -> !closure.reason().isEmpty())
        .ifPresent(closure -> now.put("closure", new JsonObject(Map.copyOf(closure.reason()))));
    return document.put("now", now);
  }

  static void refuseOther(int revision, Optional<Integer> replaces) {
    if (replaces.isPresent() && replaces.get() != revision) {
      throw Problem.of(409, "changed-meanwhile").with("revision", revision).refused();
    }
  }

  static void refuse(List<Problem.Field> broken) {
    if (!broken.isEmpty()) {
      throw Problem.of(422, "invalid").with(broken.stream().distinct().toList()).refused();
    }
  }

  static Problem.Refused invalid(String pointer, String key, Object... values) {
    return Problem.of(422, "invalid")
        .with(List.of(Problem.Field.of(pointer, key, values)))
        .refused();
  }

  static Problem.Refused unknown() {
    return Problem.of(404, "not-found").refused();
  }

  static Problem.Refused taken(String slug) {
    return Problem.of(409, "name-taken", slug).refused();
  }

  /// Maps and lists all the way down, as the pure rules read them.
  static Map<String, Object> plain(JsonObject document) {
    return new JsonObject(document.toBuffer()).getMap();
  }
}
