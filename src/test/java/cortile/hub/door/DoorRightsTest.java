package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The door's table of docs/rooms/hub.md, line by line.
final class DoorRightsTest {
  private static Entrance entrance;
  private static String event;
  private static Entrance.Booked party;
  private static Entrance.Phone own;
  private static Entrance.Phone other;

  @BeforeAll
  static void open() {
    entrance = new Entrance(1);
    event = entrance.event();
    party = entrance.book(event, 1);
    own = entrance.phone(event, "Nord");
    other = entrance.phone(entrance.event(), "Altrove");
  }

  @AfterAll
  static void close() {
    entrance.close();
  }

  // nobody, resident, auditor, another event's device, the event's device, facilitator, organiser
  @ParameterizedTest
  @CsvSource({
    "GET, /hub/ticket-key, 200, 200, 200, 200, 200, 200, 200",
    "GET, /hub/bookings/{code}/tickets, 404, 404, 404, 404, 404, 200, 200",
    "GET, /hub/door-devices, 401, 403, 403, 401, 401, 200, 200",
    "POST, /hub/door-devices, 401, 403, 403, 401, 401, 201, 201",
    "DELETE, /hub/door-devices/999999, 401, 403, 403, 401, 401, 404, 404",
    "POST, /hub/door-devices/999999/link, 401, 403, 403, 401, 401, 404, 404",
    "GET, /hub/door-device, 200, 200, 200, 200, 200, 200, 200",
    "GET, /hub/events/{event}/door, 401, 403, 403, 401, 401, 200, 200",
    "PUT, /hub/events/{event}/door, 401, 403, 403, 401, 401, 200, 200",
    "GET, /hub/events/{event}/door-list, 401, 401, 401, 404, 200, 200, 200",
    "POST, /hub/events/{event}/scans, 401, 401, 401, 404, 200, 200, 200",
    "GET, /hub/events/{event}/scans, 401, 403, 403, 401, 401, 200, 200",
    "GET, /hub/events/{event}/conflicts, 401, 401, 401, 404, 200, 200, 200",
    "DELETE, /hub/events/{event}/conflicts/999999, 401, 401, 401, 404, 404, 404, 404",
    "GET, /hub/events/{event}/no-shows, 401, 403, 403, 401, 401, 200, 200",
    "DELETE, /hub/events/{event}/no-shows/{code}, 401, 403, 403, 401, 401, 404, 404",
    "GET, /hub/events/{event}/queue, 401, 401, 401, 404, 200, 200, 200",
    "POST, /hub/events/{event}/queue/calls, 401, 401, 401, 404, 200, 200, 200",
    "PUT, /hub/events/{event}/queue/999, 401, 401, 401, 404, 404, 404, 404",
    "GET, /hub/events/{event}/queue-place, 404, 404, 404, 404, 404, 404, 404",
    "DELETE, /hub/events/{event}/queue-place, 204, 204, 204, 204, 204, 204, 204",
    "GET, /hub/events/{event}/guest-list, 401, 403, 403, 401, 401, 200, 200",
    "GET, /hub/events/{event}/guest-list/csv, 401, 403, 403, 401, 401, 200, 200",
    "GET, /hub/desk, 401, 403, 403, 401, 401, 200, 200",
    "GET, /views/hub/events/{event}/door, 404, 404, 404, 404, 200, 200, 200",
    "GET, /views/hub/events/{event}/queue, 200, 200, 200, 200, 200, 200, 200",
    "GET, /views/hub/desk, 404, 404, 404, 404, 404, 200, 200",
  })
  void whoMayDoWhat(
      String method,
      String path,
      int nobody,
      int resident,
      int auditor,
      int otherDevice,
      int ownDevice,
      int facilitator,
      int organiser) {
    var address = path.replace("{event}", event).replace("{code}", party.code());
    var body = body(method + " " + path);
    var node = entrance.node();
    assertThat(node.nobody(method, address, body).status()).as("nobody").isEqualTo(nobody);
    var roles =
        Map.of(
            Role.RESIDENT,
            resident,
            Role.AUDITOR,
            auditor,
            Role.FACILITATOR,
            facilitator,
            Role.ORGANISER,
            organiser);
    roles.forEach((role, status) -> {
      var answer = node.as(role, method, address, body);
      assertThat(answer.status()).as(role + ": " + answer.body()).isEqualTo(status);
    });
    assertThat(node.browser(other.cookie(), method, address, body).status())
        .as("another device")
        .isEqualTo(otherDevice);
    var answer = node.browser(own.cookie(), method, address, body);
    assertThat(answer.status()).as("the device: " + answer.body()).isEqualTo(ownDevice);
  }

  private static @Nullable JsonObject body(String operation) {
    return switch (operation) {
      case "POST /hub/door-devices" -> new JsonObject().put("name", "Sud").put("event", event);
      case "PUT /hub/events/{event}/door" ->
          new JsonObject().put("graceMinutes", 15).put("queueOpen", false).put("callMinutes", 5);
      case "POST /hub/events/{event}/scans" ->
          new JsonObject().put("scans", new JsonArray().add(Entrance.in("niente")));
      case "PUT /hub/events/{event}/queue/999" -> new JsonObject().put("state", "gone");
      default -> null;
    };
  }
}
