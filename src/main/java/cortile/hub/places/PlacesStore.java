package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places as documents, and what organisers write into them.
final class PlacesStore {
  private static final String DOCUMENTS =
      """
      select p.id, coalesce($5::timestamptz, clock_timestamp()) as now, jsonb_strip_nulls(jsonb_build_object(
        'place', p.slug, 'kind', p.kind, 'name', p.name, 'about', p.about, 'address', p.address, 'latitude', p.latitude,
        'longitude', p.longitude, 'zone', p.zone, 'contacts', p.contacts, 'access', p.access, 'hours', p.hours, 'quotas', p.quotas,
        'position', p.position, 'archived', p.archived, 'revision', p.revision,
        'organisations', (
          select coalesce(jsonb_agg(jsonb_build_object('organisation', o.slug, 'name', o.name, 'web', o.web) order by po.position), '[]')
          from hub.place_organisation po join hub.organisation o on o.id = po.organisation where po.place = p.id),
        'closures', (
          select coalesce(jsonb_agg(jsonb_build_object('closure', c.id::text, 'resource', cr.key, 'from', c.from_day, 'to', c.to_day,
            'opens', c.opens, 'closes', c.closes, 'reason', c.reason) order by c.from_day, c.id), '[]')
          from hub.closure c left join hub.resource cr on cr.id = c.resource
          where c.place = p.id and c.to_day >= least(coalesce($6::date, 'infinity'),
            (coalesce($5::timestamptz, clock_timestamp()) at time zone p.zone)::date)),
        'resources', (
          select coalesce(jsonb_object_agg(r.key, jsonb_build_object('id', r.id, 'resource', r.key, 'kind', r.kind, 'name', r.name,
            'about', r.about, 'seats', r.seats, 'features', r.features, 'access', r.access, 'hours', r.hours,
            'quantity', (select count(*) from hub.unit where resource = r.id and not retired),
            'labels', (select jsonb_agg(coalesce(label, number::text) order by number) from hub.unit
              where resource = r.id and not retired having count(label) > 0),
            'who', r.who, 'approval', r.approval, 'minMinutes', r.min_minutes, 'maxMinutes', r.max_minutes, 'stepMinutes', r.step_minutes,
            'noticeMinutes', r.notice_minutes, 'aheadDays', r.ahead_days, 'beforeMinutes', r.before_minutes,
            'afterMinutes', r.after_minutes, 'checkInMinutes', coalesce(r.check_in_minutes, 0), 'quotas', r.quotas, 'position', r.position,
            'archived', r.archived, 'revision', r.revision,
            'may', not p.archived and not r.archived and case r.who when 'anyone' then true when 'residents' then $2::text is not null
              when 'organisations' then $3 or exists (select from hub.organisation_member where subject = $2)
              when 'staff' then $3 else false end)), '{}')
          from hub.resource r where r.place = p.id and ($3 or not r.archived)))) as document
      from hub.place p where ($1::text is null or p.slug = $1) and ($3 or $4 or not p.archived)
      order by p.position, p.slug
      """;

  private static final String INSERT =
      """
      insert into hub.place (slug, kind, name, about, address, latitude, longitude, zone, contacts, access, hours, quotas, position,
        archived, today)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
        (coalesce($15::timestamptz, clock_timestamp()) at time zone $8)::date)
      on conflict (slug) do nothing returning id
      """;

  private static final String UPDATE =
      """
      update hub.place set kind = $2, name = $3, about = $4, address = $5, latitude = $6, longitude = $7, zone = $8, contacts = $9,
        access = $10, hours = $11, quotas = $12, position = $13, archived = $14,
        today = (coalesce($15::timestamptz, clock_timestamp()) at time zone $8)::date, revision = revision + 1
      where slug = $1 returning id
      """;

  private PlacesStore() {}

  /// A place as it is told.
  ///
  /// @param now by the database's clock
  record Found(long id, Instant now, JsonObject document) {}

  /// Places with their resources and the closures that have not ended, in the organisers' order.
  ///
  /// @param slug null for all
  /// @param archived archived ones too, which staff see in any case
  /// @param since closures that had not ended on that day too, `YYYY-MM-DD`; null for today
  static Future<List<Found>> documents(
      Tx tx,
      @Nullable String slug,
      Asker asker,
      boolean archived,
      @Nullable Instant now,
      java.time.@Nullable LocalDate since) {
    var time = now == null ? null : UnitsStore.time(now);
    return tx.query(DOCUMENTS, slug, asker.subject(), asker.staff(), archived, time, since)
        .map(rows -> {
          var found = new ArrayList<Found>();
          rows.forEach(row -> found.add(found(row)));
          return found;
        });
  }

  /// One place.
  static Future<Optional<Found>> document(Tx tx, String slug, Asker asker, @Nullable Instant now) {
    return documents(tx, slug, asker, false, now, null).map(found -> found.stream().findFirst());
  }

  private static Found found(Row row) {
    return new Found(
        row.getLong("id"), row.getOffsetDateTime("now").toInstant(), row.getJsonObject("document"));
  }

  /// Stores a new place; empty if the slug is taken.
  static Future<Optional<Long>> insert(
      Tx tx, String slug, JsonObject draft, @Nullable Instant now) {
    return tx.query(INSERT, values(slug, draft, now)).map(PlacesStore::id);
  }

  static Future<Optional<Long>> update(
      Tx tx, String slug, JsonObject draft, @Nullable Instant now) {
    return tx.query(UPDATE, values(slug, draft, now)).map(PlacesStore::id);
  }

  private static Optional<Long> id(io.vertx.sqlclient.RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getLong(0));
  }

  /// Locks a place; its id and revision, empty if there is none.
  static Future<Optional<Held>> hold(Tx tx, String slug) {
    return tx.query("select id, revision from hub.place where slug = $1 for no key update", slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(
                    new Held(
                        rows.iterator().next().getLong("id"),
                        rows.iterator().next().getInteger("revision"))));
  }

  /// A row that is locked.
  record Held(long id, int revision) {}

  /// Says who runs a place; the slugs that are nobody's.
  static Future<List<String>> organisations(Tx tx, long place, JsonArray slugs) {
    var names = slugs.stream().map(String::valueOf).toArray(String[]::new);
    return tx.query("delete from hub.place_organisation where place = $1", place)
        .compose(v ->
            tx.query(
                """
                with named as (select slug, min(number) as number from unnest($2::text[]) with ordinality as n (slug, number) group by slug),
                  put as (
                    insert into hub.place_organisation (place, organisation, position)
                    select $1, o.id, n.number from named n join hub.organisation o on o.slug = n.slug)
                select slug from named where not exists (select from hub.organisation o where o.slug = named.slug)
                """,
                place,
                names))
        .map(rows -> {
          var unknown = new ArrayList<String>();
          rows.forEach(row -> unknown.add(row.getString(0)));
          return unknown;
        });
  }

  private static Tuple values(String slug, JsonObject draft, @Nullable Instant now) {
    return Tuple.tuple()
        .addValue(slug)
        .addValue(draft.getString("kind"))
        .addValue(draft.getJsonObject("name"))
        .addValue(draft.getJsonObject("about"))
        .addValue(draft.getString("address"))
        .addValue(decimal(draft, "latitude"))
        .addValue(decimal(draft, "longitude"))
        .addValue(draft.getString("zone", "Europe/Rome"))
        .addValue(draft.getJsonObject("contacts", new JsonObject()))
        .addValue(draft.getJsonObject("access", new JsonObject()))
        .addValue(draft.getJsonArray("hours"))
        .addValue(draft.getJsonObject("quotas", new JsonObject()))
        .addValue(draft.getInteger("position", 0))
        .addValue(draft.getBoolean("archived", false))
        .addValue(now == null ? null : UnitsStore.time(now));
  }

  private static @Nullable BigDecimal decimal(JsonObject draft, String member) {
    var number = draft.getNumber(member);
    return number == null ? null : new BigDecimal(number.toString());
  }
}
