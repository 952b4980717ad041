package cortile.hub.door;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.identity.Role;
import cortile.kit.Tx;
import java.time.Duration;
import java.util.Set;

/// The views of the door, the queue and the desk.
final class ViewsRoom {
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final String DESK = "hub/desk";

  private ViewsRoom() {}

  static void declare(Feed feed, KeepersRoom keepers) {
    feed.view(
            door("{event}"),
            new Audience.Rule(keepers::mayWatch),
            INTERVAL,
            (tx, parameters) -> ViewsStore.door(tx, parameters.getOrDefault("event", "")))
        .view(
            queue("{event}"),
            Audience.PUBLIC,
            INTERVAL,
            (tx, parameters) -> ViewsStore.queue(tx, parameters.getOrDefault("event", "")))
        .view(
            DESK,
            new Audience.Roles(Set.of(Role.FACILITATOR, Role.ORGANISER)),
            INTERVAL,
            (tx, parameters) -> ViewsStore.desk(tx));
  }

  /// Something at the door of an event changed.
  static void touch(Tx tx, String event) {
    tx.touch(door(event));
    tx.touch(DESK);
  }

  /// The queue at the door of an event changed.
  static void touchQueue(Tx tx, String event) {
    tx.touch(queue(event));
    touch(tx, event);
  }

  private static String door(String event) {
    return "hub/events/" + event + "/door";
  }

  private static String queue(String event) {
    return "hub/events/" + event + "/queue";
  }
}
