package cortile.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is decided, without a database.
class SeatingTest {
  private static final Instant STARTS = Instant.parse("2027-03-10T17:00:00Z");
  private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

  @Test
  void whoeverComesFirstSitsAndAPartyIsNeverSplit() {
    var decision = decide(hall(5), book("a", 2), book("b", 4), book("c", 3), book("d", 1));
    assertThat(states(decision))
        .containsExactly("confirmed", "waiting 1", "confirmed", "waiting 2");
    assertThat(decision.pools()).containsExactly(new Pool("standard", 5, 5));
    assertThat(decision.waiting()).isEqualTo(2);
    assertThat(decision.lastLine()).isEqualTo(4);
  }

  @Test
  void aPartyTakesOfEveryPoolOrOfNone() {
    var pools =
        List.of(
            new Pool("carer", 1, 1),
            new Pool("session-2", 3, 0),
            new Pool("standard", 10, 0),
            new Pool("wheelchair", 2, 0));
    var withCarer = party(SeatKind.WHEELCHAIR, SeatKind.CARER);
    var decision =
        decide(
            hall(pools, null),
            book("a", withCarer),
            book("b", 3),
            book("c", party(SeatKind.WHEELCHAIR)));
    assertThat(states(decision)).containsExactly("waiting 1", "confirmed", "waiting 2");
    assertThat(decision.pools().get(1)).isEqualTo(new Pool("session-2", 3, 3));
  }

  @Test
  void freedSeatsGoToTheFirstInLineWhomTheyFitBeforeWhoeverComesNext() {
    var held =
        List.of(
            held(1, "a", 2, 1, BookingState.CONFIRMED),
            held(2, "b", 3, 2, BookingState.WAITING),
            held(3, "c", 2, 3, BookingState.WAITING));
    var hall = hall(List.of(new Pool("standard", 2, 2)), null, 3, 2);
    var decision =
        Seating.decide(
            hall,
            NOW,
            Known.NOTHING,
            held,
            List.of(new Order.Leave(9, 1, 1, false, false), book("d", 1)));
    assertThat(decision.changed())
        .extracting(Held::code, Held::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", BookingState.CANCELLED),
            org.assertj.core.groups.Tuple.tuple("c", BookingState.OFFERED));
    assertThat(states(decision)).containsExactly("cancelled", "waiting 2");
  }

  @Test
  void anOfferIsTakenInTimeOrGoesToTheNext() {
    var until = NOW.plusSeconds(60);
    var offered =
        new Held(1, "a", BookingState.OFFERED, new Seats(2, 0, 0), 1, null, until, 1, false, 2, "");
    var next = held(2, "b", 1, 2, BookingState.WAITING);
    var hall = hall(List.of(new Pool("standard", 2, 2)), null, 2, 1);
    var claim = List.<Order>of(new Order.Claim(9, 1, 1));
    var inTime = Seating.decide(hall, NOW, Known.NOTHING, List.of(offered), claim);
    assertThat(states(inTime)).containsExactly("confirmed");
    var late = Seating.decide(hall, until, Known.NOTHING, List.of(offered), claim);
    assertThat(states(late)).containsExactly("409 offer-over");
    var expired =
        Seating.decide(
            hall, until, Known.NOTHING, List.of(offered, next), List.of(new Order.Expire(9, 1)));
    assertThat(states(expired)).containsExactly("expired");
    assertThat(expired.changed())
        .extracting(Held::state)
        .containsExactly(BookingState.EXPIRED, BookingState.OFFERED);
    assertThat(expired.pools()).containsExactly(new Pool("standard", 2, 1));
    var early =
        Seating.decide(
            hall, NOW, Known.NOTHING, List.of(offered, next), List.of(new Order.Expire(9, 1)));
    assertThat(early.changed()).isEmpty();
  }

  @Test
  void theSameRequestMakesOneBookingAndAnotherUnderItsNameIsRefused() {
    var other =
        new Order.Book(
            9,
            "z",
            party(SeatKind.STANDARD),
            "",
            Order.Source.WEB,
            true,
            null,
            new Order.Request("a", "other"));
    var again =
        new Order.Book(
            9,
            "y",
            party(SeatKind.STANDARD),
            "",
            Order.Source.WEB,
            true,
            null,
            new Order.Request("a", "a"));
    var decision = decide(hall(5), book("a", 1), again, other);
    assertThat(states(decision))
        .containsExactly("confirmed", "again a", "422 idempotency-key-used");
    assertThat(decision.made()).hasSize(1);
  }

  @Test
  void anAccountHasOneBooking() {
    var known = new Known(Map.of(), Set.of("bea"), Map.of());
    var orders =
        List.<Order>of(byAccount("a", "bea"), byAccount("b", "carlo"), byAccount("c", "carlo"));
    assertThat(states(Seating.decide(hall(5), NOW, known, List.of(), orders)))
        .containsExactly("409 already-booked", "confirmed", "409 already-booked");
  }

  @Test
  void whoTooOftenDidNotComeCantBook() {
    var hall =
        new Hall(
            9,
            Hall.Phase.PUBLISHED,
            true,
            null,
            STARTS,
            STARTS,
            STARTS,
            STARTS.plusSeconds(60),
            ZoneId.of("Europe/Rome"),
            4,
            null,
            null,
            2,
            null,
            null,
            false,
            List.of(new Pool("standard", 5, 0)),
            0,
            0);
    var known = new Known(Map.of(), Set.of(), Map.of("a", 2, "b", 3));
    assertThat(
            states(
                Seating.decide(
                    hall,
                    NOW,
                    known,
                    List.of(),
                    List.of(book("a", 1), book("b", 1), book("c", 1)))))
        .containsExactly("confirmed", "409 no-show-limit", "confirmed");
  }

  @Test
  void aChangeThatDoesNotFitLeavesEverythingAsItWas() {
    var held = held(1, "a", 2, 1, BookingState.CONFIRMED);
    var hall = hall(List.of(new Pool("standard", 3, 2)), null, 1, 0);
    assertThat(
            states(
                Seating.decide(
                    hall,
                    NOW,
                    Known.NOTHING,
                    List.of(held),
                    List.of(change(1, 4, Optional.empty())))))
        .containsExactly("409 no-room-to-grow");
    var grown =
        Seating.decide(
            hall, NOW, Known.NOTHING, List.of(held), List.of(change(1, 3, Optional.of(1))));
    assertThat(grown.pools()).containsExactly(new Pool("standard", 3, 3));
    assertThat(
            states(
                Seating.decide(
                    hall,
                    NOW,
                    Known.NOTHING,
                    List.of(held),
                    List.of(change(1, 1, Optional.of(4))))))
        .containsExactly("409 booking-changed");
  }

  @Test
  void theSameChangeAgainChangesNothingWhateverItReplaces() {
    var held =
        new Held(
            1, "a", BookingState.CONFIRMED, new Seats(2, 0, 0), 1, null, null, 1, false, 7, "2");
    var decision =
        Seating.decide(
            hall(5), NOW, Known.NOTHING, List.of(held), List.of(change(1, 2, Optional.of(3))));
    assertThat(states(decision)).containsExactly("confirmed");
    assertThat(decision.changed()).isEmpty();
  }

  @Test
  void afterTheDeadlineNobodyCancelsButEverybodyCanGiveUp() {
    var held = held(1, "a", 2, 1, BookingState.CONFIRMED);
    var hall =
        new Hall(
            9,
            Hall.Phase.PUBLISHED,
            true,
            null,
            STARTS,
            NOW,
            STARTS,
            STARTS.plusSeconds(60),
            ZoneId.of("Europe/Rome"),
            4,
            null,
            null,
            null,
            null,
            null,
            false,
            List.of(new Pool("standard", 5, 2)),
            1,
            0);
    assertThat(
            states(
                Seating.decide(
                    hall,
                    NOW,
                    Known.NOTHING,
                    List.of(held),
                    List.of(new Order.Leave(9, 1, 1, false, false)))))
        .containsExactly("409 too-late-to-cancel");
    var late =
        Seating.decide(
            hall,
            NOW,
            Known.NOTHING,
            List.of(held),
            List.of(new Order.Leave(9, 1, 1, true, false)));
    assertThat(late.changed().getFirst().late()).isTrue();
    var desk =
        Seating.decide(
            hall,
            NOW,
            Known.NOTHING,
            List.of(held),
            List.of(new Order.Leave(9, 1, 1, false, true)));
    assertThat(desk.changed().getFirst().late()).isFalse();
    assertThat(
            states(
                Seating.decide(
                    hall,
                    STARTS,
                    Known.NOTHING,
                    List.of(held),
                    List.of(new Order.Leave(9, 1, 1, true, false)))))
        .containsExactly("409 event-started");
  }

  @Test
  void aLinkThatWasEndedOpensNothing() {
    var held = held(1, "a", 2, 1, BookingState.CONFIRMED);
    assertThat(
            states(
                Seating.decide(
                    hall(5),
                    NOW,
                    Known.NOTHING,
                    List.of(held),
                    List.of(new Order.Leave(9, 1, 0, true, false)))))
        .containsExactly("404 not-found");
  }

  @Test
  void theDrawFollowsThePublishedOrderAndWhoComesLaterQueuesBehind() {
    var seed = new byte[32];
    seed[3] = 7;
    var held = new ArrayList<Held>();
    for (var i = 1; i <= 6; i++) {
      held.add(
          new Held(
              i,
              "e" + i,
              BookingState.ENTERED,
              new Seats(1 + i % 2, 0, 0),
              i,
              (long) i,
              null,
              1,
              false,
              1,
              ""));
    }
    var hall = hall(List.of(new Pool("standard", 4, 0)), HexFormat.of().formatHex(seed), 6, 0);
    var decision =
        Seating.decide(
            hall, NOW, Known.NOTHING, held, List.of(new Order.Draw(9, true), book("x", 1)));
    var free = 4;
    var expected = new ArrayList<Decision.Drawn>();
    for (var number : Lot.order(seed, List.of(1L, 2L, 3L, 4L, 5L, 6L))) {
      var people = 1 + (int) (number % 2);
      var won = people <= free;
      free -= won ? people : 0;
      expected.add(new Decision.Drawn(number, people, won));
    }
    assertThat(decision.drawn()).isEqualTo(expected);
    var lost = expected.stream().filter(each -> !each.won()).count();
    assertThat(decision.waiting()).isEqualTo((int) lost + (free == 0 ? 1 : 0));
  }

  @Test
  void beforeTheDrawEverybodyOnlyEnters() {
    var decision =
        decide(
            hall(List.of(new Pool("standard", 1, 0)), "00".repeat(32)), book("a", 1), book("b", 1));
    assertThat(states(decision)).containsExactly("entered", "entered");
    assertThat(decision.pools().getFirst().taken()).isZero();
  }

  @Test
  void agesCountForAllButCarers() {
    var hall =
        new Hall(
            9,
            Hall.Phase.PUBLISHED,
            true,
            null,
            STARTS,
            STARTS,
            STARTS,
            STARTS.plusSeconds(60),
            ZoneId.of("Europe/Rome"),
            4,
            6,
            10,
            null,
            null,
            null,
            false,
            List.of(new Pool("standard", 5, 0), new Pool("carer", 5, 0)),
            0,
            0);
    var child = new Party.Guest("Ada", SeatKind.STANDARD, 7, List.of());
    var parent = new Party.Guest(null, SeatKind.CARER, null, List.of());
    var adult = new Party.Guest(null, SeatKind.STANDARD, 40, List.of());
    assertThat(states(decide(hall, book("a", EventTown.party("x", List.of(child, parent))))))
        .containsExactly("confirmed");
    var refused =
        (Verdict.Refused)
            decide(hall, book("a", EventTown.party("x", List.of(child, adult))))
                .verdicts()
                .getFirst();
    assertThat(refused.problem().errors())
        .extracting(f -> f.pointer() + " " + f.key())
        .containsExactly("/party/1/age guest-too-old");
  }

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

  private static Decision decide(Hall hall, Order... orders) {
    return Seating.decide(hall, NOW, Known.NOTHING, List.of(), List.of(orders));
  }

  private static Order.Book book(String code, int people) {
    return book(code, EventTown.party(code, people));
  }

  private static Order.Book book(String code, Party party) {
    return new Order.Book(
        9, code, party, "", Order.Source.WEB, true, null, new Order.Request(code, code));
  }

  private static Order byAccount(String code, String subject) {
    return new Order.Book(
        9,
        code,
        EventTown.party(code, 1),
        "",
        Order.Source.WEB,
        true,
        subject,
        new Order.Request(code, code));
  }

  private static Order change(long booking, int people, Optional<Integer> replaces) {
    return new Order.Change(
        9, booking, 1, EventTown.party("a", people), "" + people, replaces, false);
  }

  private static Party party(SeatKind... kinds) {
    return EventTown.party(
        "x",
        java.util.stream.Stream.of(kinds)
            .map(kind -> new Party.Guest(null, kind, null, List.of()))
            .toList());
  }

  private static Held held(long id, String code, int people, long line, BookingState state) {
    return new Held(id, code, state, new Seats(people, 0, 0), line, null, null, 1, false, 1, "");
  }

  private static List<String> states(Decision decision) {
    return decision.verdicts().stream().map(SeatingTest::word).toList();
  }

  private static String word(Verdict verdict) {
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
