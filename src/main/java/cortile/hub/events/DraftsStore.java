package cortile.hub.events;

import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes events as organisers describe them. A draft comes as the contract's `EventDraft`.
final class DraftsStore {
  private static final String PLACE =
      "select id, slug, zone from hub.place where slug = $1 and not archived";

  private static final String SERIES =
      "insert into hub.event_series (code, rule) values ($1, $2) returning id";

  // The members of a draft `d` as columns; $2 … $8 are times and the lottery's seed.
  private static final String COLUMNS =
      """
      title, about, category, languages, access, host, organisation, age_from, age_to, price, price_note, booking, party_most,
      fairness, reminders, noshow_most, kind, place, starts, ends, opens, closes, cancel_until, draw_at, seed
      """;

  private static final String MEMBERS =
      """
      d -> 'title', d -> 'about', d ->> 'category',
      array(select jsonb_array_elements_text(coalesce(d -> 'languages', '[]'))),
      array(select jsonb_array_elements_text(coalesce(d -> 'access', '[]'))), d ->> 'host', d ->> 'organisation',
      (d -> 'ages' ->> 'from')::int, (d -> 'ages' ->> 'to')::int, coalesce(d ->> 'price', '0')::numeric, d -> 'priceNote',
      d ->> 'booking', coalesce((d ->> 'partyMost')::int, 4), coalesce(d ->> 'fairness', 'first'),
      coalesce((select array_agg(m::int order by m::int desc) from jsonb_array_elements_text(d -> 'reminders') as r(m)),
        case when d ? 'reminders' then '{}' else '{1440,120}' end::int[]),
      (d ->> 'noShowMost')::int, d ->> 'kind', $2::bigint, $3::timestamptz, $4::timestamptz, $5::timestamptz, $6::timestamptz,
      $7::timestamptz, $8::timestamptz
      """;

  private static final String PICTURE =
      """
      decode(nullif(split_part(d ->> 'picture', ',', 2), ''), 'base64'), substring(d ->> 'picture' from 'data:([^;]+);')
      """;

  private static final String INSERT =
      "insert into hub.event (slug, series, maker, picture, picture_type, "
          + COLUMNS
          + ") select $10, $11::bigint, $12, "
          + PICTURE
          + ", "
          + MEMBERS
          + ", $9::bytea from (select $1::jsonb as d) draft on conflict (slug) do nothing returning"
          + " id";

  private static final String UPDATE =
      "update hub.event e set changed = clock_timestamp(), revision = revision + 1, ("
          + COLUMNS
          + ") = (select "
          + MEMBERS
          + ", coalesce(e.seed, $9::bytea) from (select $1::jsonb as d) draft), content = $11 where"
          + " id = $10";

  // Nothing is held beyond the start.
  private static final String SHORTEN_OFFERS =
      "update hub.booking set offered_until = least(offered_until, $2) where event = $1 and state ="
          + " 'offered'";

  private static final String SET_PICTURE =
      "update hub.event set (picture, picture_type) = (select "
          + PICTURE
          + " from (select $2::jsonb as d) draft) where id = $1";

  // One after the other in the order of their rows, as the group commit locks them. What is read
  // next is what the earlier holders committed.
  private static final String LOCK =
      """
      select id from hub.event
      where slug = $1 or ($2 and series = (select series from hub.event where slug = $1))
      order by id for no key update
      """;

  private static final String HOLD =
      """
      select e.id, e.slug, e.series, e.phase, e.over, e.revision, e.starts, e.fairness, e.last_line, e.waiting, e.title, e.content, p.slug as place, p.zone,
             (select array_agg(hub.utc(starts) || '/' || hub.utc(ends) order by number) from hub.session where event = e.id) as times,
             (select max(ends) from hub.session where event = e.id) as ends
      from hub.event e join hub.place p on p.id = e.place
      where (e.slug = $1 or ($2 and e.series = (select series from hub.event where slug = $1)
          and e.starts >= (select starts from hub.event where slug = $1)))
        and ($3 or e.maker = $4)
      order by e.slug <> $1, e.starts
      """;

  private static final String DELETE = "delete from hub.event where id = $1";

  private static final String SESSION_IDS =
      "select id from hub.session where event = $1 order by number";

  private DraftsStore() {}

  /// @param zone by whose clock its events are held
  record Place(long id, String slug, ZoneId zone) {}

  /// An event that is locked to be edited.
  ///
  /// @param content hash of the request that last replaced it; null for none
  /// @param times of its sessions, to see whether they move
  record Held(
      long id,
      String slug,
      boolean inSeries,
      Hall.Phase phase,
      boolean over,
      int revision,
      ZonedDateTime starts,
      ZonedDateTime ends,
      boolean lottery,
      boolean booked,
      int waiting,
      JsonObject title,
      @Nullable String content,
      String place,
      List<String> times) {}

  static Future<Place> place(Tx tx, String slug) {
    return tx.query(PLACE, slug)
        .map(rows -> {
          if (rows.size() == 0) {
            throw Problem.of(422, "invalid")
                .with(List.of(Problem.Field.of("/place", "unknown-place")))
                .refused();
          }
          var row = rows.iterator().next();
          return new Place(
              row.getLong("id"), row.getString("slug"), ZoneId.of(row.getString("zone")));
        });
  }

  static Future<Long> series(Tx tx, String code, String rule) {
    return tx.query(SERIES, code, rule).map(rows -> rows.iterator().next().getLong("id"));
  }

  /// The new event's row; empty if the slug is taken.
  static Future<Optional<Long>> insert(
      Tx tx,
      JsonObject draft,
      Place place,
      Schedule schedule,
      byte[] seed,
      String slug,
      @Nullable Long series,
      String maker) {
    return tx.query(
            INSERT,
            values(draft, place, schedule, seed).addValue(slug).addValue(series).addValue(maker))
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getLong("id")));
  }

  /// @param content hash of the request; null for an event that follows another one's
  static Future<Void> update(
      Tx tx,
      long event,
      JsonObject draft,
      Place place,
      Schedule schedule,
      byte[] seed,
      @Nullable String content) {
    var updated =
        tx.query(UPDATE, values(draft, place, schedule, seed).addValue(event).addValue(content));
    return (draft.containsKey("picture")
            ? updated.compose(v -> tx.query(SET_PICTURE, event, draft))
            : updated)
        .compose(v -> tx.query(SHORTEN_OFFERS, event, time(schedule.starts())))
        .mapEmpty();
  }

  /// Locks an event, and with `following` the later ones of its series, the first one first. Empty
  /// for whoever may not edit it.
  static Future<List<Held>> hold(
      Tx tx, String slug, boolean following, boolean organiser, String subject) {
    return tx.query(LOCK, slug, following)
        .compose(locked -> tx.query(HOLD, Tuple.of(slug, following, organiser, subject)))
        .map(rows -> {
          var found = new ArrayList<Held>();
          rows.forEach(row -> found.add(held(row)));
          return found.isEmpty() || !found.getFirst().slug().equals(slug) ? List.of() : found;
        });
  }

  static Future<Void> delete(Tx tx, long event) {
    return tx.query(DELETE, event).mapEmpty();
  }

  static Future<List<Long>> sessions(Tx tx, long event) {
    return tx.query(SESSION_IDS, event)
        .map(rows -> {
          var ids = new ArrayList<Long>();
          rows.forEach(row -> ids.add(row.getLong("id")));
          return ids;
        });
  }

  private static Tuple values(JsonObject draft, Place place, Schedule schedule, byte[] seed) {
    var lottery = "lottery".equals(draft.getString("fairness"));
    return Tuple.tuple()
        .addValue(draft)
        .addValue(place.id())
        .addValue(time(schedule.starts()))
        .addValue(time(schedule.ends()))
        .addValue(time(schedule.opens()))
        .addValue(time(schedule.closes()))
        .addValue(time(schedule.cancelUntil()))
        .addValue(time(schedule.drawAt()))
        .addValue(lottery ? Buffer.buffer(seed) : null);
  }

  static @Nullable OffsetDateTime time(@Nullable ZonedDateTime time) {
    return time == null ? null : time.toOffsetDateTime();
  }

  private static Held held(Row row) {
    var zone = ZoneId.of(row.getString("zone"));
    return new Held(
        row.getLong("id"),
        row.getString("slug"),
        row.getLong("series") != null,
        Hall.Phase.valueOf(row.getString("phase").toUpperCase(java.util.Locale.ROOT)),
        row.getBoolean("over"),
        row.getInteger("revision"),
        row.getOffsetDateTime("starts").atZoneSameInstant(zone),
        row.getOffsetDateTime("ends").atZoneSameInstant(zone),
        row.getString("fairness").equals("lottery"),
        row.getLong("last_line") > 0,
        row.getInteger("waiting"),
        row.getJsonObject("title"),
        row.getString("content"),
        row.getString("place"),
        List.of(row.getArrayOfStrings("times")));
  }
}
