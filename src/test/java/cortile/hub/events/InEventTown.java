package cortile.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// A town of its own for each class, whose counters must equal its bookings after each test.
abstract class InEventTown {
  static EventTown town;

  @BeforeAll
  static void open() {
    town = EventTown.open();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @AfterEach
  void countersEqualTheBookings() {
    assertThat(town.faults()).isEmpty();
    town.now = null;
  }
}
