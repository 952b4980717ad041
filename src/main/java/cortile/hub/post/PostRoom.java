package cortile.hub.post;

import cortile.feed.Feed;
import cortile.kit.Api;
import cortile.kit.Job;
import java.util.List;

/// The front door of the mail outbox.
public final class PostRoom {
  /// Binds the operations of `openapi/hub-post.yaml`.
  public void bind(Api api) {}

  /// Declares the views.
  public void declare(Feed feed) {}

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of();
  }
}
