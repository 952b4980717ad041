package cortile.hub.events;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads events as documents of the contract.
final class EventsStore {
  private static final int MOST = 500;

  private static final String SHARED =
      """
      'slug', e.slug, 'kind', e.kind, 'phase', e.phase, 'title', e.title, 'category', e.category, 'place', hub.place_document(p),
      'starts', hub.utc(e.starts), 'ends', hub.utc(e.ends), 'series', s.code, 'access', to_jsonb(e.access),
      'languages', to_jsonb(e.languages), 'booking', e.booking, 'fairness', e.fairness, 'opens', hub.utc(e.opens),
      'closes', hub.utc(e.closes), 'ages', hub.ages_document(e.age_from, e.age_to), 'price', trim_scale(e.price)::text,
      'picture', case when e.picture is not null
        then '/api/hub/events/' || e.slug || '/pictures/' || left(encode(sha256(e.picture), 'hex'), 12) end
      """;

  private static final String FROM =
      """
      from hub.event e
      join hub.place p on p.id = e.place
      left join hub.event_series s on s.id = e.series
      """
          + EventViewsStore.POOLS;

  // $1 staff. With $11 none whose word would be `full`.
  private static final String LIST =
      "select e.slug, e.booking, pools.*, jsonb_strip_nulls(jsonb_build_object("
          + SHARED
          + """
          , 'sessions', (select count(*) from hub.session where event = e.id),
          'numbers', case when $1 then hub.numbers_document(e.id) end)) as document
          """
          + FROM
          + """
          where ($1 or e.phase <> 'draft') and ($2::text is null or e.phase = $2)
            and case when $3::date is null then not e.over or $2 = 'ended' else (e.ends at time zone p.zone)::date >= $3 end
            and ($4::date is null or (e.starts at time zone p.zone)::date <= $4)
            and ($5::text is null or p.slug = $5) and ($6::text is null or e.category = $6)
            and ($7::text is null or s.code = $7)
            and ($8::text is null or $8 = any(e.access) or hub.access_document(p) ? $8)
            and (not $11 or e.booking = 'none'
              or (select bool_and(taken < capacity) from hub.seats where event = e.id and (pool = 'standard' or pool like 'session-%')))
            and ($9::text is null or strpos(lower(concat_ws(' ', e.title::text, e.about::text)), lower($9)) > 0)
          order by e.starts, e.slug limit $10
          """;

  private static final String ONE =
      "select e.slug, e.booking, pools.*, jsonb_strip_nulls(jsonb_build_object("
          + SHARED
          + """
          , 'reason', e.reason, 'about', e.about, 'sessions', hub.sessions_document(e.id, $2), 'rule', s.rule,
          'others', (select jsonb_agg(jsonb_build_object('slug', o.slug, 'starts', hub.utc(o.starts), 'phase', o.phase) order by o.starts)
            from (select * from hub.event where series = e.series and id <> e.id and ($2 or phase <> 'draft') order by starts limit 60) o),
          'host', e.host, 'organisation', e.organisation, 'seats', hub.seats_document(e.id), 'partyMost', e.party_most,
          'cancelUntil', hub.utc(e.cancel_until), 'priceNote', e.price_note, 'drawAt', hub.utc(e.draw_at),
          'drawnAt', hub.utc(e.drawn_at), 'reminders', to_jsonb(e.reminders), 'noShowMost', e.noshow_most, 'revision', e.revision,
          'uses', case when $2 then hub.uses_document(e.id, 0) end, 'numbers', case when $2 then hub.numbers_document(e.id) end,
          'mayEdit', case when $2 then $3 or e.maker = $4 end)) as document
          """
          + FROM
          + "where e.slug = $1 and (e.phase <> 'draft' or $2)";

  // As the contract's `EventDraft`, to be made again.
  private static final String DRAFT =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'title', e.title, 'about', e.about, 'place', p.slug, 'category', e.category, 'kind', e.kind,
        'languages', to_jsonb(e.languages), 'access', to_jsonb(e.access), 'host', e.host, 'organisation', e.organisation,
        'picture', 'data:' || e.picture_type || ';base64,' || translate(encode(e.picture, 'base64'), E'\\n', ''),
        'sessions', (select jsonb_agg(jsonb_build_object('starts', hub.utc(n.starts), 'ends', hub.utc(n.ends), 'title', n.title,
            'capacity', (select capacity from hub.seats where event = e.id and pool = 'session-' || n.number),
            'uses', hub.uses_document(e.id, n.number)) order by n.number) from hub.session n where n.event = e.id),
        'uses', hub.uses_document(e.id, 0), 'booking', e.booking, 'seats', hub.seats_document(e.id), 'partyMost', e.party_most,
        'opens', hub.utc(e.opens), 'closes', hub.utc(e.closes), 'cancelUntil', hub.utc(e.cancel_until),
        'ages', hub.ages_document(e.age_from, e.age_to), 'price', trim_scale(e.price)::text, 'priceNote', e.price_note,
        'fairness', e.fairness, 'drawAt', hub.utc(e.draw_at), 'reminders', to_jsonb(e.reminders), 'noShowMost', e.noshow_most)) as document
      from hub.event e join hub.place p on p.id = e.place
      where e.slug = $1
      """;

  private static final String ID = "select id from hub.event where slug = $1";

  private static final String PICTURE =
      """
      select picture, picture_type, phase <> 'draft' as shown from hub.event
      where slug = $1 and left(encode(sha256(picture), 'hex'), 12) = $2 and (phase <> 'draft' or $3)
      """;

  private EventsStore() {}

  /// What to list; null members ask for nothing.
  ///
  /// @param free only with free places, or where none are needed
  record Filter(
      boolean staff,
      @Nullable String phase,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String place,
      @Nullable String category,
      @Nullable String series,
      @Nullable String accessible,
      @Nullable String words,
      boolean free) {}

  static Future<JsonArray> list(Db db, Filter filter) {
    return db.query(
            LIST,
            filter.staff(),
            filter.phase(),
            filter.from(),
            filter.to(),
            filter.place(),
            filter.category(),
            filter.series(),
            filter.accessible(),
            filter.words(),
            MOST,
            filter.free())
        .map(rows -> {
          var list = new JsonArray();
          rows.forEach(row -> list.add(worded(row)));
          return list;
        });
  }

  static Future<Optional<JsonObject>> one(
      Db db, String slug, boolean staff, boolean organiser, @Nullable String subject) {
    return db.query(ONE, slug, staff, organiser, subject)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(worded(rows.iterator().next())));
  }

  static Future<Optional<JsonObject>> draft(Tx tx, String slug) {
    return tx.query(DRAFT, slug).map(EventsStore::document);
  }

  static Future<Long> id(Tx tx, String slug) {
    return tx.query(ID, slug).map(rows -> rows.iterator().next().getLong("id"));
  }

  /// @param type the media type
  /// @param shown to everybody
  record Picture(String type, Buffer bytes, boolean shown) {}

  /// The picture that an event has now, by the last part of its address; a draft's only for staff.
  static Future<Optional<Picture>> picture(Db db, String slug, String name, boolean staff) {
    return db.query(PICTURE, slug, name, staff)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.<Picture>empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Picture(
                  row.getString("picture_type"),
                  row.getBuffer("picture"),
                  row.getBoolean("shown")));
        });
  }

  private static JsonObject worded(Row row) {
    return row.getJsonObject("document").put("free", EventViewsStore.word(row).wire());
  }

  private static Optional<JsonObject> document(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getJsonObject("document"));
  }
}
