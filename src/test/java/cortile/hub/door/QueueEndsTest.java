package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers whose end comes at a bad moment: together with another, after the event, after a crash.
final class QueueEndsTest extends AtTheEntrance {
  /// An open queue at an event that has so many seats left.
  private static QueueAt queue(int free) {
    var event = entrance.event();
    entrance.book(event, 10 - free);
    return new QueueAt(entrance, event).open(true);
  }

  private static void over(QueueAt queue) {
    entrance.sql(
        """
        update hub.event set starts = now() - interval '3 hours', ends = now() - interval '1 minute' where slug = '%1$s';
        update hub.queue_entry q set called_until = now() - interval '1 second' from hub.event e
        where e.id = q.event and e.slug = '%1$s' and q.state = 'called'
        """
            .formatted(queue.event()));
  }

  @Test
  void aCalledNumberThatDoesNotComeBeforeTheEndStopsNoOtherQueue() {
    var ending = queue(1);
    var going = queue(1);
    ending.join(1);
    ending.tick();
    assertThat(ending.state(1)).isEqualTo("called");
    over(ending);
    going.join(1);
    going.tick();
    going.tick();
    assertThat(going.state(1)).isEqualTo("called");
    assertThat(ending.state(1)).isEqualTo("gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ends = now() - interval '1 minute'", "phase = 'cancelled'"})
  void whenAnEventIsOverNobodyWaitsAtItsDoor(String how) {
    var queue = queue(0);
    var joined = queue.join(2);
    assertThat(queue.screen().getInteger("waiting")).isEqualTo(1);
    entrance.sql(
        "update hub.event set starts = now() - interval '3 hours', %s where slug = '%s'"
            .formatted(how, queue.event()));
    queue.tick();
    assertThat(queue.state(joined)).isEqualTo("gone");
    assertThat(queue.screen().getInteger("waiting")).isZero();
    assertThat(queue.screen().getBoolean("open")).isFalse();
    assertThat(entrance.view(queue.event()).getInteger("queue")).isZero();
  }

  @Test
  void whoeverIsInsideHasTheirSeatAlsoWhenTheNumberIsSentAwayAtOnce() {
    var queue = queue(6);
    for (var number = 1; number <= 6; number++) {
      queue.join(1);
    }
    queue.tick();
    for (var number = 1; number <= 6; number++) {
      var each = number;
      Stream.of("gone", "in", "gone")
          .map(state -> CompletableFuture.runAsync(() -> queue.move(each, state)))
          .toList()
          .forEach(CompletableFuture::join);
    }
    // Seats are free where the number has gone, and only there.
    var inside = entrance.view(queue.event()).getInteger("inside");
    assertThat(
            entrance.value(
                "select count(*) from hub.queue_entry q join hub.event e on e.id = q.event where e.slug = '%s' and q.state = 'in'"
                    .formatted(queue.event())))
        .isEqualTo(inside.toString());
    assertThat(queue.taken()).isEqualTo(Integer.toString(4 + inside));
  }

  // As if the node had died after the seats were booked and before the number was called.
  private static void forgetTheCall(QueueAt queue, String state) {
    entrance.sql(
        """
        update hub.queue_entry q set state = '%s', booking = null, called = null, called_until = null from hub.event e
        where e.id = q.event and e.slug = '%s'
        """
            .formatted(state, queue.event()));
  }

  @Test
  void aNumberWhoseSeatsWereBookedBeforeACrashIsCalledAfterwards() {
    var queue = queue(2);
    queue.join(2);
    queue.tick();
    forgetTheCall(queue, "waiting");
    assertThat(queue.taken()).isEqualTo("10");
    queue.tick();
    assertThat(queue.state(1)).isEqualTo("called");
    assertThat(queue.taken()).isEqualTo("10");
    assertThat(queue.move(1, "in").status()).isEqualTo(200);
    assertThat(entrance.view(queue.event()).getInteger("inside")).isEqualTo(2);
  }

  @Test
  void aNumberThatLeavesAfterSuchACrashGivesItsSeatsBack() {
    var queue = queue(2);
    queue.join(2);
    queue.tick();
    forgetTheCall(queue, "waiting");
    assertThat(queue.move(1, "gone").status()).isEqualTo(200);
    assertThat(queue.taken()).isEqualTo("8");
  }

  @Test
  void seatsOfANumberThatHasGoneAreGivenBackAlsoWhenTheNodeDiedBefore() {
    var queue = queue(2);
    queue.join(2);
    queue.tick();
    forgetTheCall(queue, "gone");
    assertThat(queue.taken()).isEqualTo("10");
    queue.tick();
    assertThat(queue.taken()).isEqualTo("8");
  }

  @Test
  void whoIsCalledIsNoNoShowAndKeepsTheSeat() {
    var queue = queue(2);
    queue.join(2);
    queue.tick();
    var noted = entrance.node().staff("POST", queue.path("/no-shows"), new JsonObject());
    assertThat(noted.json()).isEqualTo(new JsonObject().put("bookings", 1).put("seats", 8));
    assertThat(queue.taken()).isEqualTo("2");
    assertThat(queue.move(1, "in").status()).isEqualTo(200);
    assertThat(entrance.view(queue.event()).getInteger("inside")).isEqualTo(2);
  }

  @Test
  void aCalledNumberWhoseBookingWasCancelledAtTheDeskDoesNotComeIn() {
    var queue = queue(2);
    queue.join(2);
    queue.tick();
    entrance.sql(
        """
        update hub.booking b set state = 'cancelled' from hub.queue_entry q join hub.event e on e.id = q.event
        where b.id = q.booking and e.slug = '%s'
        """
            .formatted(queue.event()));
    var refused = queue.move(1, "in");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("seats-gone");
    assertThat(queue.state(1)).isEqualTo("called");
    assertThat(entrance.view(queue.event()).getInteger("inside")).isZero();
  }
}
