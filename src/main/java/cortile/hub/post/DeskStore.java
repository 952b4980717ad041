package cortile.hub.post;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;

/// What the desk reads of one mail, and decides.
final class DeskStore {
  /// A mail without its words, as `document`.
  static final String MAIL =
      """
      jsonb_strip_nulls(jsonb_build_object(
        'mail', message, 'kind', kind, 'about', about, 'name', to_name, 'address', to_address,
        'language', language, 'subject', subject, 'state', state, 'due', hub.utc(due),
        'made', hub.utc(made), 'tried', hub.utc(claimed_at), 'attempts', attempts, 'fault', fault,
        'words', not emptied)) as document
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

  private static Optional<JsonObject> document(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getJsonObject("document"));
  }
}
