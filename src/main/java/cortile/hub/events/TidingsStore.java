package cortile.hub.events;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what letters about bookings need.
final class TidingsStore {
  private static final String RECIPIENTS =
      """
      select b.event, b.code, b.name, b.email, b.language, b.link, b.revision, b.state, b.offered_until,
             b.standard + b.wheelchair + b.carer as people
      from hub.booking b
      """;

  private static final String BY_CODE =
      RECIPIENTS + " where b.code = any($1::text[]) and b.email is not null";

  private static final String OF_EVENT =
      RECIPIENTS
          + " where b.event = $1 and b.email is not null and b.state not in ('cancelled',"
          + " 'expired') order by b.line";

  private static final String EVENTS =
      """
      select e.id, e.slug, e.title, e.about, e.category, e.host, e.starts, e.ends, e.revision, e.reminders,
             p.name as place, p.address, p.zone, clock_timestamp() as now, s.numbers, s.starts as session_starts, s.ends as session_ends
      from hub.event e
      join hub.place p on p.id = e.place
      cross join lateral (
        select array_agg(number order by number) as numbers, array_agg(starts order by number) as starts,
               array_agg(ends order by number) as ends
        from hub.session where event = e.id offset 0) s
      where e.id = any($1::bigint[])
      """;

  private TidingsStore() {}

  /// Whom to write to, and how their booking is now.
  record Booked(
      long event,
      String code,
      String name,
      String email,
      Locale language,
      int link,
      int revision,
      BookingState state,
      @Nullable Instant offeredUntil,
      int people) {}

  /// @param number of the session in its event
  record Session(int number, ZonedDateTime starts, ZonedDateTime ends) {}

  /// What they booked.
  record Subject(
      String slug,
      JsonObject title,
      @Nullable JsonObject about,
      String category,
      String host,
      ZonedDateTime starts,
      ZonedDateTime ends,
      int revision,
      List<Integer> reminders,
      JsonObject place,
      @Nullable String address,
      Instant now,
      List<Session> sessions) {}

  /// Those of the bookings that have an address, by code.
  static Future<Map<String, Booked>> booked(Tx tx, List<String> codes) {
    return tx.query(BY_CODE, (Object) codes.toArray(String[]::new))
        .map(rows -> {
          var found = new HashMap<String, Booked>();
          rows.forEach(row -> found.put(row.getString("code"), booked(row)));
          return found;
        });
  }

  /// All whose booking of an event is not over and who have an address.
  static Future<List<Booked>> booked(Tx tx, long event) {
    return tx.query(OF_EVENT, event)
        .map(rows -> {
          var found = new ArrayList<Booked>();
          rows.forEach(row -> found.add(booked(row)));
          return found;
        });
  }

  static Future<Map<Long, Subject>> subjects(Tx tx, List<Long> events) {
    return tx.query(EVENTS, (Object) events.toArray(Long[]::new))
        .map(rows -> {
          var found = new HashMap<Long, Subject>();
          rows.forEach(row -> found.put(row.getLong("id"), subject(row)));
          return found;
        });
  }

  private static Booked booked(Row row) {
    var until = row.getOffsetDateTime("offered_until");
    return new Booked(
        row.getLong("event"),
        row.getString("code"),
        row.getString("name"),
        row.getString("email"),
        Locale.of(row.getString("language")),
        row.getInteger("link"),
        row.getInteger("revision"),
        BookingState.of(row.getString("state")),
        until == null ? null : until.toInstant(),
        row.getInteger("people"));
  }

  private static Subject subject(Row row) {
    var zone = ZoneId.of(row.getString("zone"));
    var sessions = new ArrayList<Session>();
    var numbers = row.getArrayOfIntegers("numbers");
    for (var i = 0; i < numbers.length; i++) {
      sessions.add(
          new Session(
              numbers[i],
              row.getArrayOfOffsetDateTimes("session_starts")[i].atZoneSameInstant(zone),
              row.getArrayOfOffsetDateTimes("session_ends")[i].atZoneSameInstant(zone)));
    }
    var host = row.getString("host");
    return new Subject(
        row.getString("slug"),
        row.getJsonObject("title"),
        row.getJsonObject("about"),
        row.getString("category"),
        host == null ? "" : host,
        zoned(row.getOffsetDateTime("starts"), zone),
        zoned(row.getOffsetDateTime("ends"), zone),
        row.getInteger("revision"),
        List.of(row.getArrayOfIntegers("reminders")),
        row.getJsonObject("place"),
        row.getString("address"),
        row.getOffsetDateTime("now").toInstant(),
        sessions);
  }

  private static ZonedDateTime zoned(OffsetDateTime time, ZoneId zone) {
    return time.atZoneSameInstant(zone);
  }
}
