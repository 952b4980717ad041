package cortile.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Eleven simulated days of bookings, changes, cancellations, offers taken and offers left, with
/// and without a draw.
class WaitlistPropertiesTest {
  @Property(tries = 300)
  void nobodyIsSkippedAndSeatsAreWhatTheBookingsHold(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int seats, @ForAll boolean lottery) {
    var random = new Random(seed);
    var event = new Waitlist(pools(random, seats), lottery ? "%064x".formatted(seed) : null);
    for (var id = 1L; !event.over() && id < 400; id += 5) {
      event.pass(Duration.ofMinutes(random.nextInt(600)));
      var before = new TreeMap<>(event.bookings);
      event.tick();
      assertThat(event.faults()).isEmpty();
      assertThat(event.skipped(before)).isEmpty();
      if (random.nextInt(20) == 0) {
        event.grow(1 + random.nextInt(3));
        assertThat(event.faults()).isEmpty();
      }
      before = new TreeMap<>(event.bookings);
      event.decide(orders(random, event, id));
      assertThat(event.faults()).isEmpty();
      assertThat(event.skipped(before)).isEmpty();
    }
  }

  @Property(tries = 300)
  void howOrdersAreBatchedMakesNoDifference(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int seats) {
    var random = new Random(seed);
    var together = new Waitlist(pools(random, seats), null);
    for (var id = 1L; !together.over() && id < 200; id += 5) {
      together.pass(Duration.ofMinutes(random.nextInt(600)));
      together.tick();
      var single = together.copy();
      var orders = orders(random, together, id);
      together.decide(orders);
      orders.forEach(order -> single.decide(List.of(order)));
      assertThat(single.told()).isEqualTo(together.told());
    }
  }

  private static List<Order> orders(Random random, Waitlist event, long id) {
    var orders = new ArrayList<Order>();
    var about = new ArrayList<Long>();
    for (var i = 0; i < 1 + random.nextInt(5); i++) {
      var order = event.order(random, id + i);
      // As in a real batch, one order for each booking.
      if (order.booking() == 0 || !about.contains(order.booking())) {
        about.add(order.booking());
        orders.add(order);
      }
    }
    return orders;
  }

  private static List<Pool> pools(Random random, int seats) {
    var pools = new ArrayList<Pool>();
    if (random.nextBoolean()) {
      pools.add(new Pool("session-1", 1 + random.nextInt(seats), 0));
    }
    pools.add(new Pool("standard", seats, 0));
    pools.add(new Pool("wheelchair", random.nextInt(3), 0));
    return pools;
  }
}
