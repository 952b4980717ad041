package cortile.hub.post;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Records what came of claimed mails.
final class OutcomeStore {
  // An outcome that comes late still ends the doubt, unless a person has decided since.
  private static final String RECORD =
      """
      update hub.mail set state = $3, attempts = $4, fault = $5,
        due = case when $6::bigint is null then due
          else clock_timestamp() + $6 * interval '1 millisecond' end,
        ended = case when $3 = 'waiting' then null else clock_timestamp() end
      where message = $1 and claim = $2 and state in ('claimed', 'uncertain')
      returning old.state as before
      """;

  private OutcomeStore() {}

  /// Writes down what came of a claimed mail. Repeatable.
  static Future<Void> record(Db db, Outgoing mail, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken taken -> record(db, mail, "sent", mail.attempts(), null, null);
      case Outcome.Away away -> record(db, mail, "waiting", mail.attempts(), away.fault(), null);
      case Outcome.Unknown unknown ->
          record(db, mail, "uncertain", mail.attempts(), unknown.fault(), null);
      case Outcome.Refused refused -> {
        var attempts = mail.attempts() + 1;
        var pause = refused.forGood() ? null : Backoff.mail(attempts).orElse(null);
        var state = pause == null ? "failed" : "waiting";
        yield record(db, mail, state, attempts, refused.fault(), pause);
      }
    };
  }

  private static Future<Void> record(
      Db db,
      Outgoing mail,
      String state,
      int attempts,
      @Nullable String fault,
      @Nullable Duration pause) {
    return db.transaction(tx ->
        tx.query(
                RECORD,
                mail.message(),
                mail.claim(),
                state,
                attempts,
                fault,
                pause == null ? null : pause.toMillis())
            .map(rows -> {
              if (rows.rowCount() > 0 && (open(state) || open(before(rows)))) {
                tx.touch(PostRoom.VIEW);
              }
              return null;
            }));
  }

  private static String before(RowSet<Row> rows) {
    return rows.iterator().next().getString("before");
  }

  /// Whether the desk is shown mails of this state.
  static boolean open(String state) {
    return state.equals("uncertain") || state.equals("failed");
  }
}
