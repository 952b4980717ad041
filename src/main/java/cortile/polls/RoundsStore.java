package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of rounds. The workshop is locked; each update waits for the batch that holds the
/// round.
final class RoundsStore {
  private static final String STANDING =
      """
      select q.id as question, q.kind, q.live, q.void, coalesce((select max(number) from polls.round where question = q.id), 0) as last,
        r.id, r.closed_at is null as open, r.revealed
      from polls.question q left join polls.round r on r.question = q.id and r.number = $3
      where q.workshop = $1 and q.key = $2
      """;

  private static final String OPEN =
      """
      insert into polls.round (question, number, revealed, closes_at)
      values ($1, $2, $3, date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => $4::int))
      """;

  // Two statements, as in the group commit: the update waits for whoever writes answers.
  private static final String CLOSE =
      """
      update polls.round set closed_at = clock_timestamp() where id = $1 and closed_at is null
      """;

  private static final String COUNTDOWN =
      """
      update polls.round set closes_at = date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => $2::int)
      where id = $1 and closed_at is null
      """;

  private static final String LOCK =
      """
      select r.id from polls.round r join polls.question q on q.id = r.question where q.workshop = $1 order by r.id for no key update of r
      """;

  private RoundsStore() {}

  /// A question with one of its rounds, which may be missing.
  ///
  /// @param round the database's number; null if there is no such round
  /// @param last the newest round, also a void one; 0 for none
  /// @param valid rounds up to this number are void
  record Standing(
      long question,
      Kind kind,
      boolean live,
      int valid,
      int last,
      @Nullable Long round,
      boolean open,
      boolean revealed) {}

  static Future<Optional<Standing>> standing(Tx tx, long workshop, String key, int number) {
    return tx.query(STANDING, workshop, key, number)
        .map(rows -> WorkshopsStore.first(rows).map(RoundsStore::standing));
  }

  private static Standing standing(Row row) {
    var round = row.getLong("id");
    return new Standing(
        row.getLong("question"),
        Kind.of(row.getString("kind")),
        row.getBoolean("live"),
        row.getInteger("void"),
        row.getInteger("last"),
        round,
        round != null && row.getBoolean("open"),
        round != null && row.getBoolean("revealed"));
  }

  /// Locks all rounds of a workshop in the order of their ids, as the batches of answers lock
  /// theirs.
  static Future<Void> lock(Tx tx, long workshop) {
    return tx.query(LOCK, workshop).mapEmpty();
  }

  /// Whether a round of a question is open.
  static Future<Boolean> hasOpen(Tx tx, long question) {
    return tx.query("select from polls.round where question = $1 and closed_at is null", question)
        .map(rows -> rows.size() > 0);
  }

  static Future<Void> open(
      Tx tx, long question, int number, boolean revealed, @Nullable Integer seconds) {
    return tx.query(OPEN, question, number, revealed, seconds).mapEmpty();
  }

  static Future<Void> current(Tx tx, long workshop, long question) {
    return tx.query("update polls.workshop set current = $2 where id = $1", workshop, question)
        .mapEmpty();
  }

  /// Closes a round; false if it was closed.
  static Future<Boolean> close(Tx tx, long round) {
    return tx.query(CLOSE, round).map(rows -> rows.rowCount() == 1);
  }

  /// @param seconds null for no countdown
  static Future<Boolean> countdown(Tx tx, long round, @Nullable Integer seconds) {
    return tx.query(COUNTDOWN, round, seconds).map(rows -> rows.rowCount() == 1);
  }

  static Future<Void> reveal(Tx tx, long round, boolean revealed) {
    return tx.query("update polls.round set revealed = $2 where id = $1", round, revealed)
        .mapEmpty();
  }

  /// Makes rounds void and closes the open one among them.
  static Future<Void> reset(Tx tx, long question, int through) {
    return tx.query(
            "update polls.round set closed_at = coalesce(closed_at, clock_timestamp()) where"
                + " question = $1 and number <= $2",
            question,
            through)
        .compose(v ->
            tx.query(
                "update polls.question set void = greatest(void, $2), version = version + 1 where"
                    + " id = $1",
                question,
                through))
        .mapEmpty();
  }
}
