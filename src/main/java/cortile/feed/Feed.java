package cortile.feed;

import cortile.kit.Touches;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// The live views of a node: what the rooms declared, and the touch. Declare everything before
/// verticles start; from then on all threads share it.
public final class Feed implements Touches {
  // Touched rows are locked in this order, so that two transactions never wait for each other.
  private static final String TOUCH =
      """
      INSERT INTO feed.view AS v (name, version)
      SELECT name, 1 FROM unnest($1::text[]) AS touched (name) ORDER BY name COLLATE "C"
      ON CONFLICT (name) DO UPDATE SET version = v.version + 1
      """;

  private final List<View> views = new ArrayList<>();
  private final Addresses addresses = new Addresses();
  private final FeedCounters counters = new FeedCounters();
  private volatile @Nullable EventBus bus;

  /// Declares a kind of views.
  ///
  /// @param pattern such as `budgets/{budget}/tally`; names of views have letters, digits and
  ///   `._~-` between slashes
  /// @param minimum time between two loads of a busy view; 20 ms for live polls, 100 ms else
  public Feed view(String pattern, Audience audience, Duration minimum, Loader loader) {
    views.add(View.of(pattern, audience, minimum, loader));
    views.sort(Comparator.comparingLong(View::parameterCount));
    return this;
  }

  @Override
  public Future<Void> write(Tx tx, SortedSet<String> names) {
    for (var name : names) {
      if (find(name).isEmpty()) {
        // Whatever was done before the slip must not be committed by itself.
        return tx.query("ROLLBACK")
            .transform(done ->
                Future.failedFuture(
                    new IllegalArgumentException("no view is declared for " + name)));
      }
    }
    return tx.query(TOUCH, (Object) names.toArray(String[]::new)).mapEmpty();
  }

  @Override
  public void committed(SortedSet<String> names) {
    var started = bus;
    if (started != null) {
      started.send(Wire.FEED, new Wire.Hint(List.copyOf(names)));
    }
  }

  /// Tells this node that what a session may see has changed: signed out, another role, a screen
  /// unpaired. From any thread; returns at once. Nodes that nobody tells look within a minute.
  public void recheck(String session) {
    var started = bus;
    if (started != null) {
      started.publish(Wire.RECHECK, new Wire.Recheck(session));
    }
  }

  /// What was counted on this node since it started.
  public FeedCounters counters() {
    return counters;
  }

  /// The view of a name, if a room declared such views.
  Optional<View.Named> find(String name) {
    for (var view : views) {
      var found = view.named(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  Addresses addresses() {
    return addresses;
  }

  void start(EventBus eventBus) {
    Wire.register(eventBus);
    bus = eventBus;
  }
}
