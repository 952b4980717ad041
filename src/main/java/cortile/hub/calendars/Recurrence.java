package cortile.hub.calendars;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/// The dates of a recurrence rule (RFC 5545, 3.3.10). A rule keeps the hour on the clock of the
/// place, also when summer time begins or ends in between.
public final class Recurrence {
  /// More dates than that is nobody asked for at once, whatever the caller allows.
  public static final int MOST = 366;

  private Recurrence() {}

  /// All dates of a rule, in order; the first is `first`. Throws [BadRule] if the rule can't be
  /// read, has no end, does not hold `first`, or has more than `limit` dates.
  ///
  /// @param rule such as `FREQ=WEEKLY;BYDAY=TU;COUNT=10`; ends by COUNT or UNTIL, at most ten years
  ///   after `first`
  /// @param first by the clock of the place. An hour that the clock skips is the one an hour later;
  ///   of one that it shows twice the first is meant.
  /// @param limit at least 1; [#MOST] if larger
  public static List<ZonedDateTime> expand(
      String rule, LocalDateTime first, ZoneId zone, int limit) {
    var parts = RuleReader.read(rule);
    var most = Math.min(limit, MOST);
    var last = RuleReader.last(parts, first, zone);
    var count = parts.containsKey("COUNT") ? Integer.parseInt(parts.get("COUNT")) : most + 1;
    if (parts.containsKey("COUNT") && (count < 1 || count > most)) {
      throw new BadRule("rule.too-many", most);
    }
    var dates = dates(parts, first, last, Math.min(count, most + 1));
    if (dates.isEmpty() || !dates.getFirst().equals(first)) {
      throw new BadRule("rule.first-outside");
    }
    if (dates.size() > most) {
      throw new BadRule("rule.too-many", most);
    }
    if (parts.containsKey("COUNT") && dates.size() < count) {
      throw new BadRule("rule.too-long", RuleReader.YEARS);
    }
    return dates.stream().map(date -> date.atZone(zone)).toList();
  }

  // The library is given no UNTIL, which it compares only with times of the same class, and counts
  // only as far as the bound, so that a rule without a date in it ends.
  private static List<LocalDateTime> dates(
      Map<String, String> parts, LocalDateTime first, LocalDateTime last, int most) {
    var text =
        parts.entrySet().stream()
            .filter(part -> !Set.of("UNTIL", "COUNT").contains(part.getKey()))
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining(";"));
    try {
      return new Recur<LocalDateTime>(text).getDates(first, first, last, most);
    } catch (IllegalArgumentException e) {
      throw new BadRule("rule.unreadable", "RRULE");
    }
  }
}
