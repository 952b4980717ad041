package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Subscribing, patches and resuming on a real socket.
final class SocketTest {
  private static TestNode node;

  @BeforeAll
  static void start() {
    var vertx = Vertx.vertx();
    node = TestNode.start(TestDatabase.fresh(vertx), Market::declare);
    Market.create(node.db);
    await(vertx.close());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aSubscriberGetsTheSnapshotThenPatches() {
    try (var client = FeedClient.open(node.socket())) {
      client.subscribe("markets/giambellino");
      var snapshot = client.awaitType("snapshot");
      assertThat(snapshot.getJsonObject("state").containsKey("nothing")).isFalse();
      await(Market.fair(node.db, "giambellino", 7));
      client.awaitState("markets/giambellino", state -> state.getInteger("fair") == 7);
      var patch = client.awaitType("patch");
      assertThat(patch.getString("from")).isEqualTo(snapshot.getString("version"));
      assertThat(patch.getJsonObject("patch").encode()).isEqualTo("{\"fair\":7}");
    }
  }
}
