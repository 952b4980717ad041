package cortile.hub.events;

import cortile.hub.calendars.Calendars;
import cortile.hub.calendars.Entry;
import cortile.hub.events.TidingsStore.Session;
import cortile.hub.events.TidingsStore.Subject;
import cortile.hub.post.Links;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// The invitations that come with the letters of one transaction, each made once.
final class TidingCalendarsRoom {
  private final Links links;
  private final Calendars calendars;
  private final Map<String, String> made = new HashMap<>();

  TidingCalendarsRoom(Links links, Calendars calendars) {
    this.links = links;
    this.calendars = calendars;
  }

  /// All meetings of an event.
  String all(Subject subject, Locale language, Calendars.Use use) {
    return once(
        subject, language, use.name(), () -> text(subject, subject.sessions(), language, use));
  }

  /// One meeting.
  String one(Subject subject, Session session, Locale language) {
    return once(
        subject,
        language,
        "" + session.number(),
        () -> text(subject, List.of(session), language, Calendars.Use.PUBLISH));
  }

  /// That the meetings are off which an event had before and has no more; empty if it has them all.
  String gone(Subject subject, Locale language, DraftsStore.Held before) {
    return once(
        subject,
        language,
        "gone",
        () -> text(subject, gone(subject, before), language, Calendars.Use.CANCEL));
  }

  private static List<Session> gone(Subject subject, DraftsStore.Held before) {
    var zone = before.starts().getZone();
    var gone = new ArrayList<Session>();
    for (var number = subject.sessions().size() + 1; number <= before.times().size(); number++) {
      var times = before.times().get(number - 1).split("/", 2);
      gone.add(
          new Session(
              number,
              OffsetDateTime.parse(times[0]).atZoneSameInstant(zone),
              OffsetDateTime.parse(times[1]).atZoneSameInstant(zone)));
    }
    return gone;
  }

  private String once(Subject subject, Locale language, String what, Supplier<String> text) {
    return made.computeIfAbsent(subject.slug() + " " + language + " " + what, key -> text.get());
  }

  private String text(Subject subject, List<Session> sessions, Locale language, Calendars.Use use) {
    var entries = sessions.stream().map(each -> entry(subject, each, language, use)).toList();
    return calendars.text(use, TidingsRoom.worded(subject.title(), language), entries);
  }

  private Entry entry(Subject subject, Session session, Locale language, Calendars.Use use) {
    var about = subject.about();
    return new Entry(
        calendars.uid("event", subject.slug() + "/" + session.number()),
        subject.revision(),
        subject.now(),
        session.starts(),
        session.ends(),
        TidingsRoom.worded(subject.title(), language),
        about == null ? "" : TidingsRoom.worded(about, language),
        where(subject, language),
        links.event(subject.slug()),
        subject.host(),
        List.of(subject.category()),
        use == Calendars.Use.CANCEL);
  }

  /// The place of an event and its address.
  static String where(Subject subject, Locale language) {
    var name = TidingsRoom.worded(subject.place(), language);
    return subject.address() == null ? name : name + ", " + subject.address();
  }
}
