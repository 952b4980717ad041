package cortile.hub.calendars;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads recurrence rules that keep to whole days and end, and refuses the others.
final class RuleReader {
  private static final int LONGEST = 200;

  /// How far a rule may go.
  static final int YEARS = 10;

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

  private RuleReader() {}

  /// The parts of a rule by their names, in their order. Throws [BadRule].
  static Map<String, String> read(String rule) {
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

  /// The last moment at which a date may lie, by the clock of the place: a day counts whole, and a
  /// time in UTC is brought there.
  static LocalDateTime last(Map<String, String> parts, LocalDateTime first, ZoneId zone) {
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

  private static Pattern listOf(String item) {
    return Pattern.compile("(" + item + ")(,(" + item + ")){0,30}");
  }
}
