package cortile.hub.events;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// Moves events through their phases.
final class PhasesStore {
  private static final String PUBLISH =
      """
      update hub.event set phase = 'published', published_at = clock_timestamp(), changed = clock_timestamp(), revision = revision + 1
      where id = $1 and phase = 'draft'
      """;

  private static final String CANCEL =
      """
      update hub.event set phase = 'cancelled', reason = $2, waiting = 0, changed = clock_timestamp(), revision = revision + 1
      where id = $1
      """;

  private static final String END_BOOKINGS =
      """
      update hub.booking set state = 'cancelled', offered_until = null, revision = revision + 1, changed = clock_timestamp()
      where event = $1 and state not in ('cancelled', 'expired')
      """;

  private static final String FREE =
      "update hub.seats set taken = 0 where event = $1 and taken <> 0";

  private PhasesStore() {}

  /// Whether it was a draft until now.
  static Future<Boolean> publish(Tx tx, long event) {
    return tx.query(PUBLISH, event).map(rows -> rows.rowCount() == 1);
  }

  /// Ends the event and all its bookings.
  static Future<Void> cancel(Tx tx, long event, JsonObject reason) {
    return tx.query(CANCEL, event, reason)
        .compose(v -> tx.query(END_BOOKINGS, event))
        .compose(v -> tx.query(FREE, event))
        .mapEmpty();
  }
}
