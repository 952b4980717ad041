package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Limits, and how a socket ends.
final class LimitsTest {
  private static final int SOCKETS = 5;
  private static TestNode node;

  @BeforeAll
  static void start() {
    var vertx = Vertx.vertx();
    var options = FeedOptions.defaults().withSocketsPerAddress(SOCKETS);
    node = TestNode.start(TestDatabase.fresh(vertx), options, 0, Market::declare);
    Market.create(node.db);
    await(vertx.close());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aSocketFollowsSoManyViewsAndNoMore() {
    try (var client = FeedClient.open(node.socket())) {
      for (var i = 0; i < 33; i++) {
        await(node.db.query("INSERT INTO market VALUES ($1, false, 0)", "m" + i));
        client.subscribe("markets/m" + i);
      }
      var refused = client.awaitType("refused");
      assertThat(refused.getString("view")).isEqualTo("markets/m32");
      assertThat(refused.getJsonObject("problem").getInteger("status")).isEqualTo(429);
      client.send(new JsonObject().put("type", "unsubscribe").put("view", "markets/m0"));
      client
          .subscribe("markets/m32")
          .await(frame -> !client.mirror("markets/m32").version().isEmpty());
    }
  }

  @Test
  void anAddressHasSoManySocketsAndNoMore() throws InterruptedException {
    var clients = new ArrayList<FeedClient>();
    for (var i = 0; i < SOCKETS; i++) {
      clients.add(FeedClient.open(node.socket()));
    }
    assertThat(FeedClient.refusal(node.socket(), Map.of())).isEqualTo(429);
    clients.forEach(FeedClient::close);
    for (var tries = 0; node.feed.counters().sockets().sum() > 0 && tries < 1000; tries++) {
      Thread.sleep(5);
    }
    FeedClient.open(node.socket()).close();
  }

  @Test
  void tooManyMessagesAreRefusedAndEndTheSocket() {
    var leave = new JsonObject().put("type", "unsubscribe").put("view", "a").toBuffer().getBytes();
    try (var socket = new RawSocket(node.socket())) {
      for (var i = 0; i < 300; i++) {
        socket.frame(0x81, leave);
      }
      assertThat(socket.read().text()).contains("\"status\":429");
      assertThat(socket.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void aMessageIsAtMost16Kilobytes() {
    try (var socket = new RawSocket(node.socket())) {
      socket.frame(0x81, spaces(16 * 1024));
      assertThat(socket.read().text()).contains("feed-message");
      socket.begin(0x81, 16 * 1024 + 1, spaces(10));
      assertThat(socket.closeCode()).isEqualTo(1009);
    }
    try (var socket = new RawSocket(node.socket())) {
      socket.begin(0x81, 200_000, spaces(10));
      assertThat(socket.closeCode()).isEqualTo(1009);
    }
    try (var socket = new RawSocket(node.socket())) {
      socket.frame(0x01, spaces(10_000));
      socket.frame(0x80, spaces(10_000));
      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "cortile.full", matches = "true")
  void whoAnswersNoPingsIsGivenUpAfterTwo() {
    try (var socket = new RawSocket(node.socket());
        var client = FeedClient.open(node.socket())) {
      assertThat(socket.read().isPing()).isTrue();
      assertThat(socket.read().isPing()).isTrue();
      assertThat(socket.read().isClose()).isTrue();
      client.subscribe("markets/giambellino").awaitType("snapshot");
    }
  }

  @Test
  void aMessageMayComeInParts() {
    try (var socket = new RawSocket(node.socket())) {
      var text = "{\"type\":\"subscribe\",\"view\":\"markets/giambellino\"}";
      socket.frame(0x01, text.substring(0, 7).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      socket.frame(0x00, text.substring(7, 20).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      socket.frame(0x80, text.substring(20).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(socket.read().text()).contains("\"type\":\"snapshot\"");
    }
  }

  private static byte[] spaces(int length) {
    var bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) ' ');
    return bytes;
  }
}
