package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;

/// Counts the personal links of reservations.
final class LinksStore {
  private static final String RENEW =
      "update hub.reservation set link = link + 1 where id = $1 returning link";

  private LinksStore() {}

  /// Ends the links that were given out; the number of the one that is valid now.
  static Future<Integer> renew(Tx tx, long reservation) {
    return tx.query(RENEW, reservation).map(rows -> rows.iterator().next().getInteger("link"));
  }
}
