package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/// A socket that takes nothing for a while.
final class SlowReaderTest {
  private static final int SMALL_BUFFER = 8192;
  private static final int PADDING = 20_000;
  private static final int CHANGES = 60;

  @Test
  void aFullSocketIsSkippedAndThenGetsTheDifferenceToTheNewest() throws InterruptedException {
    var vertx = Vertx.vertx();
    var database = TestDatabase.fresh(vertx);
    await(vertx.close());
    try (var node =
            TestNode.start(database, FeedOptions.defaults(), SMALL_BUFFER, Market::declare);
        var quick = FeedClient.open(node.socket())) {
      Market.create(node.db);
      var view = "markets/giambellino";
      var seen = new java.util.concurrent.ConcurrentHashMap<String, JsonObject>();
      try (var slow = new Sleeper(node.socket(), view, java.util.Map.of(), seen::put)) {
        quick.subscribe(view).awaitType("snapshot");
        slow.sleep();
        for (var i = 1; i <= CHANGES; i++) {
          var number = i;
          await(
              node.db.transaction(tx -> {
                tx.touch(view);
                return tx.query(
                    "INSERT INTO stall VALUES ('giambellino', 'big', 1, $1, $2) ON CONFLICT"
                        + " (market, id) DO UPDATE SET n = excluded.n",
                    number,
                    "y".repeat(PADDING));
              }));
          quick.awaitState(view, state -> text(state).startsWith("n" + number + "y"));
        }
        assertThat(quick.mirror(view).patches()).isEqualTo(CHANGES);
        slow.wake();
        while (!slow.mirror().state().equals(quick.mirror(view).state())) {
          Thread.sleep(5);
          slow.check();
        }
        assertThat(slow.mirror().patches() + slow.mirror().snapshots()).isLessThan(CHANGES / 2);
      }
    }
  }

  private static String text(JsonObject state) {
    return String.valueOf(state.getJsonObject("stalls").getValue("big"));
  }
}
