package cortile;

import cortile.hub.door.SeatsRoom;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/// Until the events part counts seats, the door has none to give.
final class NoSeats implements SeatsRoom {
  @Override
  public Future<Seated> walkIn(String event, Wanted wanted, String name, IdempotencyKey key) {
    return Future.failedFuture(Problem.of(503, "busy").retryAfter(60).refused());
  }

  @Override
  public Future<Integer> release(String event, Map<String, List<Integer>> guests) {
    return Future.failedFuture(Problem.of(503, "busy").retryAfter(60).refused());
  }
}
