package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/// The log of what was done to a workshop.
final class LogStore {
  private static final String NOTE =
      """
      insert into polls.log (workshop, number, act, member, question, round, value)
      select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from polls.log where workshop = $1
      """;

  private LogStore() {}

  /// Notes what a member did; the workshop is locked.
  ///
  /// @param member null for the clock
  static Future<Void> note(
      Tx tx,
      long workshop,
      String act,
      @Nullable Integer member,
      @Nullable String question,
      @Nullable Integer round,
      @Nullable String value) {
    return tx.query(NOTE, workshop, act, member, question, round, value).mapEmpty();
  }
}
