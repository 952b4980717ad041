package cortile.hub.post;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The outbox as the desk sees it.
final class DeskStore {
  private static final int PAGE = 100;

  private static final String MAIL =
      """
      jsonb_strip_nulls(jsonb_build_object(
        'mail', message, 'kind', kind, 'about', about, 'name', to_name, 'address', to_address,
        'language', language, 'subject', subject, 'state', state, 'due', hub.utc(due),
        'made', hub.utc(made), 'tried', hub.utc(claimed_at), 'attempts', attempts, 'fault', fault,
        'words', not emptied)) as document
      """;

  private static final String LIST =
      "select "
          + MAIL
          + """
          from hub.mail where state = $1 and ($2::text is null or (due, message) %s
            (select due, message from hub.mail where message = $2))
          order by due %s, message %s limit $3
          """;
  private static final String OLDEST_FIRST = LIST.formatted(">", "", "");
  private static final String LATEST_FIRST = LIST.formatted("<", "desc", "desc");

  private static final String COUNTS =
      """
      select count(*) filter (where state = 'waiting' and due <= clock_timestamp())::integer as waiting,
        count(*) filter (where state = 'uncertain')::integer as uncertain,
        count(*) filter (where state = 'failed')::integer as failed
      from hub.mail where state in ('waiting', 'uncertain', 'failed')
      """;

  private static final String WORDS =
      """
      select jsonb_strip_nulls(jsonb_build_object('mail', message, 'name', to_name,
        'address', to_address, 'subject', subject, 'state', state,
        'body', case when not emptied then body end, 'calendar', calendar)) as document
      from hub.mail where message = $1
      """;

  private static final String DECIDE =
      """
      update hub.mail set state = $2, attempts = 0, fault = null,
        due = case when $2 = 'waiting' then clock_timestamp() else due end,
        expires = case when $2 = 'waiting' then null else expires end,
        ended = case when $2 = 'waiting' then null else clock_timestamp() end
      where message = $1 and state = any ($3) and not emptied
      """;

  private DeskStore() {}

  /// At most 100 mails of a state, the first due first; of those that are done with, the last.
  static Future<JsonArray> list(Db db, String state, @Nullable String after) {
    var done = List.of("sent", "dropped").contains(state);
    return db.query(done ? LATEST_FIRST : OLDEST_FIRST, state, after, PAGE)
        .map(rows -> {
          var mails = new JsonArray();
          rows.forEach(row -> mails.add(row.getJsonObject("document")));
          return mails;
        });
  }

  static Future<JsonObject> counts(Db db) {
    return db.query(COUNTS)
        .map(rows -> {
          var row = rows.iterator().next();
          return new JsonObject()
              .put("waiting", row.getInteger("waiting"))
              .put("uncertain", row.getInteger("uncertain"))
              .put("failed", row.getInteger("failed"));
        });
  }

  static Future<Optional<JsonObject>> words(Db db, String message) {
    return db.query(WORDS, message).map(DeskStore::document);
  }

  static Future<Optional<JsonObject>> find(Tx tx, String message) {
    return tx.query("select " + MAIL + " from hub.mail where message = $1 for update", message)
        .map(DeskStore::document);
  }

  /// False if its state does not allow that.
  static Future<Boolean> decide(Tx tx, String message, Decision decision) {
    return tx.query(DECIDE, message, decision.to(), decision.from().toArray(String[]::new))
        .map(done -> done.rowCount() > 0);
  }

  /// The document of [PostRoom#VIEW].
  static Future<Optional<JsonObject>> view(Tx tx) {
    return tx.query(COUNTS.replace("state = 'waiting' and due <= clock_timestamp()", "false"))
        .map(rows -> {
          var row = rows.iterator().next();
          return Optional.of(
              new JsonObject()
                  .put("uncertain", row.getInteger("uncertain"))
                  .put("failed", row.getInteger("failed")));
        });
  }

  private static Optional<JsonObject> document(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getJsonObject("document"));
  }
}
