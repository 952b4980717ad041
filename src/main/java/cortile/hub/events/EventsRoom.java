package cortile.hub.events;

import cortile.feed.Feed;
import cortile.kit.Api;
import cortile.kit.Job;
import java.util.List;

/// The front door of events and bookings.
public final class EventsRoom {
  /// Binds the operations of `openapi/hub-events.yaml`.
  public void bind(Api api) {}

  /// Declares the views.
  public void declare(Feed feed) {}

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of();
  }
}
