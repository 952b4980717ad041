package cortile.hub.post;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/// Those who booked an event. The rows of events and bookings are another part's; here they are
/// only read.
final class RecipientsStore {
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

  private RecipientsStore() {}

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

  /// The next recipients, in the order of their bookings.
  static Future<List<Addressee>> recipients(
      Tx tx, long event, String audience, long after, int most) {
    return tx.query(RECIPIENTS, event, audience, after, most)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(RecipientsStore::addressee)
                .toList());
  }

  private static Addressee addressee(Row row) {
    return new Addressee(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("email"),
        Locale.of(row.getString("language")),
        row.getInteger("link"));
  }
}
