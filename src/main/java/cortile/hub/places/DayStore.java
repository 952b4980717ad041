package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which day it is at each place.
final class DayStore {
  private static final String TURN =
      """
      update hub.place set today = (coalesce($1::timestamptz, clock_timestamp()) at time zone zone)::date
      where today <> (coalesce($1::timestamptz, clock_timestamp()) at time zone zone)::date returning slug
      """;

  private DayStore() {}

  /// Turns the day of the places where midnight has passed.
  static Future<Void> turn(Tx tx, @Nullable Instant now) {
    return tx.query(TURN, now == null ? null : UnitsStore.time(now))
        .map(rows -> {
          rows.forEach(row -> {
            tx.touch(TouchesStore.today(row.getString(0)));
            tx.touch(PlacesRoom.DESK);
          });
          return null;
        });
  }
}
