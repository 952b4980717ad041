package cortile.hub.door;

import java.util.List;
import java.util.Map;

/// Guests who did not come.
///
/// @param guests their numbers by the code of the booking
record Absent(List<Long> bookings, Map<String, List<Integer>> guests) {
  int people() {
    return guests.values().stream().mapToInt(List::size).sum();
  }
}
