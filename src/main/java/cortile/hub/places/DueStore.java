package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reservations with which something is due by the clock.
final class DueStore {
  /// More than these wait for the next run.
  private static final int BATCH = 100;

  private static final String LATE =
      """
      select id from hub.reservation
      where state = 'confirmed' and came is null and come_by <= coalesce($1::timestamptz, clock_timestamp())
        and ends > coalesce($1::timestamptz, clock_timestamp())
      order by id limit $2 for no key update skip locked
      """;

  private static final String UNDECIDED =
      """
      select id from hub.reservation where state = 'asked' and starts <= coalesce($1::timestamptz, clock_timestamp())
      order by id limit $2 for no key update skip locked
      """;

  private static final String OVER =
      """
      update hub.reservation set state = case when come_by is null or came is not null then 'done' else 'freed' end
      where state = 'confirmed' and ends <= coalesce($1::timestamptz, clock_timestamp())
      returning id
      """;

  private DueStore() {}

  /// Confirmed ones to which nobody came in time, locked.
  static Future<List<Long>> late(Tx tx, @Nullable OffsetDateTime now) {
    return ids(tx, LATE, now);
  }

  /// Those that nobody decided on before they began, locked.
  static Future<List<Long>> undecided(Tx tx, @Nullable OffsetDateTime now) {
    return ids(tx, UNDECIDED, now);
  }

  /// Ends what is past; which ones.
  static Future<List<Long>> over(Tx tx, @Nullable OffsetDateTime now) {
    return tx.query(OVER, now).map(DueStore::ids);
  }

  private static Future<List<Long>> ids(Tx tx, String sql, @Nullable OffsetDateTime now) {
    return tx.query(sql, now, BATCH).map(DueStore::ids);
  }

  private static List<Long> ids(RowSet<Row> rows) {
    var ids = new ArrayList<Long>();
    rows.forEach(row -> ids.add(row.getLong(0)));
    return ids;
  }
}
