package cortile.hub.events;

import cortile.hub.calendars.Calendars;
import cortile.hub.events.DecisionsStore.Decided;
import cortile.hub.events.TidingsStore.Booked;
import cortile.hub.post.LetterKind;
import cortile.hub.post.Links;
import cortile.hub.post.OutboxStore;
import cortile.kit.Texts;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/// Writes to people what became of their bookings, in the transaction in which it became so.
/// Whoever gave no address is not written to.
final class TidingsRoom {
  private static final List<LetterKind> REMINDERS =
      List.of(LetterKind.REMINDER, LetterKind.REMINDER_NEXT);

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
    var desk = desk(tx, events);
    return Future.all(booked, desk)
        .compose(both -> {
          var stale = new ArrayList<String>();
          for (var each : told) {
            var to = booked.result().get(each.code());
            if (to != null) {
              // What else happened to it in this batch would only mislead.
              if (!to.state().over() || each.tiding().ends()) {
                desk.result().tell(to, each);
              }
              if (to.state().over() || each.tiding() == Decision.Tiding.CHANGED) {
                stale.add(about(to.code()));
              }
            }
          }
          return written(tx, desk.result(), stale);
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
                desk.calendar(to, Calendars.Use.CANCEL)));
  }

  /// That an event takes place at another time or elsewhere; its reminders move with it.
  ///
  /// @param before as it was until now
  Future<Void> moved(Tx tx, DraftsStore.Held before) {
    return all(
        tx,
        before.id(),
        (desk, to) -> {
          desk.moved(to, before);
          desk.remind(to);
        });
  }

  /// Nothing is written of what else changes, but reminders that wait say how it is now.
  Future<Void> edited(Tx tx, long event) {
    return all(tx, event, TidingLettersRoom::remind);
  }

  /// What became of a need; nothing is written of steps on the way.
  ///
  /// @param times a number that this settling has and no other of the booking
  Future<Void> settled(Tx tx, String code, String need, String state, int times) {
    var letter =
        switch (state) {
          case "confirmed" -> LetterKind.NEED_CONFIRMED;
          case "declined" -> LetterKind.NEED_DECLINED;
          default -> null;
        };
    return letter == null ? Future.succeededFuture() : settled(tx, code, need, letter, times);
  }

  private Future<Void> settled(Tx tx, String code, String need, LetterKind kind, int times) {
    return TidingsStore.booked(tx, List.of(code))
        .compose(booked -> {
          var to = booked.get(code);
          return to == null
              ? Future.succeededFuture()
              : desk(tx, List.of(to.event()))
                  .compose(desk -> {
                    var words = Map.of("need", TEXTS.say(to.language(), "need." + need));
                    desk.put(kind, to, times, words, null);
                    return written(tx, desk, List.of());
                  });
        });
  }

  /// Puts a new personal link into the letters that have not gone yet.
  ///
  /// @param number of the new link
  Future<Void> relinked(Tx tx, String code, int number) {
    return OutboxStore.relink(
        tx, about(code), links.booking(code, number - 1), links.booking(code, number));
  }

  // Writes to everybody, and takes back the reminders that are not written anew.
  private Future<Void> all(Tx tx, long event, BiConsumer<TidingLettersRoom, Booked> writing) {
    var booked = TidingsStore.booked(tx, event);
    var desk = desk(tx, List.of(event));
    return Future.all(booked, desk)
        .compose(both -> {
          booked.result().forEach(to -> writing.accept(desk.result(), to));
          var abouts = booked.result().stream().map(to -> about(to.code())).toList();
          return written(tx, desk.result(), abouts);
        });
  }

  private Future<TidingLettersRoom> desk(Tx tx, List<Long> events) {
    return TidingsStore.subjects(tx, events)
        .map(subjects -> new TidingLettersRoom(links, calendars, subjects));
  }

  // Only of the stale ones there can be reminders already.
  private static Future<Void> written(Tx tx, TidingLettersRoom desk, List<String> stale) {
    return stale.isEmpty()
        ? OutboxStore.put(tx, desk.toCome())
        : OutboxStore.put(tx, desk.letters())
            .compose(v -> OutboxStore.replace(tx, stale, REMINDERS, desk.reminders(), desk.now()));
  }

  static String about(String code) {
    return "booking:" + code;
  }

  static String worded(JsonObject text, Locale language) {
    var own = text.getString(language.getLanguage());
    return own == null || own.isBlank() ? text.getString("it", "") : own;
  }
}
