package cortile.hub.door;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.identity.Role;
import cortile.kit.Api;
import cortile.kit.Job;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The front door of tickets and the door.
public final class DoorRoom {
  /// Binds the operations of `openapi/hub-door.yaml`.
  public void bind(Api api) {}

  /// Declares the views.
  public void declare(Feed feed) {
    feed.view(
        "hub/desk",
        new Audience.Roles(Set.of(Role.FACILITATOR, Role.ORGANISER)),
        Duration.ofMillis(100),
        (tx, parameters) -> Future.succeededFuture(Optional.of(new JsonObject())));
  }

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of();
  }
}
