package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Two nodes load at different moments, so they know different versions of one view.
final class ResumeElsewhereTest {
  private static final String VIEW = "markets/giambellino";

  @Test
  void aVersionThatTheOtherNodeNeverLoadedGetsASnapshotAndNeverALowerVersion() {
    var vertx = Vertx.vertx();
    var database = TestDatabase.fresh(vertx);
    await(vertx.close());
    try (var quick = TestNode.start(database, Market::declare);
        var lazy = TestNode.start(database, feed -> Market.declare(feed, Duration.ofSeconds(6)));
        var client = FeedClient.open(quick.socket());
        var elsewhere = FeedClient.open(lazy.socket())) {
      Market.create(quick.db);
      client.subscribe(VIEW).awaitType("snapshot");
      // State A, on both. The lazy node then waits six seconds before it loads again.
      await(Market.fair(quick.db, "giambellino", 1));
      elsewhere.subscribe(VIEW).awaitState(VIEW, state -> state.getInteger("fair") == 1);
      client.awaitState(VIEW, state -> state.getInteger("fair") == 1);
      // State B, which only the quick node sees, then A again.
      await(Market.fair(quick.db, "giambellino", 2));
      client.awaitState(VIEW, state -> state.getInteger("fair") == 2);
      var held = client.mirror(VIEW).version();
      await(Market.fair(quick.db, "giambellino", 1));
      client.awaitState(VIEW, state -> state.getInteger("fair") == 1);

      var back = new ArrayList<FeedClient>();
      for (var i = 0; i < 3; i++) {
        var one = FeedClient.open(lazy.socket());
        one.subscribe(VIEW, held);
        back.add(one);
      }
      for (var one : back) {
        var frame = one.awaitType("snapshot");
        assertThat(frame.getJsonObject("state").getInteger("fair")).isEqualTo(1);
        assertThat(Mirror.number(frame.getString("version"))).isGreaterThan(Mirror.number(held));
        one.close();
      }
      assertThat(elsewhere.frames()).as("the state did not change there").hasSize(1);
      try (var newest = FeedClient.open(lazy.socket())) {
        var version = client.mirror(VIEW).version();
        assertThat(newest.subscribe(VIEW, version).awaitType("current").getString("version"))
            .isEqualTo(version);
      }
    }
  }
}
