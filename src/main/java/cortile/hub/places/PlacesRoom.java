package cortile.hub.places;

import cortile.feed.Feed;
import cortile.kit.Api;
import cortile.kit.Job;
import java.util.List;

/// The front door of places, resources and reservations.
public final class PlacesRoom {
  /// Binds the operations of `openapi/hub-places.yaml`.
  public void bind(Api api) {}

  /// Declares the views.
  public void declare(Feed feed) {}

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of();
  }
}
