package cortile.hub.places;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as requests bring them.
final class WallClock {
  private static final Pattern OFFSET = Pattern.compile("(Z|[+-][0-9]{2}:[0-9]{2})$");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MINUTE = Pattern.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])");

  private WallClock() {}

  /// A moment with an offset, or what the clock on the wall shows without one; empty if no calendar
  /// has it. An hour that the clock skips is the one an hour later; of one that it shows twice the
  /// first is meant.
  static Optional<ZonedDateTime> moment(String text, ZoneId zone) {
    try {
      return Optional.of(
          OFFSET.matcher(text).find()
              ? OffsetDateTime.parse(text).atZoneSameInstant(zone)
              : LocalDateTime.parse(text).atZone(zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A day, `YYYY-MM-DD`; empty if no calendar has it.
  static Optional<LocalDate> day(String text) {
    try {
      return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Minutes after midnight of `HH:MM`, at most 1440.
  static Optional<Integer> minute(String text) {
    var found = MINUTE.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    var minute = Integer.parseInt(found.group(1)) * 60 + Integer.parseInt(found.group(2));
    return minute <= 1440 ? Optional.of(minute) : Optional.empty();
  }
}
