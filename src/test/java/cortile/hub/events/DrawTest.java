package cortile.hub.events;

import static cortile.hub.events.Halls.NOW;
import static cortile.hub.events.Halls.book;
import static cortile.hub.events.Halls.decide;
import static cortile.hub.events.Halls.hall;
import static cortile.hub.events.Halls.held;
import static cortile.hub.events.Halls.states;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lottery, without a database.
class DrawTest {
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
}
