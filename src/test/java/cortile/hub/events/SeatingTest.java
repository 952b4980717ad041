package cortile.hub.events;

import static cortile.hub.events.Halls.NOW;
import static cortile.hub.events.Halls.STARTS;
import static cortile.hub.events.Halls.book;
import static cortile.hub.events.Halls.byAccount;
import static cortile.hub.events.Halls.decide;
import static cortile.hub.events.Halls.hall;
import static cortile.hub.events.Halls.held;
import static cortile.hub.events.Halls.party;
import static cortile.hub.events.Halls.states;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who gets seats, without a database.
class SeatingTest {
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
  void anOfferEndsWhenTheEventBegins() {
    var until = STARTS.plusSeconds(3600);
    var offered =
        new Held(1, "a", BookingState.OFFERED, new Seats(2, 0, 0), 1, null, until, 1, false, 2, "");
    var hall = hall(List.of(new Pool("standard", 2, 2)), null, 2, 0);
    for (var each : List.of(new Order.Claim(9, 1, 1), new Order.Expire(9, 1))) {
      var decision = Seating.decide(hall, STARTS, Known.NOTHING, List.of(offered), List.of(each));
      assertThat(states(decision))
          .containsExactly(each instanceof Order.Claim ? "409 offer-over" : "expired");
    }
  }

  @Test
  void theSameRequestMakesOneBookingAndAnotherUnderItsNameIsRefused() {
    var other =
        new Order.Book(
            9,
            "z",
            party(SeatKind.STANDARD),
            "",
            BookingSource.WEB,
            true,
            null,
            new BookingRequest("a", "other"));
    var again =
        new Order.Book(
            9,
            "y",
            party(SeatKind.STANDARD),
            "",
            BookingSource.WEB,
            true,
            null,
            new BookingRequest("a", "a"));
    var decision = decide(hall(5), book("a", 1), again, other);
    assertThat(states(decision))
        .containsExactly("confirmed", "again a", "422 idempotency-key-used");
    assertThat(decision.made()).hasSize(1);
  }

  @Test
  void anAccountHasOneBooking() {
    var known = new Known(Map.of(), Set.of("bea"), Map.of(), Map.of());
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
    var known = new Known(Map.of(), Set.of(), Map.of("a", 2, "b", 3), Map.of());
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
}
