package cortile.hub.calendars;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What calendars tell of events. Their rows, and those of places, belong to other parts; here they
/// are only read.
final class CalendarsStore {
  /// More than a town has in a year.
  static final int MOST = 500;

  private static final String EVENTS =
      """
      select e.slug, e.title, coalesce(e.about, '{}') as about, e.category, e.phase,
        coalesce(e.host, '') as host, e.price, e.revision, e.picture is not null as picture,
        coalesce(e.published_at, e.starts) as published, e.changed, e.booking = 'open' as bookable,
        (select coalesce(bool_or(s.taken >= s.capacity), true) from hub.seats s
          where s.event = e.id and (s.pool = 'standard' or s.pool like 'session-%')) as full,
        p.slug as place, p.name as place_name, coalesce(p.address, '') as address, p.latitude,
        p.longitude, p.zone,
        (select jsonb_agg(jsonb_build_object('number', t.number, 'starts', hub.utc(t.starts),
            'ends', hub.utc(t.ends), 'title', coalesce(t.title, '{}')) order by t.number)
          from hub.session t where t.event = e.id) as times
      from hub.event e join hub.place p on p.id = e.place
      where e.phase <> 'draft' and exists (select from hub.session t where t.event = e.id)
      """;

  private static final String ONE = EVENTS + " and e.slug = $1";

  // A while after its end an event stays, so that calendars that look seldom learn how it ended.
  private static final String FEED =
      EVENTS
          + """
           and e.ends > clock_timestamp() - interval '30 days'
          and ($1::text is null or p.slug = $1) and ($2::text is null or e.category = $2)
          order by e.starts, e.id limit $3
          """;

  private static final String TO_COME =
      EVENTS
          + """
           and e.phase = 'published' and e.ends > clock_timestamp()
          and ($1::text is null or p.slug = $1) and ($2::text is null or e.category = $2)
          order by e.starts, e.id limit $3
          """;

  private CalendarsStore() {}

  static Future<Optional<Happening>> event(Db db, String slug) {
    return db.query(ONE, slug)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(happening(rows.iterator().next())));
  }

  /// Events of the last 30 days and to come, cancelled ones too.
  static Future<List<Happening>> feed(Db db, @Nullable String place, @Nullable String category) {
    return list(db, FEED, place, category, MOST);
  }

  /// Events that are not over.
  static Future<List<Happening>> toCome(
      Db db, @Nullable String place, @Nullable String category, int most) {
    return list(db, TO_COME, place, category, most);
  }

  /// The name of a place in its languages.
  static Future<Optional<Map<String, String>>> place(Db db, String slug) {
    return db.query("select name from hub.place where slug = $1", slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(texts(rows.iterator().next().getJsonObject("name"))));
  }

  /// The events of some slugs, in the order of their starts.
  static Future<List<Happening>> events(Db db, List<String> slugs) {
    return db.query(
            EVENTS + " and e.slug = any ($1) order by e.starts, e.id",
            (Object) slugs.toArray(String[]::new))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(CalendarsStore::happening)
                .toList());
  }

  private static Future<List<Happening>> list(
      Db db, String sql, @Nullable String place, @Nullable String category, int most) {
    return db.query(sql, place, category, most)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(CalendarsStore::happening)
                .toList());
  }

  private static Happening happening(Row row) {
    return new Happening(
        row.getString("slug"),
        texts(row.getJsonObject("title")),
        texts(row.getJsonObject("about")),
        row.getString("category"),
        row.getString("phase"),
        row.getString("host"),
        row.getBigDecimal("price").stripTrailingZeros().toPlainString(),
        row.getBoolean("full"),
        row.getBoolean("bookable"),
        row.getBoolean("picture"),
        row.getInteger("revision"),
        row.getOffsetDateTime("published").toInstant(),
        row.getOffsetDateTime("changed").toInstant(),
        new Venue(
            row.getString("place"),
            texts(row.getJsonObject("place_name")),
            row.getString("address"),
            degrees(row.getBigDecimal("latitude")),
            degrees(row.getBigDecimal("longitude")),
            ZoneId.of(row.getString("zone"))),
        times(row.getJsonArray("times")));
  }

  private static List<Session> times(JsonArray times) {
    return IntStream.range(0, times.size())
        .mapToObj(times::getJsonObject)
        .map(time ->
            new Session(
                time.getInteger("number"),
                Instant.parse(time.getString("starts")),
                Instant.parse(time.getString("ends")),
                texts(time.getJsonObject("title"))))
        .toList();
  }

  private static Map<String, String> texts(JsonObject texts) {
    var plain = new TreeMap<String, String>();
    texts.forEach(entry -> plain.put(entry.getKey(), String.valueOf(entry.getValue())));
    return plain;
  }

  private static @Nullable Double degrees(@Nullable BigDecimal degrees) {
    return degrees == null ? null : degrees.doubleValue();
  }
}
