package cortile.hub.events;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the database says about those who want to book, or who have booked.
///
/// @param requests by key: requests that were granted earlier
/// @param subjects accounts that have a booking of the event, which is not over
/// @param noShows by the new booking's code: how often its person did not come
/// @param came by the booking's row and the number of the guest: who came in by the door
public record Known(
    Map<String, Earlier> requests,
    Set<String> subjects,
    Map<String, Integer> noShows,
    Map<Long, Map<Integer, Came>> came) {
  public static final Known NOTHING = new Known(Map.of(), Set.of(), Map.of(), Map.of());

  /// A guest who came in.
  ///
  /// @param inside and did not go out again
  public record Came(@Nullable String name, SeatKind seat, boolean inside) {
    /// Whether this may be the same person.
    boolean stays(Party.Guest guest) {
      return guest.seat() == seat && (name == null || name.equals(guest.name()));
    }
  }

  /// Whether somebody of the booking is inside.
  boolean inside(long booking) {
    return came.getOrDefault(booking, Map.of()).values().stream().anyMatch(Came::inside);
  }

  /// Whether a party has everybody of the booking who came in, each under the same number.
  boolean keeps(long booking, Party party) {
    return came.getOrDefault(booking, Map.of()).entrySet().stream()
        .allMatch(each ->
            each.getKey() <= party.guests().size()
                && each.getValue().stays(party.guests().get(each.getKey() - 1)));
  }

  /// A request that was granted.
  public record Earlier(String fingerprint, String code) {}
}
