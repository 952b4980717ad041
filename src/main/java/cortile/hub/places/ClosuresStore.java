package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// Closures of places and resources.
final class ClosuresStore {
  private static final String CLOSE =
      """
      insert into hub.closure (place, resource, from_day, to_day, opens, closes, reason)
      select p.id, (select id from hub.resource where place = p.id and key = $2), $3, $4, $5, $6, $7 from hub.place p where p.slug = $1
      returning id
      """;

  private ClosuresStore() {}

  /// Closes something for some time; the closure's id.
  static Future<Long> close(Tx tx, String place, JsonObject draft, Closure closure) {
    return tx.query(
            CLOSE,
            place,
            draft.getString("resource"),
            closure.from(),
            closure.to(),
            draft.getInteger("opens"),
            draft.getInteger("closes"),
            draft.getJsonObject("reason"))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /// Takes a closure back.
  static Future<Void> open(Tx tx, String place, long closure) {
    return tx.query(
            "delete from hub.closure c using hub.place p where p.id = c.place and p.slug = $1 and"
                + " c.id = $2",
            place,
            closure)
        .mapEmpty();
  }
}
