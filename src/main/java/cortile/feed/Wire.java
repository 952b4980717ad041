package cortile.feed;

import cortile.kit.ByReference;
import io.vertx.core.eventbus.EventBus;
import java.util.List;

/// What the feed's verticles say to each other on this node's event bus. All of it is immutable and
/// crosses by reference.
final class Wire {
  /// Where the FeedVerticle listens.
  static final String FEED = "cortile.feed";

  /// Where everybody hears that somebody's rights changed.
  static final String RECHECK = "cortile.feed.recheck";

  private Wire() {}

  sealed interface ToFeed permits Hint, Watch, Leave, Look {}

  /// A transaction that touched these views was committed.
  record Hint(List<String> names) implements ToFeed {}

  /// Send the view to this address, now and whenever it changes. Answered there by a [ViewState] or
  /// [Absent].
  record Watch(String view, String watcher) implements ToFeed {}

  /// Nobody there watches the view any more.
  record Leave(String view, String watcher) implements ToFeed {}

  /// Reply with the view as it is after all hints until now, and after a load if its row version is
  /// below `atLeast`. Replied to by a [ViewState] or [Absent]; fails if there is nothing to show
  /// and the database does not answer.
  record Look(String view, long atLeast) implements ToFeed {}

  /// There is no such view (any more).
  record Absent(String view) {}

  /// The rights of a session changed.
  record Recheck(String session) {}

  static void register(EventBus bus) {
    ByReference.register(bus, Hint.class);
    ByReference.register(bus, Watch.class);
    ByReference.register(bus, Leave.class);
    ByReference.register(bus, Look.class);
    ByReference.register(bus, Absent.class);
    ByReference.register(bus, Recheck.class);
    ByReference.register(bus, ViewState.class);
  }
}
