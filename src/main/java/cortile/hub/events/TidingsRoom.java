package cortile.hub.events;

import cortile.hub.events.DecisionsStore.Decided;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.util.List;

/// Writes to people what became of their bookings, in the transaction in which it became so.
final class TidingsRoom {
  Future<Void> send(Tx tx, List<Decided> decided) {
    return Future.succeededFuture();
  }
}
