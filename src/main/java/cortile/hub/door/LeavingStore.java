package cortile.hub.door;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers that have to go, and what has gone but still holds seats.
final class LeavingStore {
  private static final String LATE =
      """
      select q.event, e.slug, q.number from hub.queue_entry q join hub.event e on e.id = q.event
      where q.state = 'called' and q.called_until < coalesce($1, clock_timestamp()) order by q.id limit 100
      """;

  // After the end there is nothing left to give back.
  private static final String OWED =
      """
      select b.code
      from hub.door d
      join hub.event e on e.id = d.event and e.phase = 'published' and e.ends > coalesce($1, clock_timestamp())
      join hub.queue_entry q on q.event = e.id and q.state = 'gone'
      join hub.booking b on b.id = hub.queue_booking(q) and b.state = 'confirmed'
      where d.last_number > 0
      order by q.id limit 100
      """;

  private static final String OVER =
      """
      select e.id as event, e.slug, 0 as number from hub.door d join hub.event e on e.id = d.event
      where (d.queue_open or exists (select from hub.queue_entry q where q.event = e.id and q.state in ('waiting', 'called')))
        and (e.phase in ('ended', 'cancelled') or e.ends <= coalesce($1, clock_timestamp()))
      order by e.id limit 100
      """;

  private static final String END =
      "update hub.queue_entry set state = 'gone' where event = $1 and state in ('waiting',"
          + " 'called')";

  private static final String CLOSE = "update hub.door set queue_open = false where event = $1";

  private LeavingStore() {}

  /// Called numbers that did not come in time.
  static Future<List<DueNumber>> late(Db db, @Nullable OffsetDateTime now) {
    return db.query(LATE, now).map(LeavingStore::due);
  }

  /// Bookings of numbers that have gone and whose seats nobody has given back yet, by code.
  static Future<List<String>> owed(Db db, @Nullable OffsetDateTime now) {
    return db.query(OWED, now)
        .map(rows -> {
          var codes = new ArrayList<String>();
          rows.forEach(row -> codes.add(row.getString("code")));
          return codes;
        });
  }

  /// Events that are over and have a queue still.
  static Future<List<DueNumber>> over(Db db, @Nullable OffsetDateTime now) {
    return db.query(OVER, now).map(LeavingStore::due);
  }

  /// Closes a queue and sends everybody away who stands in it.
  static Future<Void> end(Tx tx, long event) {
    return tx.query(END, event).compose(ended -> tx.query(CLOSE, event)).mapEmpty();
  }

  private static List<DueNumber> due(RowSet<Row> rows) {
    var due = new ArrayList<DueNumber>();
    rows.forEach(row ->
        due.add(
            new DueNumber(row.getLong("event"), row.getString("slug"), row.getInteger("number"))));
    return due;
  }
}
