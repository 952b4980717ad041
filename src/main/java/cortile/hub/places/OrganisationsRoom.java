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
import java.util.Optional;

/// Organisations: what they say, and the invitation by which people come to speak for them.
final class OrganisationsRoom {
  private final Db db;
  private final PersonalLinks links;

  OrganisationsRoom(Db db, PersonalLinks links) {
    this.db = db;
    this.links = links;
  }

  Future<JsonArray> list(Asker asker) {
    return db.snapshot(tx -> OrganisationsStore.documents(tx, null, asker));
  }

  /// One organisation, or 404.
  Future<JsonObject> get(String slug, Asker asker) {
    return db.snapshot(tx -> document(tx, slug, asker));
  }

  private static Future<JsonObject> document(Tx tx, String slug, Asker asker) {
    return OrganisationsStore.documents(tx, slug, asker)
        .map(found -> {
          if (found.isEmpty()) {
            throw Refusals.unknown();
          }
          return found.getJsonObject(0);
        });
  }

  /// A new one. 409 if the slug is taken.
  Future<JsonObject> create(JsonObject draft, Asker asker, IdempotencyKey key) {
    var slug = draft.getString("organisation", Slugs.of(draft.getString("name")));
    if (slug.isEmpty()) {
      throw Refusals.invalid("/organisation", "needs-slug");
    }
    return db.transaction(tx ->
        Requests.once(
                tx,
                key,
                once ->
                    OrganisationsStore.insert(once, slug, draft)
                        .map(made -> {
                          if (!made) {
                            throw Refusals.taken(slug);
                          }
                          return new JsonObject().put("organisation", slug);
                        }))
            .compose(made -> document(tx, made.getString("organisation"), asker)));
  }

  /// Replaces what it says. 409 for another revision that says something else.
  Future<JsonObject> replace(
      String slug, JsonObject draft, Asker asker, Optional<Integer> replaces) {
    if (!draft.getString("organisation", slug).equals(slug)) {
      throw Refusals.invalid("/organisation", "slug-fixed");
    }
    return db.transaction(tx ->
        held(tx, slug)
            .compose(held ->
                TrialRoom.write(
                    tx,
                    held.revision(),
                    replaces,
                    new TrialRoom.Change(
                        () -> write(tx, held.id(), draft), () -> document(tx, slug, asker))))
            .compose(v -> document(tx, slug, asker)));
  }

  // Its name stands beside its reservations.
  private static Future<Void> write(Tx tx, long id, JsonObject draft) {
    return OrganisationsStore.update(tx, id, draft).compose(v -> TouchesStore.touchAll(tx));
  }

  /// The secret by which people become members.
  Future<JsonObject> invitation(String slug) {
    return db.transaction(tx -> held(tx, slug).map(held -> invitation(slug, held.link())));
  }

  /// A new one; the one before stops working.
  Future<JsonObject> renew(String slug, IdempotencyKey key) {
    return db.transaction(tx ->
            Requests.once(
                tx,
                key,
                once ->
                    held(once, slug)
                        .compose(held -> OrganisationsStore.renewLink(once, held.id()))
                        .map(number -> new JsonObject().put("number", number))))
        .map(made -> invitation(slug, made.getInteger("number")));
  }

  /// Makes somebody who holds the invitation a member. Repeatable.
  Future<JsonObject> join(String slug, String secret, String name, Asker asker) {
    return db.transaction(tx ->
        held(tx, slug)
            .compose(held -> {
              if (asker.subject() == null
                  || !links.opens("organisation", slug + "." + held.link(), secret)) {
                throw Problem.of(403, "bad-invitation").refused();
              }
              return OrganisationsStore.join(tx, held.id(), asker.subject(), name.strip());
            })
            .compose(v -> document(tx, slug, asker)));
  }

  /// Takes a member out: oneself, or staff anybody. Repeatable.
  Future<Void> leave(String slug, long member, Asker asker) {
    return db.transaction(tx -> OrganisationsStore.leave(tx, slug, member, asker));
  }

  private JsonObject invitation(String slug, int number) {
    return new JsonObject()
        .put("secret", links.secret("organisation", slug + "." + number))
        .put("number", number);
  }

  private static Future<OrganisationsStore.Held> held(Tx tx, String slug) {
    return OrganisationsStore.hold(tx, slug).map(held -> held.orElseThrow(Refusals::unknown));
  }
}
