package cortile.identity;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;

/// Deletes what need not be kept any longer. Once an hour is enough; on any node, also on several at once.
public final class IdentityJob {
  private final Db db;

  /// Does nothing by itself.
  public IdentityJob(Db db) {
    this.db = db;
  }

  /// One run. The periods are those of [Retention].
  public Future<Void> run() {
    return db.transaction(
        tx ->
            delete(tx, "sign_in_code", "made < now() - $1 * interval '1 second'", codes())
                .compose(x -> delete(tx, "session", "ends < now() - $1 * interval '1 second'", 0L))
                .compose(x -> delete(tx, "revoked_session", PAST.formatted("until"), 0L))
                .compose(x -> delete(tx, "setup_link", PAST.formatted("expires"), 0L))
                .compose(x -> delete(tx, "voting_code", PAST.formatted("expires"), 0L))
                .compose(x -> delete(tx, "roll_entry", OLD_ENTRY, Retention.PERSON_DAYS))
                .compose(x -> delete(tx, "person", OLD_PERSON, Retention.PERSON_DAYS)));
  }

  private static final String PAST = "%s < now() - $1 * interval '1 second'";
  private static final String OLD_ENTRY = "imported < current_date - $1::integer";
  private static final String OLD_PERSON =
      """
      seen < current_date - $1::integer AND role = 'resident'
      AND NOT EXISTS (SELECT FROM identity.roll_entry e WHERE e.person = person.id)
      AND NOT EXISTS (SELECT FROM identity.session s WHERE s.person = person.id)
      """;

  private static Object codes() {
    return Retention.CODE_COUNT.toSeconds();
  }

  private static Future<Void> delete(Tx tx, String table, String condition, Object value) {
    return tx.query("DELETE FROM identity." + table + " WHERE " + condition, value).mapEmpty();
  }
}
