package cortile.hub.calendars;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Events as entries of a calendar: one for each session.
final class Entries {
  private final Calendars calendars;
  private final String address;

  /// @param address where people find the pages, without a slash at the end
  Entries(Calendars calendars, String address) {
    this.calendars = calendars;
    this.address = address;
  }

  Stream<Entry> of(Happening event, String language) {
    return of(event, language, event.revision(), event.changed(), event.cancelled());
  }

  /// As somebody who booked has it.
  ///
  /// @param revision grows with the event's and with the booking's
  Stream<Entry> of(
      Happening event, String language, int revision, Instant changed, boolean cancelled) {
    var zone = event.where().zone();
    return event.times().stream()
        .map(time ->
            new Entry(
                calendars.uid("event", event.slug() + "/" + time.number()),
                revision,
                changed,
                time.starts().atZone(zone),
                time.ends().atZone(zone),
                summary(event, time, language),
                event.about(language),
                event.where().line(language),
                page(event),
                event.host(),
                List.of(event.category()),
                cancelled));
  }

  String page(Happening event) {
    return address + "/eventi/" + event.slug();
  }

  private static String summary(Happening event, Session time, String language) {
    var own = Happening.said(time.title(), language);
    var title = event.title(language);
    if (!own.isBlank()) {
      return title + ": " + own;
    }
    return event.times().size() == 1
        ? title
        : title + " (" + time.number() + "/" + event.times().size() + ")";
  }
}
