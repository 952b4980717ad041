package cortile.kit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/// Requests that find their first outcome when they are said again, in the transaction that does
/// what they ask. Refusals are not kept: they roll back.
public final class Requests {
  // A second one with the same key waits here until the first is committed.
  private static final String CLAIM =
      """
      INSERT INTO kit.request (operation, key, fingerprint) VALUES ($1, $2, $3)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND =
      "SELECT fingerprint, outcome FROM kit.request WHERE operation = $1 AND key = $2";

  private static final String KEEP =
      "UPDATE kit.request SET outcome = $3 WHERE operation = $1 AND key = $2";

  private static final String SWEEP =
      "DELETE FROM kit.request WHERE made < clock_timestamp() - interval '30 days'";

  private Requests() {}

  /// Does the work once: the first time runs `work` and keeps its outcome, each further time
  /// answers with that. Fails with a [Problem.Refused] of 422 if the key came with another request.
  public static Future<JsonObject> once(
      Tx tx, IdempotencyKey key, Function<Tx, Future<JsonObject>> work) {
    return tx.query(CLAIM, key.operation(), key.key().buffer(), key.fingerprint().buffer())
        .compose(claimed ->
            claimed.rowCount() == 1
                ? work.apply(tx).compose(outcome -> keep(tx, key, outcome))
                : earlier(tx, key).map(Optional::orElseThrow));
  }

  /// The outcome of an earlier request with this key, if there was one. Fails like [#once].
  public static Future<Optional<JsonObject>> earlier(Tx tx, IdempotencyKey key) {
    return tx.query(FIND, key.operation(), key.key().buffer())
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.<JsonObject>empty();
          }
          var row = rows.iterator().next();
          if (!key.fingerprint().buffer().equals(row.getBuffer("fingerprint"))) {
            throw Problem.of(422, "idempotency-key-used").refused();
          }
          return Optional.ofNullable(row.getJsonObject("outcome"));
        });
  }

  /// Forgets what is older than 30 days.
  public static Future<Void> sweep(Tx tx) {
    return tx.query(SWEEP).mapEmpty();
  }

  private static Future<JsonObject> keep(Tx tx, IdempotencyKey key, JsonObject outcome) {
    return tx.query(KEEP, key.operation(), key.key().buffer(), outcome).map(outcome);
  }
}
