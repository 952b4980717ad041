package cortile.hub.door;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who did not come.
final class NoShowsStore {
  // Begun and past the grace, by the first session.
  private static final String LATE =
      """
      select coalesce($2, clock_timestamp()) >= e.starts + make_interval(mins => coalesce(d.grace_minutes, 15)) as late, e.phase
      from hub.event e left join hub.door d on d.event = e.id where e.id = $1
      """;

  // Guests of confirmed bookings who still hold a seat and never came. Numbers of the queue are
  // waited for by the queue.
  private static final String ABSENT =
      """
      with numbers as materialized (
        select hub.queue_booking(q) as booking from hub.queue_entry q where q.event = $1 and q.state <> 'in')
      select b.id, b.code, g.number
      from hub.booking b join hub.guest g on g.booking = b.id and not g.released
      where b.event = $1 and b.state = 'confirmed' and ($2::text[] is null or b.code = any($2))
        and not exists (select from hub.arrival a where a.booking = g.booking and a.guest = g.number)
        and not exists (select from numbers n where n.booking = b.id)
      order by b.id, g.number
      """;

  private static final String NOTE =
      """
      insert into hub.no_show as n (booking, event, absent, whole, freed, noted_by, noted)
      select g.booking, $1, count(*) filter (where a.booking is null), count(a.booking) = 0, $3, $4, coalesce($5, clock_timestamp())
      from hub.guest g
      left join lateral (select x.booking from hub.arrival x where x.booking = g.booking and x.guest = g.number limit 1) a on true
      where g.booking = any($2)
      group by g.booking
      having count(*) filter (where a.booking is null) > 0
      on conflict (booking) do update set absent = excluded.absent, whole = excluded.whole, freed = n.freed or excluded.freed
      """;

  private static final String LIST =
      """
      select jsonb_build_object('noShows', coalesce(jsonb_agg(n.json) filter (where n.json is not null), '[]')) as json
      from hub.event e
      left join lateral (
        select jsonb_strip_nulls(jsonb_build_object('code', b.code, 'name', b.name, 'absent', n.absent, 'whole', n.whole, 'freed', n.freed,
          'noted', hub.utc(n.noted), 'excused', case when n.excused is not null then true end)) as json
        from hub.no_show n join hub.booking b on b.id = n.booking where n.event = e.id order by n.noted, b.code) n on true
      where e.slug = $1 group by e.id
      """;

  private static final String EXCUSE =
      """
      update hub.no_show n set excused = coalesce(excused, clock_timestamp()), excused_by = coalesce(excused_by, $3)
      from hub.booking b join hub.event e on e.id = b.event
      where b.id = n.booking and e.slug = $1 and b.code = $2
      """;

  // Only where the door was used: otherwise nobody knows who came.
  private static final String OVER =
      """
      select e.id, e.slug from hub.door d join hub.event e on e.id = d.event
      where d.swept is null and e.phase in ('published', 'ended') and e.ends < coalesce($1, clock_timestamp())
        and exists (select from hub.arrival a where a.event = e.id)
      order by e.id limit 20
      """;

  private static final String SWEPT =
      "update hub.door set swept = clock_timestamp() where event = $1 and swept is null";

  private static final String FORGET =
      """
      delete from hub.no_show n using hub.event e
      where e.id = n.event and n.noted < clock_timestamp() - interval '365 days'
      returning e.slug
      """;

  private static final String FORGET_QUEUE =
      """
      update hub.queue_entry set name = null, device = null
      where joined < clock_timestamp() - interval '30 days' and (name is not null or device is not null)
      """;

  private static final String FORGET_PRESENTED =
      "update hub.scan set presented = null where presented is not null and received <"
          + " clock_timestamp() - interval '30 days'";

  private NoShowsStore() {}

  /// Whether it is late enough to call somebody a no-show.
  static Future<Boolean> late(Tx tx, long event, @Nullable OffsetDateTime now) {
    return tx.query(LATE, event, now)
        .map(rows -> Boolean.TRUE.equals(rows.iterator().next().getBoolean("late")));
  }

  /// @param codes only of these bookings; null for all
  static Future<Absent> absent(Tx tx, long event, String @Nullable [] codes) {
    return tx.query(ABSENT, event, codes).map(NoShowsStore::absent);
  }

  private static Absent absent(RowSet<Row> rows) {
    var bookings = new ArrayList<Long>();
    var guests = new HashMap<String, List<Integer>>();
    for (var row : rows) {
      var numbers = guests.get(row.getString("code"));
      if (numbers == null) {
        numbers = new ArrayList<>();
        guests.put(row.getString("code"), numbers);
        bookings.add(row.getLong("id"));
      }
      numbers.add(row.getInteger("number"));
    }
    return new Absent(bookings, guests);
  }

  /// Writes down who did not come.
  ///
  /// @param freed the seats are given to others
  /// @param by null for the clock
  static Future<Void> note(
      Tx tx,
      long event,
      List<Long> bookings,
      boolean freed,
      @Nullable String by,
      @Nullable OffsetDateTime now) {
    return bookings.isEmpty()
        ? Future.succeededFuture()
        : tx.query(NOTE, event, bookings.toArray(Long[]::new), freed, by, now).mapEmpty();
  }

  static Future<Optional<JsonObject>> list(Db db, String slug) {
    return db.query(LIST, slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getJsonObject("json")));
  }

  /// It does not count; false if there is no such no-show.
  static Future<Boolean> excuse(Tx tx, String slug, String code, String by) {
    return tx.query(EXCUSE, slug, code, by).map(rows -> rows.rowCount() > 0);
  }

  /// Events that are over and of which nobody has looked who did not come.
  static Future<List<OverEvent>> over(Db db, @Nullable OffsetDateTime now) {
    return db.query(OVER, now)
        .map(rows -> {
          var over = new ArrayList<OverEvent>();
          rows.forEach(row -> over.add(new OverEvent(row.getLong("id"), row.getString("slug"))));
          return over;
        });
  }

  /// Marks that this was done; false if somebody did it before.
  static Future<Boolean> swept(Tx tx, long event) {
    return tx.query(SWEPT, event).map(rows -> rows.rowCount() > 0);
  }

  /// Forgets no-shows after a year, and after a month who stood in a queue and what was shown that
  /// was no guest's.
  static Future<Void> forget(Tx tx) {
    return tx.query(FORGET)
        .onSuccess(rows -> rows.forEach(row -> ViewsRoom.touch(tx, row.getString("slug"))))
        .compose(done -> tx.query(FORGET_QUEUE))
        .compose(done -> tx.query(FORGET_PRESENTED))
        .mapEmpty();
  }
}
