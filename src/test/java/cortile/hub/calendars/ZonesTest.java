package cortile.hub.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The description of a zone, worked out as RFC 5545 (3.6.5) says, gives the offsets that the zone
/// has.
final class ZonesTest {
  private static final LocalDateTime FAR = LocalDateTime.of(2032, 1, 1, 0, 0);

  private record Onset(Instant at, ZoneOffset offset) {}

  private static String value(Observance observance, String name) {
    return observance.<Property>getProperty(name).map(Property::getValue).orElse("");
  }

  private static ZoneOffset offset(Observance observance, String name) {
    return ZoneOffset.of(value(observance, name));
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(
        text, java.time.format.DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss"));
  }

  private static List<Onset> onsets(VTimeZone zone) {
    var onsets = new ArrayList<Onset>();
    for (var observance : zone.getObservances()) {
      var start = time(value(observance, "DTSTART"));
      var rule = value(observance, "RRULE");
      var times =
          rule.isEmpty()
              ? List.of(start)
              : new Recur<LocalDateTime>(rule).getDates(start, start, FAR);
      assertThat(times.getFirst()).as("the first onset follows its own rule").isEqualTo(start);
      times.forEach(time ->
          onsets.add(
              new Onset(
                  time.toInstant(offset(observance, "TZOFFSETFROM")),
                  offset(observance, "TZOFFSETTO"))));
    }
    onsets.sort(Comparator.comparing(Onset::at));
    return onsets;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Rome",
        "America/New_York",
        "Australia/Sydney",
        "Asia/Tokyo",
        "Asia/Kathmandu",
        "Africa/Casablanca",
        "Europe/Dublin",
        "UTC"
      })
  void theOffsetsAreThoseOfTheZone(String name) {
    var zone = ZoneId.of(name);
    var since = LocalDateTime.of(2026, 3, 29, 2, 0).atZone(zone);
    var onsets = onsets(Zones.describe(zone, since));
    for (var hours = 0; hours < 3 * 365 * 24; hours++) {
      var at = since.toInstant().plusSeconds(hours * 3600L);
      var offset =
          onsets.stream()
              .filter(onset -> !onset.at().isAfter(at))
              .reduce((a, b) -> b)
              .orElseThrow();
      assertThat(offset.offset()).as(name + at).isEqualTo(zone.getRules().getOffset(at));
    }
  }
}
