package cortile.hub.post;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// What organisers wrote to those who booked an event.
final class MessagesStore {
  private static final String MESSAGE =
      """
      jsonb_build_object('message', id, 'audience', audience, 'subject', subject, 'text', body,
        'recipients', recipients, 'made', hub.utc(made)) as document
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
