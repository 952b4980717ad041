package cortile.hub.events;

import cortile.kit.Problem;
import java.time.Instant;
import java.util.Optional;

/// When an event can be booked, and by whom.
final class WindowRules {
  private WindowRules() {}

  /// Why nobody can book this way now; empty if they can.
  static Optional<Problem> closed(Hall hall, BookingSource source, Instant now) {
    return over(hall, now)
        .or(() -> hall.bookable() ? Optional.empty() : no("no-booking-needed"))
        .or(() -> source == BookingSource.WEB ? outside(hall, now) : Optional.empty());
  }

  private static Optional<Problem> over(Hall hall, Instant now) {
    return switch (hall.phase()) {
      case DRAFT -> Optional.of(Problem.of(404, "not-found"));
      case CANCELLED -> no("event-cancelled");
      case ENDED -> no("event-over");
      case PUBLISHED -> now.isBefore(hall.ends()) ? Optional.empty() : no("event-over");
    };
  }

  private static Optional<Problem> outside(Hall hall, Instant now) {
    var opens = hall.opens();
    if (opens != null && now.isBefore(opens)) {
      return no("booking-not-yet");
    }
    return now.isBefore(hall.closes()) ? Optional.empty() : no("booking-closed");
  }

  /// Why a booking can't be touched any more; empty if it can.
  static Optional<Problem> past(Hall hall, boolean staff, Instant now) {
    if (hall.phase() == Hall.Phase.CANCELLED) {
      return no("event-cancelled");
    }
    return now.isBefore(staff ? hall.ends() : hall.starts())
        ? Optional.empty()
        : no("event-started");
  }

  private static Optional<Problem> no(String key) {
    return Optional.of(Problem.of(409, key));
  }
}
