package cortile.hub.places;

import cortile.identity.PersonalLinks;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Requests;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// The codes at the doors of rooms, by which whoever stands there checks in.
final class SignsRoom {
  private final Db db;
  private final PersonalLinks links;

  SignsRoom(Db db, PersonalLinks links) {
    this.db = db;
    this.links = links;
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
    return ResourcesStore.hold(tx, place, key).map(held -> held.orElseThrow(Refusals::unknown));
  }
}
