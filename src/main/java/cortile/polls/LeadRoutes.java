package cortile.polls;

import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import java.util.function.BiFunction;

/// What the operations of those who lead have in common: each names the deed that it takes, and
/// whoever leads from an address makes it a hall of the workshop.
final class LeadRoutes {
  private final DoorRoom door;

  LeadRoutes(DoorRoom door) {
    this.door = door;
  }

  /// Binds an operation that answers 204.
  void on(Api api, String operation, Deed deed, BiFunction<Order, Call, Future<Void>> command) {
    api.on(
        operation,
        call ->
            command
                .apply(order(call, deed, operation), call)
                .onSuccess(v -> door.opened(call, DoorRoom.code(call)))
                .map(v -> Answer.noContent()));
  }

  /// What a call says to its workshop.
  static Order order(Call call, Deed deed, String act) {
    return new Order(DoorRoom.code(call), Speaker.of(call).subject(), deed, act);
  }
}
