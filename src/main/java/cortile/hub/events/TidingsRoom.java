package cortile.hub.events;

import cortile.hub.calendars.Calendars;
import cortile.hub.calendars.Entry;
import cortile.hub.events.DecisionsStore.Decided;
import cortile.hub.events.TidingsStore.Booked;
import cortile.hub.events.TidingsStore.Subject;
import cortile.hub.post.Letter;
import cortile.hub.post.LetterKind;
import cortile.hub.post.Links;
import cortile.hub.post.OutboxStore;
import cortile.hub.post.When;
import cortile.kit.Texts;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes to people what became of their bookings, in the transaction in which it became so.
/// Whoever gave no address is not written to.
final class TidingsRoom {
  private static final List<LetterKind> REMINDERS = List.of(LetterKind.REMINDER);

  private static final Texts TEXTS = new Texts(List.of("hub-events"));

  private final Links links;
  private final Calendars calendars;

  TidingsRoom(Links links, Calendars calendars) {
    this.links = links;
    this.calendars = calendars;
  }

  /// What a batch decided.
  Future<Void> send(Tx tx, List<Decided> decided) {
    var told = decided.stream().flatMap(d -> d.decision().told().stream()).toList();
    if (told.isEmpty()) {
      return Future.succeededFuture();
    }
    var codes = told.stream().map(Decision.Told::code).distinct().toList();
    var events = decided.stream().map(d -> d.before().hall().id()).toList();
    var booked = TidingsStore.booked(tx, codes);
    var subjects = TidingsStore.subjects(tx, events);
    return Future.all(booked, subjects)
        .compose(both -> {
          var desk = new Desk(subjects.result());
          var stale = new ArrayList<String>();
          for (var each : told) {
            var to = booked.result().get(each.code());
            if (to != null) {
              // What else happened to it in this batch would only mislead.
              if (!to.state().over() || each.tiding().ends()) {
                desk.tell(to, each);
              }
              if (to.state().over() || each.tiding() == Decision.Tiding.CHANGED) {
                stale.add(about(to.code()));
              }
            }
          }
          var dropped =
              stale.isEmpty()
                  ? Future.<Void>succeededFuture()
                  : OutboxStore.drop(tx, stale, REMINDERS);
          return dropped.compose(v -> OutboxStore.put(tx, desk.letters));
        });
  }

  /// That an event does not take place. Call it before the bookings are ended.
  Future<Void> cancelled(Tx tx, long event, JsonObject reason) {
    return all(
        tx,
        event,
        (desk, to) ->
            desk.put(
                LetterKind.EVENT_CANCELLED,
                to,
                0,
                Map.of("reason", worded(reason, to.language())),
                desk.calendar(to, Calendars.Use.CANCEL),
                null));
  }

  /// That an event takes place at another time or elsewhere; its reminders move with it.
  Future<Void> moved(Tx tx, long event, ZonedDateTime starts, ZonedDateTime ends) {
    return all(
        tx,
        event,
        (desk, to) -> {
          var subject = desk.subject(to);
          desk.put(
              LetterKind.EVENT_MOVED,
              to,
              subject.revision(),
              Map.of("before", When.span(to.language(), starts, ends)),
              desk.calendar(to, Calendars.Use.PUBLISH),
              null);
          if (to.state() == BookingState.CONFIRMED) {
            desk.remind(to);
          }
        });
  }

  /// What became of a need; nothing is written of steps on the way.
  ///
  /// @param number of the need in its booking
  Future<Void> settled(Tx tx, String code, String need, String state, int number) {
    var letter =
        switch (state) {
          case "confirmed" -> LetterKind.NEED_CONFIRMED;
          case "declined" -> LetterKind.NEED_DECLINED;
          default -> null;
        };
    if (letter == null) {
      return Future.succeededFuture();
    }
    return TidingsStore.booked(tx, List.of(code))
        .compose(booked -> {
          var to = booked.get(code);
          return to == null
              ? Future.succeededFuture()
              : TidingsStore.subjects(tx, List.of(to.event()))
                  .compose(subjects -> {
                    var desk = new Desk(subjects);
                    var words = Map.of("need", TEXTS.say(to.language(), "need." + need));
                    desk.put(letter, to, number, words, null, null);
                    return OutboxStore.put(tx, desk.letters);
                  });
        });
  }

  private interface Writing {
    void write(Desk desk, Booked to);
  }

  private Future<Void> all(Tx tx, long event, Writing writing) {
    var booked = TidingsStore.booked(tx, event);
    var subjects = TidingsStore.subjects(tx, List.of(event));
    return Future.all(booked, subjects)
        .compose(both -> {
          var desk = new Desk(subjects.result());
          booked.result().forEach(to -> writing.write(desk, to));
          var abouts = booked.result().stream().map(to -> about(to.code())).toList();
          return OutboxStore.drop(tx, abouts, REMINDERS)
              .compose(v -> OutboxStore.put(tx, desk.letters));
        });
  }

  private static String about(String code) {
    return "booking:" + code;
  }

  static String worded(JsonObject text, Locale language) {
    var own = text.getString(language.getLanguage());
    return own == null || own.isBlank() ? text.getString("it", "") : own;
  }

  /// Where the letters of one transaction are written. What many of them share is made once.
  private final class Desk {
    private final List<Letter> letters = new ArrayList<>();
    private final Map<Long, Subject> subjects;
    private final Map<String, String> calendarTexts = new HashMap<>();
    private final Map<String, String> whens = new HashMap<>();

    Desk(Map<Long, Subject> subjects) {
      this.subjects = subjects;
    }

    Subject subject(Booked to) {
      return Objects.requireNonNull(subjects.get(to.event()));
    }

    void tell(Booked to, Decision.Told told) {
      var people = Map.of("people", people(to));
      switch (told.tiding()) {
        case BOOKED -> placed(LetterKind.BOOKED, to, people);
        case WON -> placed(LetterKind.DRAWN_WON, to, people);
        case ENTERED -> put(LetterKind.ENTERED, to, 0, people, null, null);
        case CHANGED -> {
          put(LetterKind.CHANGED, to, to.revision(), people, null, null);
          if (to.state() == BookingState.CONFIRMED) {
            remind(to);
          }
        }
        case WAITING ->
            put(LetterKind.WAITING, to, 0, with(people, "line", "" + told.line()), null, null);
        case LOST ->
            put(LetterKind.DRAWN_LOST, to, 0, Map.of("line", "" + told.line()), null, null);
        case OFFERED -> {
          var until = to.offeredUntil();
          // Gone again within the same batch: the letter would only mislead.
          if (until != null) {
            put(
                LetterKind.OFFERED,
                to,
                to.revision(),
                with(people, "until", said(to, until)),
                null,
                null);
          }
        }
        case EXPIRED -> put(LetterKind.OFFER_EXPIRED, to, to.revision(), Map.of(), null, null);
        case CANCELLED ->
            put(LetterKind.CANCELLED, to, 0, Map.of(), calendar(to, Calendars.Use.CANCEL), null);
      }
    }

    private void placed(LetterKind kind, Booked to, Map<String, String> people) {
      put(kind, to, 0, people, calendar(to, Calendars.Use.PUBLISH), null);
      remind(to);
    }

    void remind(Booked to) {
      var subject = subject(to);
      for (var minutes : subject.reminders()) {
        var due = subject.starts().minusMinutes(minutes).toInstant();
        if (due.isAfter(subject.now())) {
          var values = Map.of("people", people(to), "giveUp", links.giveUp(to.code(), to.link()));
          put(LetterKind.REMINDER, to, minutes, values, calendar(to, Calendars.Use.PUBLISH), due);
        }
      }
    }

    void put(
        LetterKind kind,
        Booked to,
        int number,
        Map<String, String> more,
        @Nullable String calendar,
        @Nullable Instant due) {
      var subject = subject(to);
      var values = new HashMap<>(more);
      values.put("name", to.name());
      values.put("event", worded(subject.title(), to.language()));
      values.put("when", when(to, subject));
      values.put("where", where(subject, to.language()));
      values.put("code", to.code().substring(0, 4) + "-" + to.code().substring(4));
      values.put("link", links.booking(to.code(), to.link()));
      var recipient = new Letter.Recipient(to.name(), to.email(), to.language());
      letters.add(new Letter(kind, about(to.code()), number, recipient, values, calendar, due));
    }

    private String when(Booked to, Subject subject) {
      return whens.computeIfAbsent(
          to.event() + " " + to.language(),
          key -> {
            var first = subject.sessions().getFirst();
            return When.span(to.language(), first.starts(), first.ends());
          });
    }

    private String people(Booked to) {
      var key = to.people() == 1 ? "letter.one-place" : "letter.places";
      return TEXTS.say(to.language(), key, to.people());
    }

    private String said(Booked to, Instant time) {
      return When.moment(to.language(), time.atZone(subject(to).starts().getZone()));
    }

    String calendar(Booked to, Calendars.Use use) {
      return calendarTexts.computeIfAbsent(
          to.event() + " " + to.language() + " " + use,
          key -> {
            var subject = subject(to);
            Function<TidingsStore.Session, Entry> entry =
                session -> entry(subject, session, to.language(), use);
            var entries = subject.sessions().stream().map(entry).toList();
            return calendars.text(use, worded(subject.title(), to.language()), entries);
          });
    }

    private Entry entry(
        Subject subject, TidingsStore.Session session, Locale language, Calendars.Use use) {
      var about = subject.about();
      return new Entry(
          calendars.uid("event", subject.slug() + "/" + session.number()),
          subject.revision(),
          subject.now(),
          session.starts(),
          session.ends(),
          worded(subject.title(), language),
          about == null ? "" : worded(about, language),
          where(subject, language),
          links.event(subject.slug()),
          subject.host(),
          List.of(subject.category()),
          use == Calendars.Use.CANCEL);
    }
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    var more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }

  private static String where(Subject subject, Locale language) {
    var name = worded(subject.place(), language);
    return subject.address() == null ? name : name + ", " + subject.address();
  }
}
