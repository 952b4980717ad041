package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Principal;
import cortile.identity.Role;
import cortile.kit.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who sees restricted views, and for how long.
final class AccessTest {
  private static final String LEDGER = "ledgers/giambellino";
  private static TestNode node;

  @BeforeAll
  static void start() {
    var vertx = Vertx.vertx();
    node =
        TestNode.start(
            TestDatabase.fresh(vertx),
            feed -> {
              Market.declare(feed);
              var staff = new Audience.Roles(Set.of(Role.ORGANISER));
              var own =
                  new Audience.Rule((who, parameters) ->
                      Future.succeededFuture(
                          who.filter(p -> p.subject().equals(parameters.get("market")))
                              .isPresent()));
              feed.view("ledgers/{market}", staff, Duration.ofMillis(20), Market::load);
              feed.view("own/{market}", own, Duration.ofMillis(20), Market::load);
            });
    Market.create(node.db);
    await(vertx.close());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aTokenOnTheHandshakeCounts() {
    try (var nobody = FeedClient.open(node.socket());
        var resident = open("resident s");
        var organiser = open("organiser s")) {
      var unseen = nobody.subscribe(LEDGER).awaitType("refused").getJsonObject("problem");
      var unknown = nobody.subscribe("ledgers/x").awaitType("refused", 2).getJsonObject("problem");
      assertThat(unseen).isEqualTo(unknown);
      resident.subscribe(LEDGER).awaitType("refused");
      organiser.subscribe(LEDGER).awaitType("snapshot");
    }
  }

  @Test
  void aTicketIsGoodOnce() {
    var ticket = ticket(Role.ORGANISER, Instant.now().plusSeconds(60));
    try (var client = FeedClient.open(node.socket());
        var thief = FeedClient.open(node.socket())) {
      client.send(message(ticket)).subscribe(LEDGER);
      client.awaitType("authenticated");
      client.awaitType("snapshot");
      var refused = thief.send(message(ticket)).awaitType("refused");
      assertThat(refused.getJsonObject("problem").getInteger("status")).isEqualTo(401);
      thief.subscribe(LEDGER).awaitType("refused", 2);
    }
  }

  @Test
  void aTicketIsGoodForHalfAMinuteAndIsNotStoredReadably() {
    var ticket = ticket(Role.ORGANISER, Instant.now().plusSeconds(600));
    var rows = await(node.db.query("SELECT encode(hash, 'escape') AS hash FROM feed.ticket"));
    rows.forEach(row -> assertThat(row.getString("hash")).doesNotContain(ticket));
    await(node.db.query("UPDATE feed.ticket SET expires = clock_timestamp()"));
    try (var client = FeedClient.open(node.socket())) {
      client.send(message(ticket)).awaitType("refused");
    }
  }

  @Test
  void aRuleSeesThePrincipalAndTheName() {
    var ticket = ticket(Role.RESIDENT, Instant.now().plusSeconds(600));
    try (var client = FeedClient.open(node.socket())) {
      client.subscribe("own/giambellino").awaitType("refused");
      client.send(message(ticket)).subscribe("own/giambellino").awaitType("snapshot");
    }
  }

  @Test
  void aSubscriptionEndsWhenThePrincipalSignsOut() {
    try (var client = open("organiser session-9");
        var other = open("organiser session-10")) {
      client.subscribe(LEDGER).awaitType("snapshot");
      client.subscribe("markets/giambellino").awaitType("snapshot", 2);
      other.subscribe(LEDGER).awaitType("snapshot");
      node.ended.add("session-9");
      node.feed.recheck("session-9");
      assertThat(client.awaitType("refused").getString("view")).isEqualTo(LEDGER);
      var fair = other.mirror(LEDGER).state().getInteger("fair") + 1;
      await(fair(fair));
      other.awaitState(LEDGER, state -> state.getInteger("fair") == fair);
      client.awaitState("markets/giambellino", state -> state.getInteger("fair") == fair);
      assertThat(client.mirror(LEDGER).state().getInteger("fair")).isNotEqualTo(fair);
    }
  }

  @Test
  void aSubscriptionEndsWithItsToken() {
    var ticket = ticket(Role.ORGANISER, Instant.now().plusSeconds(5));
    try (var client = FeedClient.open(node.socket())) {
      client.send(message(ticket)).subscribe(LEDGER).awaitType("snapshot");
      assertThat(client.awaitType("refused").getString("view")).isEqualTo(LEDGER);
      client.subscribe(LEDGER).awaitType("refused", 2);
    }
  }

  @Test
  void aLaterTicketBringsItsOwnEnd() {
    try (var client = open("organiser s")) {
      client.subscribe(LEDGER).awaitType("snapshot");
      client.send(message(ticket(Role.ORGANISER, Instant.now().plusSeconds(2))));
      client.awaitType("authenticated");
      assertThat(client.awaitType("refused").getString("view")).isEqualTo(LEDGER);
    }
  }

  @Test
  void anotherPrincipalOnTheSameSocketLosesWhatTheFirstMightSee() {
    try (var client = open("organiser s")) {
      client.subscribe(LEDGER).awaitType("snapshot");
      client.send(message(ticket(Role.RESIDENT, Instant.now().plusSeconds(60))));
      client.awaitType("authenticated");
      client.awaitType("refused");
    }
  }

  private static FeedClient open(String token) {
    return FeedClient.open(node.socket(), Map.of("Authorization", "Bearer " + token));
  }

  private static String ticket(Role role, Instant expires) {
    return await(node.tickets.create(new Principal("giambellino", role, "s", expires))).ticket();
  }

  private static JsonObject message(String ticket) {
    return new JsonObject().put("type", "authenticate").put("ticket", ticket);
  }

  private static Future<?> fair(int fair) {
    return node.db.transaction(tx -> {
      tx.touch("markets/giambellino");
      tx.touch(LEDGER);
      return tx.query("UPDATE market SET fair = $1 WHERE slug = 'giambellino'", fair);
    });
  }
}
