package cortile.hub.post;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.identity.Role;
import cortile.kit.Api;
import cortile.kit.Db;
import cortile.kit.Job;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The front door of the mail outbox: what the desk decides, what organisers write, and what is
/// done by the clock. Mail itself is sent by [MailVerticle].
public final class PostRoom {
  /// How many mails somebody must look at: `{uncertain, failed}`.
  static final String VIEW = "hub/mails";

  private final Db db;
  private final Db clock;
  private final Links links;
  private final boolean server;
  private final Pace pace;

  /// @param clock for what is done by the clock
  /// @param links of the letters
  /// @param server a mail server is set
  public PostRoom(Db db, Db clock, Links links, boolean server, Pace pace) {
    this.db = db;
    this.clock = clock;
    this.links = links;
    this.server = server;
    this.pace = pace;
  }

  /// Binds the operations of `openapi/hub-post.yaml`.
  public void bind(Api api) {
    new DeskRoutes(db, server).bind(api);
    new MessagesRoom(db, links).bind(api);
  }

  /// Declares the views.
  public void declare(Feed feed) {
    feed.view(
        VIEW,
        new Audience.Roles(Set.of(Role.FACILITATOR, Role.ORGANISER)),
        Duration.ofMillis(500),
        (tx, parameters) -> ListStore.view(tx));
  }

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of(
        new Job(
            "hub mails",
            Duration.ofSeconds(10),
            () -> clock.transaction(tx -> OldMailStore.doubt(tx, pace.claim()))),
        new Job(
            "hub old mails", Duration.ofHours(1), () -> clock.transaction(OldMailStore::empty)));
  }
}
