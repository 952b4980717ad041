package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a client may say on a socket, and what it gets.
final class SocketTest {
  private static final String VIEW = "markets/giambellino";
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
      var snapshot = client.subscribe(VIEW).awaitType("snapshot");
      assertThat(snapshot.getJsonObject("state").containsKey("nothing")).isFalse();
      var fair = snapshot.getJsonObject("state").getInteger("fair") + 1;
      await(Market.fair(node.db, "giambellino", fair));
      var patch = client.awaitType("patch");
      assertThat(patch.getString("from")).isEqualTo(snapshot.getString("version"));
      assertThat(patch.getJsonObject("patch").encode()).isEqualTo("{\"fair\":" + fair + "}");
    }
  }

  @Test
  void whoHoldsTheNewestIsToldSoAndWhoHoldsAnEarlierOneGetsAPatch() {
    try (var client = FeedClient.open(node.socket());
        var back = FeedClient.open(node.socket())) {
      var held = client.subscribe(VIEW).awaitType("snapshot");
      var version = held.getString("version");
      back.mirror(VIEW).take(held);
      assertThat(back.subscribe(VIEW, version).awaitType("current").getString("version"))
          .isEqualTo(version);
      var fair = held.getJsonObject("state").getInteger("fair") + 1;
      await(Market.fair(node.db, "giambellino", fair));
      client.awaitState(VIEW, state -> state.getInteger("fair") == fair);
      try (var late = FeedClient.open(node.socket())) {
        late.mirror(VIEW).take(held);
        assertThat(late.subscribe(VIEW, version).awaitType("patch").getString("from"))
            .isEqualTo(version);
        late.awaitState(VIEW, state -> state.getInteger("fair") == fair);
      }
    }
  }

  @Test
  void versionsOfAnotherEpochFromTheFutureAndNonsenseGetASnapshot() {
    try (var client = FeedClient.open(node.socket())) {
      var version = client.subscribe(VIEW).awaitType("snapshot").getString("version");
      for (var since :
          new String[] {"zzz.1", "x", Mirror.epoch(version) + ".999999999", version + "0."}) {
        try (var other = FeedClient.open(node.socket())) {
          assertThat(other.subscribe(VIEW, since).awaitType("snapshot").getString("version"))
              .isEqualTo(version);
        }
      }
    }
  }

  @Test
  void subscribingAgainBeginsAnewAndUnsubscribingEnds() {
    try (var client = FeedClient.open(node.socket())) {
      client.subscribe(VIEW).awaitType("snapshot");
      client.subscribe(VIEW).awaitType("snapshot", 2);
      client.send(new JsonObject().put("type", "unsubscribe").put("view", VIEW));
      client.send(new JsonObject().put("type", "unsubscribe").put("view", "never/there"));
      client.subscribe("markets/giambellino/stalls");
      client.await(frame -> "markets/giambellino/stalls".equals(frame.getString("view")));
      var frames = client.frames().size();
      var fair = client.mirror(VIEW).state().getInteger("fair") + 1;
      await(Market.fair(node.db, "giambellino", fair));
      client.awaitState("markets/giambellino/stalls", state -> state.getInteger("fair") == fair);
      assertThat(client.frames()).hasSize(frames + 1);
    }
  }

  @Test
  void unknownViewsAreRefusedAndTheSocketStays() {
    try (var client = FeedClient.open(node.socket(), Map.of("Accept-Language", "en"))) {
      for (var name :
          new String[] {"markets/nowhere", "unheard/of", "markets/a/b/c", "", "markets/%2e"}) {
        client.subscribe(name);
        var refused = client.await(frame -> name.equals(frame.getString("view")));
        assertThat(refused.getString("type")).isEqualTo("refused");
        assertThat(refused.getJsonObject("problem").getInteger("status")).isEqualTo(404);
        assertThat(refused.getJsonObject("problem").getString("title")).isEqualTo("Not found");
      }
      client.subscribe(VIEW).awaitType("snapshot");
    }
  }

  @Test
  void whatIsNoMessageIsRefusedAndTheSocketStays() {
    try (var client = FeedClient.open(node.socket())) {
      var nonsense =
          new String[] {
            "hello",
            "[]",
            "null",
            "{\"type\":\"publish\",\"view\":\"a\"}",
            "{\"view\":\"a\"}",
            "{\"type\":\"subscribe\"}",
            "{\"type\":\"subscribe\",\"view\":7}",
            "{\"type\":\"subscribe\",\"view\":\"markets/x\",\"since\":7}",
            "{\"type\":\"authenticate\"}"
          };
      for (var message : nonsense) {
        client.send(message);
      }
      client.await(frame -> client.frames().size() == nonsense.length);
      assertThat(client.frames())
          .allMatch(frame -> frame.getJsonObject("problem").getInteger("status") == 400);
      client.subscribe(VIEW).awaitType("snapshot");
    }
  }

  @Test
  void aViewAppearsAndGoesAway() {
    try (var client = FeedClient.open(node.socket())) {
      client.subscribe("markets/barona").awaitType("refused");
      await(open("barona"));
      client.subscribe("markets/barona").awaitType("snapshot");
      await(
          node.db.transaction(tx -> {
            tx.touch("markets/barona");
            return tx.query("DELETE FROM market WHERE slug = 'barona'");
          }));
      client.awaitType("refused", 2);
    }
  }

  private static io.vertx.core.Future<?> open(String market) {
    return node.db.transaction(tx -> {
      tx.touch("markets/" + market);
      return tx.query("INSERT INTO market VALUES ($1, false, 0)", market);
    });
  }

  @Test
  void touchingWhatNobodyDeclaredFailsTheTransaction() {
    assertThatThrownBy(() ->
            await(
                node.db.transaction(tx -> {
                  tx.touch("markts/giambellino");
                  return tx.query("UPDATE market SET fair = -1");
                })))
        .hasMessageContaining("markts/giambellino");
    assertThat(await(node.db.query("SELECT 1 FROM market WHERE fair = -1")).size()).isZero();
  }

  @Test
  void theProtocolIsV1OrNone() {
    try (var client =
        FeedClient.open(node.socket(), Map.of("Sec-WebSocket-Protocol", "cortile.feed.v1"))) {
      assertThat(client.socket().getSubprotocol()).isEqualTo("cortile.feed.v1");
    }
    assertThat(refusal(Map.of("Sec-WebSocket-Protocol", "cortile.feed.v9"))).isEqualTo(400);
  }

  @Test
  void aTokenThatIsNotGoodIsRefused() {
    assertThat(refusal(Map.of("Authorization", "Bearer nobody s"))).isEqualTo(401);
  }

  @Test
  void onlyOwnPagesAndProgramsMayOpenASocket() {
    var own = node.url("").toString();
    FeedClient.open(node.socket(), Map.of("Origin", own)).close();
    assertThat(refusal(Map.of("Origin", "https://elsewhere.example"))).isEqualTo(403);
    assertThat(refusal(Map.of("Origin", "null"))).isEqualTo(403);
  }

  @Test
  void aPlainRequestIsToldToUpgrade() {
    var answer =
        await(
            node.vertx
                .createHttpClient()
                .request(HttpMethod.GET, node.url("/feed").getPort(), "localhost", "/feed")
                .compose(HttpClientRequest::send));
    assertThat(answer.statusCode()).isEqualTo(426);
    assertThat(answer.getHeader("Upgrade")).isEqualTo("websocket");
  }

  private static int refusal(Map<String, String> headers) {
    return FeedClient.refusal(node.socket(), headers);
  }
}
