package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Uses that are there: found, renamed, taken away.
final class OccupationsStore {
  private OccupationsStore() {}

  static Future<Void> deleteOfSession(Tx tx, SessionUse use) {
    return tx.query(
            "delete from hub.occupation where session = $1 and part = $2",
            use.session(),
            use.part())
        .mapEmpty();
  }

  static Future<Void> deleteOfSessions(Tx tx, List<Long> sessions) {
    return tx.query("delete from hub.occupation where session = any($1::bigint[])", longs(sessions))
        .mapEmpty();
  }

  static Future<Void> deleteOfReservations(Tx tx, List<Long> reservations) {
    return tx.query(
            "delete from hub.occupation where reservation = any($1::bigint[])", longs(reservations))
        .mapEmpty();
  }

  static Future<Void> describe(
      Tx tx, List<Long> sessions, String event, Map<String, String> title, boolean shown) {
    return tx.query(
            """
            update hub.occupation set event = $2, title = $3, shown = $4 and part not like 'need:%' where session = any($1::bigint[])
            """,
            longs(sessions), event, new JsonObject(Map.copyOf(title)), shown)
        .mapEmpty();
  }

  /// The ids of resources by place and key, with what else a claim must know.
  static Future<Map<String, Long>> resources(Tx tx, List<Claim> claims) {
    return tx.query(
            """
            select p.slug || '/' || r.key as name, r.id from hub.resource r join hub.place p on p.id = r.place
            where p.slug || '/' || r.key = any($1::text[]) and not r.archived and not p.archived
            """,
            (Object) claims.stream().map(OccupationsStore::name).distinct().toArray(String[]::new))
        .map(rows -> {
          var found = new HashMap<String, Long>();
          rows.forEach(row -> found.put(row.getString("name"), row.getLong("id")));
          return found;
        });
  }

  static String name(Claim claim) {
    return claim.place() + '/' + claim.resource();
  }

  private static Object longs(List<Long> ids) {
    return ids.toArray(Long[]::new);
  }
}
