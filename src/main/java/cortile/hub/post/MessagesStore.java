package cortile.hub.post;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What organisers write to those who booked an event. The rows of events and bookings are another
/// part's; here they are only read.
final class MessagesStore {
  private static final String EVENT =
      """
      select e.id, e.slug, e.title, e.phase, e.starts, e.ends, p.name as place, p.address, p.zone
      from hub.event e join hub.place p on p.id = e.place
      where e.slug = $1 and ($2::text is null or e.maker = $2)
      """;

  private static final String REACH =
      """
      select count(*) filter (where state = 'confirmed' and email is not null)::integer as confirmed,
        count(*) filter (where state = 'confirmed' and email is null)::integer as confirmed_without,
        count(*) filter (where state <> 'confirmed' and email is not null)::integer as waiting,
        count(*) filter (where state <> 'confirmed' and email is null)::integer as waiting_without
      from hub.booking
      where event = $1 and state in ('confirmed', 'waiting', 'offered', 'entered')
      """;

  private static final String RECIPIENTS =
      """
      select id, code, name, email, language, link from hub.booking
      where event = $1 and email is not null and id > $3
        and state = any (case $2 when 'confirmed' then '{confirmed}'::text[]
          when 'waiting' then '{waiting,offered,entered}'
          else '{confirmed,waiting,offered,entered}' end)
      order by id limit $4
      """;

  private static final String MESSAGE =
      """
      jsonb_build_object('message', id, 'audience', audience, 'subject', subject, 'text', body,
        'recipients', recipients, 'made', hub.utc(made)) as document
      """;

  private MessagesStore() {}

  /// An event as letters name it.
  record Event(
      long id,
      String slug,
      String phase,
      JsonObject title,
      JsonObject place,
      String address,
      Instant starts,
      Instant ends,
      ZoneId zone) {
    static Event of(Row row) {
      return new Event(
          row.getLong("id"),
          row.getString("slug"),
          row.getString("phase"),
          row.getJsonObject("title"),
          row.getJsonObject("place"),
          Optional.ofNullable(row.getString("address")).orElse(""),
          row.getOffsetDateTime("starts").toInstant(),
          row.getOffsetDateTime("ends").toInstant(),
          ZoneId.of(row.getString("zone")));
    }
  }

  /// A booking with an address.
  record Booked(long id, String code, String name, String email, Locale language, int link) {
    static Booked of(Row row) {
      return new Booked(
          row.getLong("id"),
          row.getString("code"),
          row.getString("name"),
          row.getString("email"),
          Locale.of(row.getString("language")),
          row.getInteger("link"));
    }
  }

  /// @param maker whose event it must be; null for anybody's
  static Future<Optional<Event>> event(Tx tx, String slug, @Nullable String maker) {
    return tx.query(EVENT, slug, maker)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(Event.of(rows.iterator().next())));
  }

  static Future<JsonObject> reach(Tx tx, long event) {
    return tx.query(REACH, event)
        .map(rows -> {
          var row = rows.iterator().next();
          int confirmed = row.getInteger("confirmed");
          int waiting = row.getInteger("waiting");
          int confirmedWithout = row.getInteger("confirmed_without");
          int waitingWithout = row.getInteger("waiting_without");
          return new JsonObject()
              .put("confirmed", reach(confirmed, confirmedWithout))
              .put("waiting", reach(waiting, waitingWithout))
              .put("all", reach(confirmed + waiting, confirmedWithout + waitingWithout));
        });
  }

  private static JsonObject reach(int reached, int without) {
    return new JsonObject().put("reached", reached).put("withoutAddress", without);
  }

  static Future<Integer> insert(
      Tx tx, String event, String audience, String subject, String text, String author) {
    return tx.query(
            """
            insert into hub.message (event, audience, subject, body, author)
            values ($1, $2, $3, $4, $5) returning id
            """,
            event,
            audience,
            subject,
            text,
            author)
        .map(rows -> rows.iterator().next().getInteger("id"));
  }

  /// The next recipients, in the order of their bookings.
  static Future<List<Booked>> recipients(Tx tx, long event, String audience, long after, int most) {
    return tx.query(RECIPIENTS, event, audience, after, most)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Booked::of).toList());
  }

  /// Notes how many it was written to; the message as documents show it.
  static Future<JsonObject> finish(Tx tx, int message, int recipients) {
    return tx.query(
            "update hub.message set recipients = $2 where id = $1 returning " + MESSAGE,
            message,
            recipients)
        .map(rows -> rows.iterator().next().getJsonObject("document"));
  }

  static Future<JsonArray> list(Db db, String event) {
    return db.query(
            "select " + MESSAGE + " from hub.message where event = $1 order by made desc, id desc",
            event)
        .map(rows -> {
          var messages = new JsonArray();
          rows.forEach(row -> messages.add(row.getJsonObject("document")));
          return messages;
        });
  }
}
