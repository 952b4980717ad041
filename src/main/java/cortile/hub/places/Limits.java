package cortile.hub.places;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The most that one person or one organisation may have.
///
/// @param open reservations that have not ended; null for any number
/// @param weekMinutes minutes in a week from Monday, by the clock of the place; null for any
record Limits(@Nullable Integer open, @Nullable Integer weekMinutes) {
  static final Limits NONE = new Limits(null, null);

  boolean none() {
    return open == null && weekMinutes == null;
  }

  /// A limit that would be broken.
  ///
  /// @param key of the text that says so
  record Broken(String key, int most) {}

  /// What would be too much.
  ///
  /// @param standing how many open ones there are
  /// @param held what counts for the weeks
  /// @param more what would come
  Optional<Broken> broken(long standing, List<Range> held, List<Range> more, ZoneId zone) {
    if (open != null && !more.isEmpty() && standing + more.size() > open) {
      return Optional.of(new Broken("quota-open", open));
    }
    if (weekMinutes == null) {
      return Optional.empty();
    }
    var minutes = new HashMap<Integer, Long>();
    held.forEach(each -> minutes.merge(week(each, zone), minutes(each), Long::sum));
    for (var each : more) {
      if (minutes.merge(week(each, zone), minutes(each), Long::sum) > weekMinutes) {
        return Optional.of(new Broken("quota-week", weekMinutes));
      }
    }
    return Optional.empty();
  }

  private static int week(Range time, ZoneId zone) {
    LocalDate day = time.from().atZone(zone).toLocalDate();
    return day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static long minutes(Range time) {
    return Duration.between(time.from(), time.to()).toMinutes();
  }
}
