package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Touches the views of what goes on today.
///
/// A use of tomorrow counts as shown too: the clock may be turning a place's day in a transaction
/// that commits before this one, which reads the day as it was.
final class TouchesStore {
  private static final String SHOWN_TODAY =
      """
      select distinct p.slug from hub.occupation o join hub.unit u on u.id = o.unit join hub.resource r on r.id = u.resource
      join hub.place p on p.id = r.place
      where (o.reservation = any($1::bigint[]) or o.session = any($2::bigint[]) and ($3::text is null or o.part = $3))
        and r.kind in ('room', 'desk') and o.during && (hub.day(p.today, p.zone) + hub.day(p.today + 1, p.zone))
      """;

  private TouchesStore() {}

  /// Touches today's view of each place where these uses show.
  static Future<Void> touch(Tx tx, List<Long> reservations, List<Long> sessions) {
    return touch(tx, reservations, sessions, null);
  }

  /// As the other one, for what one part of a session uses.
  static Future<Void> touch(Tx tx, SessionUse use) {
    return touch(tx, List.of(), List.of(use.session()), use.part());
  }

  private static Future<Void> touch(
      Tx tx, List<Long> reservations, List<Long> sessions, @Nullable String part) {
    return tx.query(
            SHOWN_TODAY, reservations.toArray(Long[]::new), sessions.toArray(Long[]::new), part)
        .map(rows -> {
          rows.forEach(row -> tx.touch(today(row.getString("slug"))));
          return null;
        });
  }

  /// Touches today's view of every place.
  static Future<Void> touchAll(Tx tx) {
    return tx.query("select slug from hub.place")
        .map(rows -> {
          rows.forEach(row -> tx.touch(today(row.getString("slug"))));
          return null;
        });
  }

  /// The name of the view of what goes on in a place today.
  static String today(String place) {
    return "hub/places/" + place + "/today";
  }
}
