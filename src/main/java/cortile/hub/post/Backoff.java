package cortile.hub.post;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a mail is tried again that the server refused for now. Greylisting lets it pass after
/// minutes, a full mailbox after hours.
final class Backoff {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(8),
          Duration.ofHours(12));
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Backoff() {}

  /// The pause before the next try of a mail; empty if it has been tried enough.
  ///
  /// @param refusals so far, at least 1
  static Optional<Duration> mail(int refusals) {
    return refusals > PAUSES.size()
        ? Optional.empty()
        : Optional.of(PAUSES.get(Math.max(refusals, 1) - 1));
  }

  /// The pause before the server is asked again whether it is there.
  ///
  /// @param shortest after the first failure
  /// @param failures in a row, at least 1
  static Duration server(Duration shortest, int failures) {
    var doubled = shortest.multipliedBy(1L << Math.clamp(failures - 1, 0, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
