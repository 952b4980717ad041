package cortile.hub.calendars;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/// The dates of a recurrence rule (RFC 5545, 3.3.10). A rule keeps the hour on the clock of the
/// place, also when summer time begins or ends in between.
public final class Recurrence {
  /// More dates than that is nobody asked for at once, whatever the caller allows.
  public static final int MOST = 366;

  private static final int LONGEST = 200;
  private static final int YEARS = 10;
  private static final int LARGEST_INTERVAL = 99;
  private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");

  // The parts that keep to whole days. Hours and smaller parts would move the hour of the clock.
  private static final Map<String, Pattern> PARTS =
      Map.of(
          "FREQ", Pattern.compile("[A-Z]{1,10}"),
          "COUNT", Pattern.compile("[0-9]{1,6}"),
          "UNTIL", Pattern.compile("[0-9]{8}(T[0-9]{6}Z?)?"),
          "INTERVAL", Pattern.compile("[0-9]{1,4}"),
          "WKST", Pattern.compile("MO|TU|WE|TH|FR|SA|SU"),
          "BYDAY", listOf("[+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU)"),
          "BYMONTHDAY", listOf("-?([1-9]|[12][0-9]|3[01])"),
          "BYMONTH", listOf("[1-9]|1[0-2]"),
          "BYSETPOS", listOf("-?[1-9][0-9]{0,2}"));

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

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
    var parts = read(rule);
    var most = Math.min(limit, MOST);
    var last = last(parts, first, zone);
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
      throw new BadRule("rule.too-long", YEARS);
    }
    return dates.stream().map(date -> date.atZone(zone)).toList();
  }

  private static Map<String, String> read(String rule) {
    var text = rule.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
    if (text.length() > LONGEST) {
      throw new BadRule("rule.unreadable", "RRULE");
    }
    var parts = new LinkedHashMap<String, String>();
    for (var part : text.split(";", -1)) {
      var at = part.indexOf('=');
      var name = at < 0 ? part : part.substring(0, at);
      var pattern = PARTS.get(name);
      if (pattern == null
          || !pattern.matcher(part.substring(at + 1)).matches()
          || parts.put(name, part.substring(at + 1)) != null) {
        throw new BadRule("rule.unreadable", name);
      }
    }
    if (!FREQUENCIES.contains(parts.getOrDefault("FREQ", ""))) {
      throw new BadRule("rule.unreadable", "FREQ");
    }
    var interval = Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
    if (interval < 1 || interval > LARGEST_INTERVAL) {
      throw new BadRule("rule.unreadable", "INTERVAL");
    }
    if (parts.containsKey("COUNT") == parts.containsKey("UNTIL")) {
      throw new BadRule(parts.containsKey("COUNT") ? "rule.two-ends" : "rule.endless");
    }
    return parts;
  }

  // By the clock of the place: a day counts whole, and a time in UTC is brought there.
  private static LocalDateTime last(Map<String, String> parts, LocalDateTime first, ZoneId zone) {
    var bound = first.plusYears(YEARS);
    var until = parts.get("UNTIL");
    if (until == null) {
      return bound;
    }
    var end = until(until, zone);
    if (end.isAfter(bound)) {
      throw new BadRule("rule.too-long", YEARS);
    }
    return end;
  }

  private static LocalDateTime until(String until, ZoneId zone) {
    try {
      if (until.length() == 8) {
        return LocalDate.parse(until, DateTimeFormatter.BASIC_ISO_DATE).atTime(23, 59, 59);
      }
      var time = LocalDateTime.parse(until.substring(0, 15), STAMP);
      return until.endsWith("Z")
          ? time.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime()
          : time;
    } catch (DateTimeParseException e) {
      throw new BadRule("rule.unreadable", "UNTIL");
    }
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

  private static Pattern listOf(String item) {
    return Pattern.compile("(" + item + ")(,(" + item + ")){0,30}");
  }
}
