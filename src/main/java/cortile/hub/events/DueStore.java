package cortile.hub.events;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what the clock brings.
final class DueStore {
  private static final String OFFERS =
      """
      select event, id from hub.booking
      where state = 'offered' and offered_until <= coalesce($1::timestamptz, clock_timestamp())
      order by offered_until, id limit 1000
      """;

  private static final String DRAWS =
      """
      select id from hub.event
      where not over and phase = 'published' and fairness = 'lottery' and drawn_at is null
        and draw_at <= coalesce($1::timestamptz, clock_timestamp())
      """;

  // Locked in the order in which batches lock them.
  private static final String END =
      """
      with due as (
        select id from hub.event
        where not over and phase in ('published', 'cancelled') and ends <= coalesce($1::timestamptz, clock_timestamp())
        order by id for no key update)
      update hub.event e set over = true, phase = case phase when 'published' then 'ended' else phase end
      from due where e.id = due.id
      returning e.slug
      """;

  private DueStore() {}

  /// Offers whose deadline has passed.
  static Future<List<Order>> offers(Db db, @Nullable OffsetDateTime now) {
    return db.query(OFFERS, now)
        .map(rows -> {
          var orders = new ArrayList<Order>();
          rows.forEach(
              row -> orders.add(new Order.Expire(row.getLong("event"), row.getLong("id"))));
          return orders;
        });
  }

  /// Lotteries to be drawn.
  static Future<List<Order>> draws(Db db, @Nullable OffsetDateTime now) {
    return db.query(DRAWS, now)
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
