package cortile.hub.events;

import cortile.kit.Tx;
import io.vertx.core.Future;

/// Forgets who came, when nobody needs to know any more. Counts and codes stay.
final class MemoryStore {
  // What somebody needed says something of their health.
  private static final String NEEDS =
      """
      delete from hub.need n using hub.booking b, hub.event e
      where b.id = n.booking and e.id = b.event and e.ends < clock_timestamp() - interval '30 days'
      returning e.slug
      """;

  // Once for each event.
  private static final String PEOPLE =
      """
      with past as (
        update hub.event set forgotten = true where not forgotten and ends < clock_timestamp() - interval '1 year' returning id
      ), bookings as (
        update hub.booking b set name = '', email = null, phone = null, subject = null, content = ''
        from past where b.event = past.id returning b.id
      )
      update hub.guest g set name = null, age = null from bookings b where b.id = g.booking
      """;

  private MemoryStore() {}

  /// Forgets needs a month and people a year after the event.
  static Future<Void> forget(Tx tx) {
    return tx.query(NEEDS)
        .onSuccess(
            rows -> rows.forEach(row -> EventViewsStore.touchBookings(tx, row.getString("slug"))))
        .compose(v -> tx.query(PEOPLE))
        .mapEmpty();
  }
}
