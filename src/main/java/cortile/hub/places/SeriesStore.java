package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Reservations that come again.
final class SeriesStore {
  private SeriesStore() {}

  /// Locks all dates of a series.
  static Future<Void> lock(Tx tx, long series) {
    return tx.query(
            "select id from hub.reservation where series = $1 order by id for no key update",
            series)
        .mapEmpty();
  }

  /// Writes a series; its id.
  ///
  /// @param skipped dates that were left out
  static Future<Long> insert(
      Tx tx, String code, Order order, JsonObject recurrence, JsonArray skipped) {
    var first = order.dates().getFirst();
    return tx.query(
            """
            insert into hub.series (code, rule, clash, starts, ends, zone, skipped) values ($1, $2, $3, $4, $5, $6, $7) returning id
            """,
            code,
            recurrence.getString("rule"),
            recurrence.getString("onClash", "refuse"),
            first.from().toLocalDateTime(),
            first.to().toLocalDateTime(),
            order.site().zone().getId(),
            skipped)
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
