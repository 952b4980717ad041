package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

/// The queue at the door of one event, from outside.
record QueueAt(Entrance entrance, String event) {
  static JsonObject seats(int standard) {
    return new JsonObject().put("seats", new JsonObject().put("standard", standard));
  }

  String path(String rest) {
    return "/hub/events/" + event + rest;
  }

  /// Lets people take numbers; a called number is waited for five minutes.
  QueueAt open(boolean open) {
    var settings =
        new JsonObject().put("graceMinutes", 10).put("callMinutes", 5).put("queueOpen", open);
    assertThat(entrance.node().staff("PUT", path("/door"), settings).status()).isEqualTo(200);
    return this;
  }

  /// A new browser takes a number: it asks, gets a cookie and asks again.
  DoorNode.Answer join(int people) {
    var cookie = entrance.node().nobody("POST", path("/queue"), seats(people)).cookie();
    return join(cookie, people);
  }

  /// A browser takes a number; the answer has its cookie.
  DoorNode.Answer join(String cookie, int people) {
    var node = entrance.node();
    var answer = node.browser(cookie, "POST", path("/queue"), seats(people));
    return new DoorNode.Answer(answer.status(), answer.body(), cookie, "");
  }

  /// What a browser sees of its number.
  String state(DoorNode.Answer joined) {
    return entrance
        .node()
        .browser(joined.cookie(), "GET", path("/queue-place"), null)
        .json()
        .getString("state");
  }

  /// The desk says that a number came in (`in`), or has gone (`gone`).
  DoorNode.Answer move(int number, String state) {
    return entrance
        .node()
        .staff("PUT", path("/queue/" + number), new JsonObject().put("state", state));
  }

  String state(int number) {
    return entrance.value(
        "select q.state from hub.queue_entry q join hub.event e on e.id = q.event where e.slug = '%s' and q.number = %d"
            .formatted(event, number));
  }

  /// Does what the clock does every three seconds.
  void tick() {
    entrance.node().tick("walk-in queue");
  }

  String taken() {
    return entrance.value(
        "select taken from hub.seats s join hub.event e on e.id = s.event where e.slug = '%s' and pool = 'standard'"
            .formatted(event));
  }

  JsonObject screen() {
    return entrance.node().nobody("GET", "/views/hub/events/" + event + "/queue", null).json();
  }
}
