package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Numbers for those who wait to walk in.
final class QueueTest extends AtTheEntrance {
  /// A closed queue at an event that has so many seats left.
  private static QueueAt queue(int free) {
    var event = entrance.event();
    if (free < 10) {
      entrance.book(event, 10 - free);
    }
    return new QueueAt(entrance, event);
  }

  @Test
  void theFirstInTheQueueWhoseFamilyFitsIsCalledAndItsSeatsAreHeld() {
    var queue = queue(2);
    var node = entrance.node();
    assertThat(queue.join(1).problem()).isEqualTo("queue-closed");
    queue.open(true);
    var family = queue.join(3);
    assertThat(family.status()).as(family.body()).isEqualTo(201);
    var couple = queue.join(2);
    assertThat(couple.json().getInteger("number")).isEqualTo(2);
    assertThat(couple.json().getInteger("before")).isEqualTo(1);
    queue.tick();
    assertThat(queue.state(couple)).isEqualTo("called");
    assertThat(queue.taken()).isEqualTo("10");
    assertThat(queue.screen().getJsonObject("called").fieldNames()).containsExactly("2");
    assertThat(queue.screen().getInteger("waiting")).isEqualTo(1);
    var phone = entrance.phone(queue.event(), "Nord");
    var came = new JsonObject().put("state", "in");
    var in = node.browser(phone.cookie(), "PUT", queue.path("/queue/2"), came);
    assertThat(in.status()).as(in.body()).isEqualTo(200);
    assertThat(entrance.view(queue.event()).getInteger("inside")).isEqualTo(2);
  }

  @Test
  void aPhoneAtTheDoorTakesNumbersForOthersAndOneAtAnotherDoorOnlyItsOwn() {
    var queue = queue(1).open(true);
    var node = entrance.node();
    var here = entrance.phone(queue.event(), "Nord").cookie();
    var elsewhere = entrance.phone(entrance.event(), "Sud").cookie();
    var one = new JsonObject().put("seats", new JsonObject().put("standard", 1));
    for (var number = 1; number <= 2; number++) {
      var given = node.browser(here, "POST", queue.path("/queue"), one);
      assertThat(given.status()).as(given.body()).isEqualTo(201);
      assertThat(given.json().getInteger("number")).isEqualTo(number);
    }
    assertThat(node.browser(elsewhere, "POST", queue.path("/queue"), one).problem())
        .isEqualTo("queue-cookie");
  }

  @Test
  void aNumberThatDoesNotComeGivesItsSeatsToTheNext() {
    var queue = queue(1).open(true);
    var first = queue.join(1);
    var second = queue.join(1);
    queue.tick();
    assertThat(queue.state(first)).isEqualTo("called");
    entrance.node().now = Optional.of(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(6));
    queue.tick();
    assertThat(queue.state(first)).isEqualTo("gone");
    assertThat(queue.state(second)).isEqualTo("called");
    assertThat(queue.taken()).isEqualTo("10");
    assertThat(queue.move(1, "in").problem()).isEqualTo("queue-not-called");
  }

  @Test
  void oneBrowserHasOneNumberAndMayGiveItBack() {
    var queue = queue(10).open(true);
    var node = entrance.node();
    var first = queue.join(1);
    var again = node.browser(first.cookie(), "POST", queue.path("/queue"), QueueAt.seats(2));
    assertThat(again.json().getInteger("number")).isEqualTo(first.json().getInteger("number"));
    assertThat(node.browser(first.cookie(), "DELETE", queue.path("/queue-place"), null).status())
        .isEqualTo(204);
    assertThat(queue.state(first)).isEqualTo("gone");
    var large = node.as(Role.FACILITATOR, "POST", queue.path("/queue"), QueueAt.seats(9));
    assertThat(large.status()).isEqualTo(422);
    JsonArray entries =
        node.staff("GET", queue.path("/queue"), null).json().getJsonArray("entries");
    assertThat(entries).isEmpty();
  }
}
