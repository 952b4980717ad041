package cortile.hub.calendars;

import static java.util.stream.Collectors.joining;

import cortile.identity.PersonalLinks;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/// Writes iCalendar objects (RFC 5545, 5546): lines of at most 75 octets, times with their zone,
/// and that zone described.
public final class Calendars {
  private static final String PRODUCT = "-//Cortile//Cortile 1//IT";
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final LocalDateTime EARLY = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final int NEVER_FOLD = Integer.MAX_VALUE;

  private final PersonalLinks links;
  private final String organiser;

  /// What an object is for.
  public enum Use {
    /// Looked at again and again by calendars that follow it.
    FEED,
    /// Comes with a letter that says "put this into your calendar". Nobody is asked for an answer.
    PUBLISH,
    /// Comes with a letter that says "take this out".
    CANCEL
  }

  /// @param links make names that no other installation has
  /// @param organiser mail address that stands for the city
  public Calendars(PersonalLinks links, String organiser) {
    this.links = links;
    this.organiser = organiser;
  }

  /// The name of a thing in all calendars of the world, for good.
  ///
  /// @param kind such as `event`
  /// @param name of the thing and its number, such as `corso-di-pane/1`
  public String uid(String kind, String name) {
    return links.secret("calendar", kind + "/" + name) + "@cortile";
  }

  /// The text of one object; to cancel, of one for each entry, as RFC 5546 wants it (3.2.5).
  ///
  /// @param name of the calendar, shown for feeds
  public String text(Use use, String name, List<Entry> entries) {
    return use == Use.CANCEL
        ? entries.stream().map(entry -> object(use, name, List.of(entry))).collect(joining())
        : object(use, name, entries);
  }

  private String object(Use use, String name, List<Entry> entries) {
    var calendar = new Calendar();
    calendar.add(new ProdId(PRODUCT));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    switch (use) {
      case FEED -> {
        calendar.add(new XProperty("X-WR-CALNAME", Plain.line(name)));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
      }
      case PUBLISH -> calendar.add(ImmutableMethod.PUBLISH);
      case CANCEL -> calendar.add(ImmutableMethod.CANCEL);
    }
    zones(entries).forEach((zone, since) -> calendar.add(Zones.describe(zone, since)));
    entries.forEach(entry -> calendar.add(event(entry, use)));
    return Folding.fold(written(calendar));
  }

  private VEvent event(Entry entry, Use use) {
    var event = new VEvent(false);
    event.add(new Uid(entry.uid()));
    event.add(new DtStamp(entry.changed()));
    event.add(new Sequence(entry.revision()));
    event.add(new DtStart<ZonedDateTime>(entry.start()));
    event.add(new DtEnd<ZonedDateTime>(entry.end()));
    event.add(new Summary(Plain.line(entry.summary())));
    if (!entry.description().isBlank()) {
      event.add(new Description(Plain.lines(entry.description())));
    }
    if (!entry.location().isBlank()) {
      event.add(new Location(Plain.line(entry.location())));
    }
    if (entry.address() != null) {
      event.add(new Url(URI.create(entry.address())));
    }
    if (!entry.categories().isEmpty()) {
      var plain = entry.categories().stream().map(Plain::line).toList();
      event.add(new Categories(new TextList(plain)));
    }
    var by = new Organizer(URI.create("mailto:" + organiser));
    if (!entry.organiser().isBlank()) {
      by.add(new Cn(Plain.line(entry.organiser())));
    }
    event.add(by);
    var gone = entry.cancelled() || use == Use.CANCEL;
    event.add(gone ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
    return event;
  }

  private static Map<ZoneId, ZonedDateTime> zones(List<Entry> entries) {
    var zones = new TreeMap<ZoneId, ZonedDateTime>(java.util.Comparator.comparing(ZoneId::getId));
    for (var entry : entries) {
      zones.merge(entry.start().getZone(), entry.start(), (a, b) -> a.isBefore(b) ? a : b);
    }
    // An object must have a component, also when there is nothing in it.
    if (zones.isEmpty()) {
      zones.put(ROME, EARLY.atZone(ROME));
    }
    return zones;
  }

  // The library folds by characters; octets count.
  private static String written(Calendar calendar) {
    var text = new StringWriter();
    try {
      new CalendarOutputter(false, NEVER_FOLD).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
