package cortile.hub.events;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads bookings, as documents of the contract and as what orders are made of.
final class BookingsStore {
  private static final String EVENT = "select id from hub.event where slug = $1";

  // Whoever holds a link is found too, and must then show its secret, which is in no row.
  private static final String FIND =
      """
      select b.id, b.event, e.slug, b.code, b.state, b.link, b.revision, $2 or b.subject = $3 as known
      from hub.booking b join hub.event e on e.id = b.event
      where b.code = $1 and ($2 or b.subject = $3 or $4)
      """;

  // $1 staff, $2 the time by which to decide what can be done.
  private static final String DOCUMENT =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'code', b.code, 'state', b.state, 'source', b.source, 'seats', hub.kinds_document(b),
        'event', jsonb_build_object('slug', e.slug, 'title', e.title, 'phase', e.phase, 'reason', e.reason, 'kind', e.kind,
          'place', hub.place_document(p), 'starts', hub.utc(e.starts), 'ends', hub.utc(e.ends),
          'sessions', hub.sessions_document(e.id, false), 'cancelUntil', hub.utc(e.cancel_until), 'partyMost', e.party_most,
          'ages', hub.ages_document(e.age_from, e.age_to), 'seats', hub.seats_document(e.id), 'drawAt', hub.utc(e.draw_at),
          'revision', e.revision),
        'party', hub.party_document(b.id, $1), 'contact', hub.contact_document(b), 'position', hub.position_in_line(b),
        'line', case when $1 then b.line end, 'offeredUntil', hub.utc(b.offered_until), 'lot', b.lot,
        'late', case when b.late then true end,
        'can', (select coalesce(jsonb_agg(c.what order by c.n), '[]') from (values
            (1, 'change', open and now.at < e.starts),
            (2, 'cancel', open and not within and (($1 and now.at < e.ends) or (now.at < e.starts
              and (b.state <> 'confirmed' or now.at < coalesce(e.cancel_until, e.starts))))),
            (3, 'claim', open and b.state = 'offered' and now.at < b.offered_until),
            (4, 'give-up', open and not within and now.at < e.starts)) as c(n, what, may) where c.may),
        'revision', b.revision, 'made', hub.utc(b.made), 'changed', hub.utc(b.changed))) as document
      from hub.booking b
      join hub.event e on e.id = b.event
      join hub.place p on p.id = e.place
      cross join lateral (select coalesce($2::timestamptz, clock_timestamp()) as at) now
      cross join lateral (select b.state not in ('cancelled', 'expired') and e.phase = 'published' as open) o
      cross join lateral (select coalesce(bool_or(inside), false) as within from hub.arrived(array[b.id])) a
      """;

  private static final String BY_CODE = DOCUMENT + " where b.code = $3";

  private static final String OWN =
      DOCUMENT
          + " where b.subject = $3 order by e.over, case when e.over then now.at - e.ends else"
          + " e.starts - now.at end, b.id limit 200";

  private static final String LIST =
      """
      with found as materialized (
        select b.* from hub.booking b join hub.event e on e.id = b.event
        where e.slug = $1 and ($2::text is null or b.state = $2)
          and ($3::text is null or b.code = upper(replace($3, '-', '')) or strpos(lower(concat_ws(' ', b.name, b.email, b.phone)), lower($3)) > 0
            or exists (select from hub.guest g where g.booking = b.id and strpos(lower(g.name), lower($3)) > 0))
          and (not $4 or exists (select from hub.need n where n.booking = b.id and n.state = 'asked'))
      )
      select (select count(*) from found) as total, hub.numbers_document(e.id) as numbers,
        coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'code', b.code, 'state', b.state, 'source', b.source, 'line', b.line, 'position', w.position,
            'seats', hub.kinds_document(b), 'party', hub.party_document(b.id, true), 'contact', hub.contact_document(b),
            'offeredUntil', hub.utc(b.offered_until), 'lot', b.lot, 'late', case when b.late then true end,
            'revision', b.revision, 'made', hub.utc(b.made))) order by b.line)
          from (select * from found where line > $5 order by line limit $6) page
          join hub.booking b on b.id = page.id
          left join (select id, row_number() over (order by line) as position
            from hub.booking where event = e.id and state = 'waiting') w on w.id = b.id), '[]') as bookings
      from hub.event e where e.slug = $1
      """;

  private static final String LOTTERY =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'seedHash', encode(sha256(e.seed), 'hex'), 'seed', case when e.drawn_at is not null then encode(e.seed, 'hex') end,
        'drawAt', hub.utc(e.draw_at), 'drawnAt', hub.utc(e.drawn_at),
        'entries', coalesce(e.entries, '[]'))) as document
      from hub.event e
      where e.slug = $1 and e.fairness = 'lottery' and e.phase <> 'draft' and e.seed is not null
      """;

  private static final String SHORT =
      """
      select b.link, jsonb_strip_nulls(jsonb_build_object('code', b.code, 'state', b.state, 'position', hub.position_in_line(b),
        'offeredUntil', hub.utc(b.offered_until), 'lot', b.lot, 'revision', b.revision)) as document
      from hub.booking b where b.code = $1
      """;

  private BookingsStore() {}

  /// What is said of a booking to whoever made it, and the number of its link.
  record Brief(JsonObject document, int link) {}

  static Future<Brief> brief(Db db, String code) {
    return db.query(SHORT, code)
        .map(rows -> {
          var row = rows.iterator().next();
          return new Brief(row.getJsonObject("document"), row.getInteger("link"));
        });
  }

  static Future<Optional<JsonObject>> lottery(Db db, String event) {
    return db.query(LOTTERY, event).map(BookingsStore::document);
  }

  /// What an order needs of a booking, and whether it is the asker's without a link.
  record Found(
      long id,
      long event,
      String slug,
      String code,
      BookingState state,
      int link,
      int revision,
      boolean known) {}

  static Future<Optional<Long>> event(Db db, String slug) {
    return db.query(EVENT, slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getLong("id")));
  }

  /// The booking if the asker is staff, or it is theirs; with `linked` also for whoever may show a
  /// link.
  static Future<Optional<Found>> find(
      Db db, String code, boolean staff, @Nullable String subject, boolean linked) {
    return db.query(FIND, code, staff, subject, linked)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.<Found>empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Found(
                  row.getLong("id"),
                  row.getLong("event"),
                  row.getString("slug"),
                  row.getString("code"),
                  BookingState.of(row.getString("state")),
                  row.getInteger("link"),
                  row.getInteger("revision"),
                  Boolean.TRUE.equals(row.getBoolean("known"))));
        });
  }

  static Future<Optional<JsonObject>> document(
      Db db, String code, boolean staff, @Nullable OffsetDateTime now) {
    return db.query(BY_CODE, staff, now, code).map(BookingsStore::document);
  }

  static Future<JsonArray> own(Db db, String subject, @Nullable OffsetDateTime now) {
    return db.query(OWN, false, now, subject)
        .map(rows -> {
          var list = new JsonArray();
          rows.forEach(row -> list.add(row.getJsonObject("document")));
          return list;
        });
  }

  /// What to list.
  ///
  /// @param after only behind this place in the order of arrival
  record Filter(
      @Nullable String state, @Nullable String words, boolean needs, long after, int limit) {}

  static Future<Optional<JsonObject>> list(Db db, String event, Filter filter) {
    return db.query(
            LIST,
            event,
            filter.state(),
            filter.words(),
            filter.needs(),
            filter.after(),
            filter.limit())
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.<JsonObject>empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new JsonObject()
                  .put("total", row.getLong("total"))
                  .put("numbers", row.getJsonObject("numbers"))
                  .put("bookings", row.getJsonArray("bookings")));
        });
  }

  private static Optional<JsonObject> document(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getJsonObject("document"));
  }
}
