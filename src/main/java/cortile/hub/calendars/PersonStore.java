package cortile.hub.calendars;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What people have booked and reserved, as far as calendars need it, and the addresses of their
/// own calendars.
final class PersonStore {
  private static final String BOOKING =
      """
      select e.slug, b.state, b.link, b.subject, b.changed from hub.booking b
      join hub.event e on e.id = b.event where b.code = $1
      """;

  private static final String RESERVATION =
      """
      select r.code, r.state, r.starts, r.ends, r.purpose, r.link, r.revision, r.changed,
        coalesce(r.subject = $1 or r.organisation in (
          select organisation from hub.organisation_member where subject = $1), false) as own,
        p.name ->> 'it' as place, coalesce(p.address, '') as address, p.zone,
        coalesce((select string_agg(u.name ->> 'it', ', ' order by u.position, u.id)
          from hub.reservation_item i join hub.resource u on u.id = i.resource
          where i.reservation = r.id), '') as what
      from hub.reservation r join hub.place p on p.id = r.place
      """;

  private PersonStore() {}

  static Future<Optional<HeldBooking>> booking(Db db, String code) {
    return db.query(BOOKING, code)
        .map(PersonStore::first)
        .map(found ->
            found.map(row ->
                new HeldBooking(
                    row.getString("slug"),
                    row.getString("state"),
                    row.getInteger("link"),
                    row.getString("subject"),
                    time(row, "changed"))));
  }

  /// @param subject who asks; null for somebody without an account
  static Future<Optional<HeldReservation>> reservation(
      Db db, String code, @Nullable String subject) {
    return db.query(RESERVATION + " where r.code = $2", subject, code)
        .map(PersonStore::first)
        .map(found -> found.map(PersonStore::reservation));
  }

  /// The events for which a person has places.
  static Future<List<String>> events(Db db, String subject) {
    return db.query(
            """
            select distinct e.slug from hub.booking b join hub.event e on e.id = b.event
            where b.subject = $1 and b.state = 'confirmed'
              and e.ends > clock_timestamp() - interval '30 days'
            limit $2
            """,
            subject,
            CalendarsStore.MOST)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("slug"))
                .toList());
  }

  /// What a person has reserved, or an organisation of which they are a member.
  static Future<List<HeldReservation>> reservations(Db db, String subject) {
    return db.query(
            RESERVATION
                + """
                 where (r.subject = $1 or r.organisation in (
                    select organisation from hub.organisation_member where subject = $1))
                  and r.state in ('confirmed', 'done')
                  and r.ends > clock_timestamp() - interval '30 days'
                order by r.starts, r.id limit $2
                """,
            subject,
            CalendarsStore.MOST)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(PersonStore::reservation).toList());
  }

  private static HeldReservation reservation(Row row) {
    return new HeldReservation(
        row.getString("code"),
        row.getString("state"),
        time(row, "starts"),
        time(row, "ends"),
        row.getString("purpose"),
        row.getInteger("link"),
        row.getBoolean("own"),
        row.getInteger("revision"),
        time(row, "changed"),
        row.getString("place"),
        row.getString("address"),
        ZoneId.of(row.getString("zone")),
        row.getString("what"));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  private static Instant time(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time.toInstant();
  }
}
