package cortile.hub.door;

import cortile.kit.DatabaseUrl;
import cortile.kit.IdempotencyKey;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/// Stands for the events part until it is there.
record PlainSeats(DatabaseUrl database) implements SeatsRoom {
  @Override
  public Future<Seated> walkIn(String event, Wanted wanted, String name, IdempotencyKey key) {
    return Future.failedFuture("no events part yet");
  }

  @Override
  public Future<Integer> release(String event, Map<String, List<Integer>> guests) {
    return Future.failedFuture("no events part yet");
  }
}
