package cortile.identity;

import cortile.kit.Tx;
import io.vertx.core.Future;

/// Deletes what need not be kept any longer. Once an hour is enough; on any node, also on several
/// at once.
public final class IdentityJob {
  private IdentityJob() {}

  /// One run. The periods are those of [Retention].
  public static Future<Void> run(Tx tx) {
    return delete(tx, "sign_in_code", PAST.formatted("made"), Retention.CODE_COUNT.toSeconds())
        .compose(x -> delete(tx, "session", PAST.formatted("ends"), 0L))
        .compose(x -> delete(tx, "revoked_session", PAST.formatted("until"), 0L))
        .compose(x -> delete(tx, "setup_link", PAST.formatted("expires"), 0L))
        .compose(x -> delete(tx, "voting_code", PAST.formatted("expires"), 0L))
        .compose(x -> delete(tx, "roll_entry", OLD_ENTRY, Retention.PERSON_DAYS))
        .compose(x -> delete(tx, "person", OLD_PERSON, Retention.PERSON_DAYS));
  }

  private static final String PAST = "%s < now() - $1 * interval '1 second'";
  private static final String OLD_ENTRY = "imported < current_date - $1::integer";
  private static final String OLD_PERSON =
      """
      seen < current_date - $1::integer AND role = 'resident'
      AND NOT EXISTS (SELECT FROM identity.roll_entry e WHERE e.person = person.id)
      AND NOT EXISTS (SELECT FROM identity.session s WHERE s.person = person.id)
      """;

  private static Future<Void> delete(Tx tx, String table, String condition, Object value) {
    return tx.query("DELETE FROM identity." + table + " WHERE " + condition, value).mapEmpty();
  }
}
