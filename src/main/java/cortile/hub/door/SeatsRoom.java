package cortile.hub.door;

import cortile.kit.IdempotencyKey;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/// What the door asks of whoever counts the seats, so that no seat is given twice.
public interface SeatsRoom {
  /// How many seats of each kind.
  record Wanted(int standard, int wheelchair, int carer) {
    int people() {
      return standard + wheelchair + carer;
    }
  }

  /// A booking that was made at the door.
  record Seated(long booking, String code) {}

  /// Seats at once, or a refusal with 409: nobody is put in line. The same key finds the same
  /// booking.
  Future<Seated> walkIn(String event, Wanted wanted, String name, IdempotencyKey key);

  /// Frees the seats of guests, by code and number; repeatable. How many seats came free.
  Future<Integer> release(String event, Map<String, List<Integer>> guests);
}
