package cortile.hub.events;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves events through their phases, and finds what is due.
final class PhasesStore {
  private static final String PUBLISH =
      """
      update hub.event set phase = 'published', published_at = clock_timestamp(), revision = revision + 1
      where id = $1 and phase = 'draft'
      """;

  private static final String CANCEL =
      """
      update hub.event set phase = 'cancelled', reason = $2, waiting = 0, revision = revision + 1 where id = $1
      """;

  private static final String END_BOOKINGS =
      """
      update hub.booking set state = 'cancelled', offered_until = null, revision = revision + 1, changed = clock_timestamp()
      where event = $1 and state not in ('cancelled', 'expired')
      """;

  private static final String FREE =
      "update hub.seats set taken = 0 where event = $1 and taken <> 0";

  private static final String DUE_OFFERS =
      """
      select event, id from hub.booking
      where state = 'offered' and offered_until <= coalesce($1::timestamptz, clock_timestamp())
      order by offered_until, id limit 1000
      """;

  private static final String DUE_DRAWS =
      """
      select id from hub.event
      where not over and phase = 'published' and fairness = 'lottery' and drawn_at is null
        and draw_at <= coalesce($1::timestamptz, clock_timestamp())
      """;

  private static final String END =
      """
      update hub.event set over = true, phase = case phase when 'published' then 'ended' else phase end
      where not over and phase in ('published', 'cancelled') and ends <= coalesce($1::timestamptz, clock_timestamp())
      returning slug
      """;

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

  /// Offers whose deadline has passed.
  static Future<List<Order>> dueOffers(Db db, @Nullable OffsetDateTime now) {
    return db.query(DUE_OFFERS, now)
        .map(rows -> {
          var orders = new ArrayList<Order>();
          rows.forEach(
              row -> orders.add(new Order.Expire(row.getLong("event"), row.getLong("id"))));
          return orders;
        });
  }

  /// Lotteries to be drawn.
  static Future<List<Order>> dueDraws(Db db, @Nullable OffsetDateTime now) {
    return db.query(DUE_DRAWS, now)
        .map(rows -> {
          var orders = new ArrayList<Order>();
          rows.forEach(row -> orders.add(new Order.Draw(row.getLong("id"), false)));
          return orders;
        });
  }

  /// Marks what has passed; the slugs.
  static Future<List<String>> end(Tx tx, @Nullable OffsetDateTime now) {
    return tx.query(END, now)
        .map(rows -> {
          var slugs = new ArrayList<String>();
          rows.forEach(row -> slugs.add(row.getString("slug")));
          return slugs;
        });
  }
}
