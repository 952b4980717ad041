package cortile.hub.door;

import cortile.hub.events.Seats;
import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which number is called, and what it holds.
final class CallsStore {
  // The first whose kinds of seats, and whose people in each session, are free; or for whom they
  // were booked before a crash: those seats are not free any more.
  private static final String FITTING =
      """
      select q.id, q.number, q.standard, q.wheelchair, q.carer, q.name
      from hub.queue_entry q left join hub.booking b on b.id = hub.queue_booking(q)
      where q.event = $1 and q.state = 'waiting' and q.number > $2
        and case when b.id is not null then b.state = 'confirmed' else
          not exists (
            select from (values ('standard', q.standard), ('wheelchair', q.wheelchair), ('carer', q.carer)) as w (pool, wanted)
            left join hub.seats s on s.event = q.event and s.pool = w.pool
            where w.wanted > coalesce(s.capacity - s.taken, 0))
          and not exists (
            select from hub.seats s where s.event = q.event and s.pool like 'session-%'
              and s.capacity - s.taken < q.standard + q.wheelchair + q.carer) end
      order by q.number limit 1
      """;

  private static final String CALL =
      """
      update hub.queue_entry q set state = 'called', booking = $2, called = clock_timestamp(),
        called_until = coalesce($3, clock_timestamp()) + make_interval(mins => d.call_minutes)
      from hub.door d where d.event = q.event and q.id = $1 and q.state = 'waiting'
        and exists (select from hub.booking b where b.id = $2 and b.state = 'confirmed')
      """;

  private static final String HELD =
      """
      select q.id, q.number, q.state, q.standard, q.wheelchair, q.carer, b.id as booking, b.code,
        q.called_until < coalesce($3, clock_timestamp()) as late
      from hub.queue_entry q left join hub.booking b on b.id = hub.queue_booking(q)
      where q.event = $1 and q.number = $2
      """;

  private static final String MOVE =
      "update hub.queue_entry set state = $3 where id = $1 and state = $2";

  private static final String OPEN =
      """
      select e.id, e.slug from hub.door d join hub.event e on e.id = d.event
      where d.queue_open and e.phase = 'published' and e.ends > coalesce($1, clock_timestamp())
        and exists (select from hub.queue_entry q where q.event = e.id and q.state = 'waiting')
      order by e.id
      """;

  private CallsStore() {}

  /// The first after a number for whose party there are seats.
  static Future<Optional<Fitting>> fitting(Db db, long event, int after) {
    return db.query(FITTING, event, after)
        .map(rows ->
            first(rows)
                .map(row ->
                    new Fitting(
                        row.getLong("id"),
                        row.getInteger("number"),
                        wanted(row),
                        row.getString("name"))));
  }

  /// The number is called and its seats are held. Nothing happens if it does not wait any more, or
  /// the booking is none any more.
  static Future<Void> call(Tx tx, long entry, long booking, @Nullable OffsetDateTime now) {
    return tx.query(CALL, entry, booking, now).mapEmpty();
  }

  /// A number and the booking that was made for it, if one was.
  static Future<Optional<HeldNumber>> held(
      Tx tx, long event, int number, @Nullable OffsetDateTime now) {
    return tx.query(HELD, event, number, now)
        .map(rows ->
            first(rows)
                .map(row ->
                    new HeldNumber(
                        row.getLong("id"),
                        row.getString("state"),
                        wanted(row),
                        row.getLong("booking"),
                        row.getString("code"),
                        Boolean.TRUE.equals(row.getBoolean("late")))));
  }

  /// A number that was in one state comes into another.
  static Future<Void> move(Tx tx, HeldNumber held, String state) {
    return tx.query(MOVE, held.id(), held.state(), state).mapEmpty();
  }

  /// Events with an open queue in which somebody waits.
  static Future<List<DueNumber>> open(Db db, @Nullable OffsetDateTime now) {
    return db.query(OPEN, now)
        .map(rows -> {
          var due = new ArrayList<DueNumber>();
          rows.forEach(row -> due.add(new DueNumber(row.getLong("id"), row.getString("slug"), 0)));
          return due;
        });
  }

  private static Seats wanted(Row row) {
    return new Seats(
        row.getInteger("standard"), row.getInteger("wheelchair"), row.getInteger("carer"));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
