package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two nodes on one database, and clients of every kind.
final class LiveViewTest {
  private static final int SMALL_BUFFER = 8192;
  private static final int PADDING = 6000;
  private static final Duration TIME =
      Duration.ofSeconds(Boolean.getBoolean("cortile.full") ? 60 : 8);

  @Test
  void staleSnapshotAndPatchesAreTheFreshSnapshotOnTwoNodes() {
    var vertx = Vertx.vertx();
    var database = TestDatabase.fresh(vertx);
    await(vertx.close());
    var options = FeedOptions.defaults();
    try (var first = TestNode.start(database, options, SMALL_BUFFER, Market::declare);
        var second = TestNode.start(database, options, SMALL_BUFFER, Market::declare)) {
      Market.create(first.db);
      var seed = System.nanoTime();
      var market = new Market(first.db, seed, PADDING);
      var sockets = List.of(first.socket(), second.socket());
      var seen = new LiveViewCheck(Market.VIEW, sockets, market::command, seed).run(TIME);
      assertThat(seen.points()).isGreaterThan(3);
      assertThat(seen.resumed()).isGreaterThan(3);
      assertThat(seen.sleeping()).isLessThan(seen.watching());
    }
  }
}
