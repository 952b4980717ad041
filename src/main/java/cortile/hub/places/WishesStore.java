package cortile.hub.places;

import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The line of those who want what is taken.
final class WishesStore {
  private static final String INSERT =
      """
      insert into hub.wish (code, resource, quantity, starts, ends, name, email, subject, language)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  /// No more than these are told at once.
  static final int MOST = 500;

  private static final String OVERLAP = "23P01";

  // From when it can be reserved: at its start, or at the next start that the settings allow.
  private static final String BEGINS =
      """
      cross join (select coalesce($1::timestamptz, clock_timestamp()) as now) t
      cross join lateral (select t.now + make_interval(mins => r.notice_minutes) as soonest) n
      cross join lateral (
        select case when w.starts >= n.soonest then w.starts else hub.next_start(n.soonest, r.step_minutes, p.zone) end as begins) b
      """;

  private static final String DOCUMENTS =
      """
      select jsonb_strip_nulls(jsonb_build_object('code', w.code, 'place', p.slug, 'resource', r.key, 'name', r.name,
        'quantity', w.quantity, 'starts', hub.utc(w.starts), 'ends', hub.utc(w.ends), 'state', w.state,
        'from', case when w.state = 'told' and b.begins < w.ends then hub.utc(b.begins) end,
        'line', case when w.state <> 'over' then (select count(*) from hub.wish o where o.resource = w.resource and o.state <> 'over'
          and o.line <= w.line and tstzrange(o.starts, o.ends) && tstzrange(w.starts, w.ends)) end,
        'who', case when $4 then concat_ws(' ', w.name, w.email) end)) as document
      from hub.wish w join hub.resource r on r.id = w.resource join hub.place p on p.id = r.place
      """
          + BEGINS
          + """
          where case when $2::text is not null then w.code = $2 when $4 then w.state <> 'over' else w.subject = $3 and w.state <> 'over' end
          order by w.line limit $5
          """;

  // The first for whom all that is left of it is free, and before whom nobody was told of it
  // lately. Nobody is told at night, nor so late that the time to answer would run into it.
  private static final String NEXT =
      """
      select w.line, w.code, w.name, w.email, w.language, b.begins, w.ends, p.slug, p.name as place, p.address, p.zone, r.key, r.name as what
      from hub.wish w join hub.resource r on r.id = w.resource join hub.place p on p.id = r.place
      """
          + BEGINS
          + """
          where w.state = 'waiting' and b.begins + make_interval(mins => r.min_minutes) <= w.ends
            and (t.now at time zone p.zone)::time between time '08:00' and time '21:50'
            and not exists (
              select from hub.wish o where o.resource = w.resource and o.state = 'told'
                and o.until > t.now and tstzrange(o.starts, o.ends) && tstzrange(w.starts, w.ends))
            and w.quantity <= (
              select count(*) from hub.unit u where u.resource = r.id and not u.retired and not exists (
                select from hub.occupation o where o.unit = u.id and o.span && hub.span(b.begins, w.ends, r.before_minutes, r.after_minutes)))
            and not r.archived and not p.archived
          order by w.line limit 1 for no key update of w skip locked
          """;

  private static final String EXPIRE =
      """
      update hub.wish w set state = 'over' from hub.resource r
      where r.id = w.resource and w.state <> 'over'
        and w.ends - make_interval(mins => r.min_minutes + r.notice_minutes) < coalesce($1::timestamptz, clock_timestamp())
      """;

  private WishesStore() {}

  /// Somebody whose turn it is.
  ///
  /// @param time what is left of what they wished for
  record Next(
      long line,
      String code,
      String name,
      String email,
      String language,
      Range time,
      String place,
      JsonObject placeName,
      @Nullable String address,
      String zone,
      String resource,
      JsonObject what) {}

  /// Puts somebody in line. Fails with 409 if they stand there already.
  static Future<Void> insert(
      Tx tx, String code, Wanted wanted, JsonObject draft, @Nullable String subject) {
    return tx.query(
            INSERT,
            code,
            wanted.resource(),
            wanted.quantity(),
            UnitsStore.time(wanted.starts()),
            UnitsStore.time(wanted.ends()),
            Address.stored(draft.getString("name")),
            Address.stored(draft.getString("email")),
            subject,
            draft.getString("language", "it"))
        .recover(failure ->
            Future.failedFuture(
                failure instanceof PgException e && e.getSqlState().equals(OVERLAP)
                    ? Problem.of(409, "in-line-already").refused()
                    : failure))
        .mapEmpty();
  }

  /// Those that wait or were told, of whoever is signed in, or all for staff; one more than the
  /// most if there are more.
  ///
  /// @param code only this one, whoever asks; null for all
  static Future<List<JsonObject>> documents(
      Tx tx, @Nullable String code, Asker asker, @Nullable OffsetDateTime now) {
    return tx.query(DOCUMENTS, now, code, asker.subject(), asker.staff(), MOST + 1)
        .map(rows -> {
          var documents = new ArrayList<JsonObject>();
          rows.forEach(row -> documents.add(row.getJsonObject("document")));
          return documents;
        });
  }

  /// Whether one is somebody's who is signed in; empty if there is none.
  static Future<Optional<Boolean>> own(Tx tx, String code, Asker asker) {
    return tx.query(
            "select coalesce($3 or subject = $2, false) from hub.wish where code = $1",
            code,
            asker.subject(),
            asker.staff())
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getBoolean(0)));
  }

  static Future<Void> drop(Tx tx, String code) {
    return tx.query("update hub.wish set state = 'over' where code = $1", code).mapEmpty();
  }

  /// Ends the wishes of which too little is left to be reserved.
  static Future<Void> expire(Tx tx, @Nullable OffsetDateTime now) {
    return tx.query(EXPIRE, now).mapEmpty();
  }

  /// Whose turn it is, locked.
  static Future<Optional<Next>> next(Tx tx, @Nullable OffsetDateTime now) {
    return tx.query(NEXT, now)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(next(rows.iterator().next())));
  }

  private static Next next(Row row) {
    var email = row.getString("email");
    return new Next(
        row.getLong("line"),
        row.getString("code"),
        row.getString("name") == null ? email : row.getString("name"),
        email,
        row.getString("language"),
        new Range(
            row.getOffsetDateTime("begins").toInstant(), row.getOffsetDateTime("ends").toInstant()),
        row.getString("slug"),
        row.getJsonObject("place"),
        row.getString("address"),
        row.getString("zone"),
        row.getString("key"),
        row.getJsonObject("what"));
  }

  /// Notes that somebody was told; until when nobody else is.
  static Future<OffsetDateTime> told(Tx tx, long line, @Nullable OffsetDateTime now) {
    return tx.query(
            """
            update hub.wish set state = 'told', until = coalesce($2::timestamptz, clock_timestamp()) + interval '10 minutes'
            where line = $1 returning until
            """,
            line,
            now)
        .map(rows -> rows.iterator().next().getOffsetDateTime(0));
  }
}
