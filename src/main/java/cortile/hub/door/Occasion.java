package cortile.hub.door;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When an event takes place: one session, or those of a course.
///
/// @param sessions at least one, in their order
record Occasion(List<Session> sessions) {
  /// People come early.
  private static final Duration EARLY = Duration.ofHours(3);

  /// No device's clock makes a scan older than this before the start.
  private static final Duration EARLIEST = Duration.ofDays(1);

  record Session(int number, Instant starts, Instant ends) {}

  /// The session to which a scan belongs: the last one that has begun or is about to.
  int at(Instant time) {
    var found = sessions.getFirst().number();
    for (var session : sessions) {
      if (!time.isBefore(session.starts().minus(EARLY))) {
        found = session.number();
      }
    }
    return found;
  }

  /// When a scan was made, by our clock.
  ///
  /// @param said by the device's clock
  /// @param aheadMs by how much that one is ahead of ours
  /// @param now nothing was made later
  Instant made(Instant said, long aheadMs, Instant now) {
    var at = said.minusMillis(aheadMs);
    var earliest = sessions.getFirst().starts().minus(EARLIEST);
    var late = at.isBefore(earliest) ? earliest : at;
    return late.isAfter(now) ? now : late;
  }
}
