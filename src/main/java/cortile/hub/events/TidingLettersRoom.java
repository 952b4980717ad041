package cortile.hub.events;

import cortile.hub.calendars.Calendars;
import cortile.hub.events.TidingsStore.Booked;
import cortile.hub.events.TidingsStore.Session;
import cortile.hub.events.TidingsStore.Subject;
import cortile.hub.post.Letter;
import cortile.hub.post.LetterKind;
import cortile.hub.post.Links;
import cortile.hub.post.Term;
import cortile.hub.post.When;
import cortile.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the letters of one transaction are written. What many of them share is made once.
final class TidingLettersRoom {
  private static final Texts TEXTS = new Texts(List.of("hub-events"));

  private final Links links;
  private final TidingCalendarsRoom calendars;
  private final Map<Long, Subject> subjects;
  private final List<Letter> letters = new ArrayList<>();
  private final List<Letter> reminders = new ArrayList<>();
  private final Map<String, String> whens = new HashMap<>();

  /// @param subjects the events that are written about
  TidingLettersRoom(Links links, Calendars calendars, Map<Long, Subject> subjects) {
    this.links = links;
    this.calendars = new TidingCalendarsRoom(links, calendars);
    this.subjects = subjects;
  }

  /// All but reminders.
  List<Letter> letters() {
    return letters;
  }

  /// Of every meeting that has not begun, also those whose time has come.
  List<Letter> reminders() {
    return reminders;
  }

  /// All letters, and the reminders whose time has not come yet.
  List<Letter> toCome() {
    var now = now();
    var later = reminders.stream().filter(letter -> letter.term().after(now));
    return Stream.concat(letters.stream(), later).toList();
  }

  /// When what is written about was read.
  Instant now() {
    return subjects.values().stream().map(Subject::now).findFirst().orElse(Instant.EPOCH);
  }

  /// What became of a booking.
  void tell(Booked to, Decision.Told told) {
    var people = Map.of("people", people(to));
    switch (told.tiding()) {
      case BOOKED -> placed(LetterKind.BOOKED, to, people);
      case WON -> placed(LetterKind.DRAWN_WON, to, people);
      case ENTERED -> put(LetterKind.ENTERED, to, 0, people, null);
      case CHANGED -> {
        put(LetterKind.CHANGED, to, to.revision(), people, null);
        remind(to);
      }
      case WAITING -> put(LetterKind.WAITING, to, 0, with(people, "line", "" + told.line()), null);
      case LOST -> put(LetterKind.DRAWN_LOST, to, 0, Map.of("line", "" + told.line()), null);
      case OFFERED -> offered(to, people);
      case EXPIRED -> put(LetterKind.OFFER_EXPIRED, to, to.revision(), Map.of(), null);
      case CANCELLED ->
          put(LetterKind.CANCELLED, to, 0, Map.of(), calendar(to, Calendars.Use.CANCEL));
    }
  }

  private void placed(LetterKind kind, Booked to, Map<String, String> people) {
    put(kind, to, 0, people, calendar(to, Calendars.Use.PUBLISH));
    remind(to);
  }

  private void offered(Booked to, Map<String, String> people) {
    var until = to.offeredUntil();
    // Gone again within the same batch: the letter would only mislead.
    if (until != null) {
      var moment = When.moment(to.language(), until.atZone(subject(to).starts().getZone()));
      var values = with(people, "until", moment);
      letters.add(
          letter(
              LetterKind.OFFERED, to, to.revision(), values, first(to), null, Term.until(until)));
    }
  }

  /// That an event takes place at another time or elsewhere, and which meetings fell away.
  void moved(Booked to, DraftsStore.Held before) {
    var ends = before.ends().toInstant();
    var later = subject(to).ends().toInstant();
    var values = Map.of("before", When.span(to.language(), before.starts(), before.ends()));
    var calendar =
        calendar(to, Calendars.Use.PUBLISH) + calendars.gone(subject(to), to.language(), before);
    // Whoever does not hear of it may come at the old time.
    var term = Term.until(later.isAfter(ends) ? later : ends);
    var revision = subject(to).revision();
    letters.add(letter(LetterKind.EVENT_MOVED, to, revision, values, first(to), calendar, term));
  }

  /// Reminds somebody who has places of each meeting that has not begun.
  void remind(Booked to) {
    var subject = subject(to);
    if (to.state() != BookingState.CONFIRMED) {
      return;
    }
    for (var session : subject.sessions()) {
      var starts = session.starts().toInstant();
      // Places are given back until the event begins.
      var first = !starts.isAfter(subject.starts().toInstant());
      if (starts.isAfter(subject.now())) {
        for (var minutes : subject.reminders()) {
          var values =
              first
                  ? Map.of("people", people(to), "giveUp", links.giveUp(to.code(), to.link()))
                  : Map.of("people", people(to));
          var kind = first ? LetterKind.REMINDER : LetterKind.REMINDER_NEXT;
          var term = Term.reminder(starts.minusSeconds(minutes * 60L), starts);
          var calendar = calendars.one(subject, session, to.language());
          reminders.add(letter(kind, to, minutes, values, session, calendar, term));
        }
      }
    }
  }

  /// Writes one letter, of use as long as its kind says.
  void put(
      LetterKind kind, Booked to, int number, Map<String, String> more, @Nullable String calendar) {
    var term = Term.until(kind.expires(subject(to).ends().toInstant()));
    letters.add(letter(kind, to, number, more, first(to), calendar, term));
  }

  private Letter letter(
      LetterKind kind,
      Booked to,
      int number,
      Map<String, String> more,
      Session session,
      @Nullable String calendar,
      Term term) {
    var subject = subject(to);
    var values = new HashMap<>(more);
    values.put("name", to.name());
    values.put("event", TidingsRoom.worded(subject.title(), to.language()));
    values.put("when", when(to, session));
    values.put("where", TidingCalendarsRoom.where(subject, to.language()));
    values.put("code", to.code().substring(0, 4) + "-" + to.code().substring(4));
    values.put("link", links.booking(to.code(), to.link()));
    var recipient = new Letter.Recipient(to.name(), to.email(), to.language());
    return new Letter(
        kind, TidingsRoom.about(to.code()), number, recipient, values, calendar, term);
  }

  /// The invitation to all meetings, or that they are off.
  String calendar(Booked to, Calendars.Use use) {
    return calendars.all(subject(to), to.language(), use);
  }

  private Subject subject(Booked to) {
    return Objects.requireNonNull(subjects.get(to.event()));
  }

  private Session first(Booked to) {
    return subject(to).sessions().getFirst();
  }

  private String when(Booked to, Session session) {
    return whens.computeIfAbsent(
        to.event() + " " + session.number() + " " + to.language(),
        key -> When.span(to.language(), session.starts(), session.ends()));
  }

  private static String people(Booked to) {
    var key = to.people() == 1 ? "letter.one-place" : "letter.places";
    return TEXTS.say(to.language(), key, to.people());
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    var more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }
}
