package cortile.hub.events;

import java.util.Map;
import java.util.Set;

/// What the database says about those who want to book.
///
/// @param requests by key: requests that were granted earlier
/// @param subjects accounts that have a booking of the event, which is not over
/// @param noShows by the new booking's code: how often its person did not come
public record Known(
    Map<String, Earlier> requests, Set<String> subjects, Map<String, Integer> noShows) {
  public static final Known NOTHING = new Known(Map.of(), Set.of(), Map.of());

  /// A request that was granted.
  public record Earlier(String fingerprint, String code) {}
}
