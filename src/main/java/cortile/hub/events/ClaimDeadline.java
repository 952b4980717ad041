package cortile.hub.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// Until when freed places are held for a party: an eighth of the time that is left until the
/// start, half an hour at least and a day at most. Hours from 22 to 8 don't count, so nobody has to
/// wake up for it; and nothing is held beyond the start.
public final class ClaimDeadline {
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime NIGHT = LocalTime.of(22, 0);
  private static final Duration LEAST = Duration.ofMinutes(30);
  private static final Duration MOST = Duration.ofDays(1);
  private static final int SHARE = 8;

  private ClaimDeadline() {}

  /// The deadline of an offer made now; empty if the event has started.
  ///
  /// @param zone where the event takes place, for the quiet hours
  public static Optional<Instant> of(Instant now, Instant starts, ZoneId zone) {
    if (!now.isBefore(starts)) {
      return Optional.empty();
    }
    var end = afterWaking(now.atZone(zone), patience(Duration.between(now, starts))).toInstant();
    return Optional.of(end.isBefore(starts) ? end : starts);
  }

  /// How much of waking hours a party has.
  static Duration patience(Duration untilStart) {
    var share = untilStart.dividedBy(SHARE);
    if (share.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return share.compareTo(MOST) > 0 ? MOST : share;
  }

  private static ZonedDateTime afterWaking(ZonedDateTime from, Duration patience) {
    var at = from;
    var left = patience;
    while (true) {
      at = awake(at);
      var untilNight = Duration.between(at, at.with(NIGHT));
      if (left.compareTo(untilNight) <= 0) {
        return at.plus(left);
      }
      left = left.minus(untilNight);
      at = at.with(NIGHT);
    }
  }

  private static ZonedDateTime awake(ZonedDateTime at) {
    if (at.toLocalTime().isBefore(MORNING)) {
      return at.with(MORNING);
    }
    return at.toLocalTime().isBefore(NIGHT) ? at : at.plusDays(1).with(MORNING);
  }
}
