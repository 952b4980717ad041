package cortile.hub.post;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// What organisers wrote to those who booked an event.
final class MessagesStore {
  private static final String MESSAGE =
      """
      jsonb_build_object('message', id, 'audience', audience, 'subject', subject, 'text', body,
        'recipients', recipients, 'made', hub.utc(made)) as document
      """;

  private static final int PAGE = 100;

  private static final String LIST =
      "select "
          + MESSAGE
          + """
           from hub.message
          where event = $1 and ($2::integer is null
            or (made, id) < (select made, id from hub.message where event = $1 and id = $2))
          order by made desc, id desc limit $3
          """;

  private MessagesStore() {}

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

  /// Notes how many it was written to; the message as documents show it.
  static Future<JsonObject> finish(Tx tx, int message, int recipients) {
    return tx.query(
            "update hub.message set recipients = $2 where id = $1 returning " + MESSAGE,
            message,
            recipients)
        .map(rows -> rows.iterator().next().getJsonObject("document"));
  }

  /// At most 100, the latest first.
  ///
  /// @param after the message after which they begin; null for the latest
  static Future<JsonArray> list(Db db, String event, @Nullable Integer after) {
    return db.query(LIST, event, after, PAGE)
        .map(rows -> {
          var messages = new JsonArray();
          rows.forEach(row -> messages.add(row.getJsonObject("document")));
          return messages;
        });
  }
}
