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

  private static final String PEOPLE =
      """
      update hub.booking b set name = '', email = null, phone = null, subject = null, content = ''
      from hub.event e
      where e.id = b.event and e.ends < clock_timestamp() - interval '1 year' and b.content <> ''
      """;

  private static final String GUESTS =
      """
      update hub.guest g set name = null, age = null
      from hub.booking b
      where b.id = g.booking and b.content = '' and (g.name is not null or g.age is not null)
      """;

  private MemoryStore() {}

  /// Forgets needs a month and people a year after the event.
  static Future<Void> forget(Tx tx) {
    return tx.query(NEEDS)
        .onSuccess(
            rows -> rows.forEach(row -> EventViewsStore.touchBookings(tx, row.getString("slug"))))
        .compose(v -> tx.query(PEOPLE))
        .compose(v -> tx.query(GUESTS))
        .mapEmpty();
  }
}
