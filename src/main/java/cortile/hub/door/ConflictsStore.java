package cortile.hub.door;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;

/// Scans that a person should look at.
final class ConflictsStore {
  /// A `Conflict` of the contract, of `hub.scan s`.
  static final String CONFLICT =
      """
      (select jsonb_strip_nulls(jsonb_build_object('conflict', s.id::text, 'why', s.conflict, 'at', hub.utc(s.at),
        'by', hub.scanned_by(s.device), 'code', b.code, 'guest', s.guest, 'session', s.session, 'name', coalesce(g.name, b.name),
        'presented', s.presented,
        'first', (select jsonb_build_object('at', hub.utc(a.at), 'by', hub.scanned_by(c.device))
          from hub.arrival a join hub.scan c on c.id = a.scan
          where a.booking = s.booking and a.guest = s.guest and a.session = s.session and a.scan <> s.id)))
      from (select) one left join hub.booking b on b.id = s.booking left join hub.guest g on g.booking = s.booking and g.number = s.guest)
      """;

  private static final String LIST =
      "select "
          + CONFLICT
          + " as json from hub.scan s where s.event = $1 and s.conflict is not null and s.settled"
          + " is null order by s.id limit 500";

  private static final String SETTLE =
      """
      update hub.scan s set settled = coalesce(settled, clock_timestamp()),
        settled_by = coalesce(settled_by, $3, 'door:' || $4::bigint)
      where s.event = $1 and s.id = $2 and s.conflict is not null
      """;

  private ConflictsStore() {}

  /// Those of an event that nobody has settled, oldest first.
  static Future<JsonArray> list(Db db, long event) {
    return db.query(LIST, event)
        .map(rows -> {
          var all = new JsonArray();
          rows.forEach(row -> all.add(row.getJsonObject("json")));
          return all;
        });
  }

  /// Somebody saw to it; false if there is no such conflict.
  static Future<Boolean> settle(Tx tx, long event, long scan, Keeper keeper) {
    return tx.query(SETTLE, event, scan, keeper.staff(), keeper.device())
        .map(rows -> rows.rowCount() > 0);
  }
}
