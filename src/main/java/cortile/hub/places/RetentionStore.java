package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Forgets people whom nobody needs to know any more.
final class RetentionStore {
  // The times stay, for the figures of a place.
  private static final String FORGET =
      """
      update hub.reservation set name = null, email = null, phone = null, note = null, subject = null, purpose = '', reason = null
      where ends < coalesce($1::timestamptz, clock_timestamp()) - interval '365 days'
        and (purpose <> '' or num_nonnulls(name, email, phone, note, subject, reason) > 0)
      """;

  private static final String FORGET_WISHES =
      """
      delete from hub.wish where starts < coalesce($1::timestamptz, clock_timestamp()) - interval '30 days'
      """;

  private RetentionStore() {}

  /// Forgets who reserved what is over for a year, and who waited for what is over for a month.
  static Future<Void> forget(Tx tx, @Nullable OffsetDateTime now) {
    return tx.query(FORGET, now).compose(v -> tx.query(FORGET_WISHES, now)).mapEmpty();
  }
}
