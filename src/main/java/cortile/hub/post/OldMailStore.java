package cortile.hub.post;

import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.Duration;

/// What time does to mails.
final class OldMailStore {
  private static final String DOUBT =
      """
      update hub.mail set state = 'uncertain', fault = 'no outcome', ended = clock_timestamp()
      where state = 'claimed'
        and claimed_at < clock_timestamp() - $1 * interval '1 millisecond'
      """;

  private static final String EXPIRE =
      """
      update hub.mail set state = 'dropped', fault = 'too late', ended = clock_timestamp()
      where state = 'waiting' and expires <= clock_timestamp()
      """;

  private static final String EMPTY =
      """
      update hub.mail set to_name = '', to_address = '', subject = '', body = '', calendar = null,
        emptied = true,
        state = case when state in ('uncertain', 'failed') then 'dropped' else state end
      where not emptied and ended < clock_timestamp()
        - (select keep_days from hub.mail_setting) * interval '1 day'
      returning old.state as before
      """;

  private OldMailStore() {}

  /// Mails whose claim is that old become uncertain; those that nobody needs any more are dropped.
  static Future<Void> doubt(Tx tx, Duration claim) {
    return tx.query(DOUBT, claim.toMillis())
        .compose(doubted -> {
          if (doubted.rowCount() > 0) {
            tx.touch(PostRoom.VIEW);
          }
          return tx.query(EXPIRE);
        })
        .mapEmpty();
  }

  /// Empties mails that ended long ago of what is personal.
  static Future<Void> empty(Tx tx) {
    return tx.query(EMPTY)
        .map(rows -> {
          for (var row : rows) {
            if (OutcomeStore.open(row.getString("before"))) {
              tx.touch(PostRoom.VIEW);
            }
          }
          return null;
        });
  }
}
