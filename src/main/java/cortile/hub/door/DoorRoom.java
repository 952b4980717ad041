package cortile.hub.door;

import cortile.feed.Feed;
import cortile.kit.Api;
import cortile.kit.Job;
import java.util.List;

/// The front door of tickets and the door.
public final class DoorRoom {
  /// Binds the operations of `openapi/hub-door.yaml`.
  public void bind(Api api) {}

  /// Declares the views.
  public void declare(Feed feed) {}

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of();
  }
}
