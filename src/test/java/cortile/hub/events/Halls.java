package cortile.hub.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events, bookings and orders to decide on, without a database.
final class Halls {
  static final Instant STARTS = Instant.parse("2027-03-10T17:00:00Z");
  static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

  private Halls() {}

  static Hall hall(int seats) {
    return hall(List.of(new Pool("standard", seats, 0)), null);
  }

  static Hall hall(List<Pool> pools, @Nullable String seed) {
    return hall(pools, seed, 0, 0);
  }

  static Hall hall(List<Pool> pools, @Nullable String seed, long lastLine, int waiting) {
    return new Hall(
        9,
        Hall.Phase.PUBLISHED,
        true,
        null,
        STARTS,
        STARTS,
        STARTS,
        STARTS.plusSeconds(7200),
        ZoneId.of("Europe/Rome"),
        4,
        null,
        null,
        null,
        seed,
        null,
        false,
        pools,
        lastLine,
        waiting);
  }

  static Decision decide(Hall hall, Order... orders) {
    return Seating.decide(hall, NOW, Known.NOTHING, List.of(), List.of(orders));
  }

  static Order.Book book(String code, int people) {
    return book(code, EventTown.party(code, people));
  }

  static Order.Book book(String code, Party party) {
    return new Order.Book(
        9, code, party, "", BookingSource.WEB, true, null, new BookingRequest(code, code));
  }

  static Order byAccount(String code, String subject) {
    return new Order.Book(
        9,
        code,
        EventTown.party(code, 1),
        "",
        BookingSource.WEB,
        true,
        subject,
        new BookingRequest(code, code));
  }

  static Order change(long booking, int people, Optional<Integer> replaces) {
    return new Order.Change(
        9, booking, 1, EventTown.party("a", people), "" + people, replaces, false);
  }

  static Party party(SeatKind... kinds) {
    return EventTown.party(
        "x",
        java.util.stream.Stream.of(kinds)
            .map(kind -> new Party.Guest(null, kind, null, List.of()))
            .toList());
  }

  static Held held(long id, String code, int people, long line, BookingState state) {
    return new Held(id, code, state, new Seats(people, 0, 0), line, null, null, 1, false, 1, "");
  }

  static List<String> states(Decision decision) {
    return decision.verdicts().stream().map(Halls::word).toList();
  }

  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Made(var booking, var position) ->
          booking.state().wire() + (position > 0 ? " " + position : "");
      case Verdict.Again(var code) -> "again " + code;
      case Verdict.Stands(var booking) -> booking.state().wire();
      case Verdict.Done(var bookings) -> "done " + bookings;
      case Verdict.Refused(var problem) -> problem.status() + " " + problem.key();
    };
  }
}
