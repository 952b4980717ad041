package cortile.hub.door;

import cortile.hub.events.BookingsRoom;
import cortile.hub.events.Seats;
import cortile.kit.IdempotencyKey;
import cortile.kit.InTurn;
import cortile.kit.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the door asks of the events part, which alone counts the seats, so that none is given
/// twice.
final class SeatsRoom {
  private static final BookingsRoom.Asker STAFF =
      new BookingsRoom.Asker(Optional.empty(), true, Optional.empty());
  private static final String LANGUAGE = "it";
  private static final int SLICE = 50;

  private final BookingsRoom bookings;

  SeatsRoom(BookingsRoom bookings) {
    this.bookings = bookings;
  }

  /// A booking that was made at the door.
  record Seated(long booking, String code) {}

  /// Seats at once, or a refusal with 409: nobody is put in line. The same key finds the same
  /// booking.
  Future<Seated> walkIn(String event, Seats wanted, String name, IdempotencyKey key) {
    return bookings
        .walkIn(event, new BookingsRoom.WalkIn(name, wanted, LANGUAGE), key)
        .map(booked -> new Seated(booked.id(), booked.code()));
  }

  /// Frees the seats of guests who did not come, by code and number; repeatable.
  Future<Void> release(String event, Map<String, List<Integer>> guests) {
    // Each booking is looked up: a full hall at once is more than the pool takes.
    var slices = new ArrayList<Map<String, List<Integer>>>();
    guests.forEach((code, numbers) -> {
      if (slices.isEmpty() || slices.getLast().size() == SLICE) {
        slices.add(new HashMap<>());
      }
      slices.getLast().put(code, numbers);
    });
    return InTurn.all(slices, slice -> bookings.release(event, slice));
  }

  /// Gives all seats of a booking back that was made at the door; repeatable. Once the event is
  /// over or cancelled there is nothing left to give back, and nothing happens.
  Future<Void> giveBack(String code) {
    return bookings
        .leave(STAFF, code, true)
        .<Void>mapEmpty()
        .recover(failure ->
            failure instanceof Problem.Refused refused && refused.problem().status() == 409
                ? Future.succeededFuture()
                : Future.failedFuture(failure));
  }
}
