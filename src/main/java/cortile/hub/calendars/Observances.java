package cortile.hub.calendars;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/// What the clocks of a zone show from some moment on (`STANDARD`, `DAYLIGHT`).
final class Observances {
  private Observances() {}

  /// As it is after a change.
  static Observance at(ZoneRules rules, ZoneOffsetTransition transition) {
    var summer = rules.isDaylightSavings(transition.getInstant());
    return filled(
        summer ? new Daylight() : new Standard(),
        transition.getDateTimeBefore(),
        transition.getOffsetBefore(),
        transition.getOffsetAfter());
  }

  /// As it always was.
  static Observance steady(ZoneOffset offset) {
    return filled(new Standard(), LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset);
  }

  private static Observance filled(
      Observance observance, LocalDateTime start, ZoneOffset before, ZoneOffset after) {
    observance.add(new DtStart<LocalDateTime>(start));
    observance.add(new TzOffsetFrom(before));
    observance.add(new TzOffsetTo(after));
    return observance;
  }
}
