package cortile.hub.places;

import java.time.LocalDate;
import java.util.Map;

/// Days, or hours of days, for which something is closed.
///
/// @param opens minutes after midnight of each day, 0 for all day
/// @param closes minutes after midnight of each day, 1440 for all day
/// @param reason by language tag; empty for none
record Closure(LocalDate from, LocalDate to, int opens, int closes, Map<String, String> reason) {
  boolean on(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
