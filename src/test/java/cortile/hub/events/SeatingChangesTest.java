package cortile.hub.events;

import static cortile.hub.events.Halls.NOW;
import static cortile.hub.events.Halls.STARTS;
import static cortile.hub.events.Halls.change;
import static cortile.hub.events.Halls.hall;
import static cortile.hub.events.Halls.held;
import static cortile.hub.events.Halls.states;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What can still be done to a booking, without a database.
class SeatingChangesTest {
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
}
