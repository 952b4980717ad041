package cortile.hub.calendars;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Optional;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;

/// Time zones as calendars want them described (`VTIMEZONE`), from the rules that the JDK has,
/// which are those that our own times follow.
final class Zones {
  // As far as a zone is described that has no rule for the years to come.
  private static final int YEARS = 5;

  private Zones() {}

  /// @param since the first time that must come out right
  static VTimeZone describe(ZoneId zone, ZonedDateTime since) {
    var rules = zone.getRules();
    var described = new VTimeZone();
    described.add(new TzId(zone.getId()));
    var year = since.getYear() - 1;
    if (rules.getTransitionRules().isEmpty()) {
      listed(described, rules, since);
    } else {
      for (var rule : rules.getTransitionRules()) {
        described.add(repeated(rule, rules, year));
      }
    }
    return described;
  }

  private static Observance repeated(ZoneOffsetTransitionRule rule, ZoneRules rules, int year) {
    var observance = Observances.at(rules, rule.createTransition(year));
    observance.add(new RRule<LocalDateTime>(text(rule)));
    return observance;
  }

  private static String text(ZoneOffsetTransitionRule rule) {
    var text = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue();
    var day = rule.getDayOfMonthIndicator();
    if (rule.getDayOfWeek() == null) {
      return text + ";BYMONTHDAY=" + day;
    }
    var weekday = rule.getDayOfWeek().name().substring(0, 2);
    if (day < 0) {
      return text + ";BYDAY=-1" + weekday;
    }
    // "The first Sunday on or after the 8th."
    var week = new StringBuilder();
    for (var i = day; i < day + 7; i++) {
      week.append(i == day ? "" : ",").append(i);
    }
    return text + ";BYDAY=" + weekday + ";BYMONTHDAY=" + week;
  }

  // A zone that never changes, or one whose changes are announced year by year.
  private static void listed(VTimeZone described, ZoneRules rules, ZonedDateTime since) {
    var from = since.minusYears(1).toInstant();
    var before = Optional.ofNullable(rules.previousTransition(from));
    described.add(
        before
            .map(transition -> Observances.at(rules, transition))
            .orElseGet(() -> Observances.steady(rules.getOffset(from))));
    var last = since.plusYears(YEARS).toInstant();
    var next = rules.nextTransition(from);
    while (next != null && next.getInstant().isBefore(last)) {
      described.add(Observances.at(rules, next));
      next = rules.nextTransition(next.getInstant());
    }
  }
}
