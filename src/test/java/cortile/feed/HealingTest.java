package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.CutProxy;
import cortile.kit.Db;
import cortile.kit.TestDatabase;
import cortile.kit.Touches;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What gets lost between commit and screen heals by itself.
final class HealingTest {
  private static final String VIEW = "markets/giambellino";

  private final Vertx vertx = Vertx.vertx();
  private final PgConnectOptions database = TestDatabase.fresh(vertx);
  private final CutProxy line = new CutProxy(vertx, database);
  private TestNode writer;
  private TestNode node;
  private FeedClient client;

  @BeforeEach
  void start() {
    writer = TestNode.start(database, Market::declare);
    node = TestNode.start(line.in(database), Market::declare);
    Market.create(writer.db);
    client = FeedClient.open(node.socket());
    client.subscribe(VIEW).awaitType("snapshot");
  }

  @AfterEach
  void stop() {
    client.close();
    node.close();
    writer.close();
    line.close();
    await(vertx.close());
  }

  private void changeAndSee(int fair) {
    await(Market.fair(writer.db, "giambellino", fair));
    client.awaitState(VIEW, state -> state.getInteger("fair") == fair);
  }

  @Test
  void otherNodesAreToldAndNeedNotWaitForAPoll() {
    var begin = System.nanoTime();
    for (var fair = 1; fair <= 20; fair++) {
      changeAndSee(fair);
    }
    assertThat((System.nanoTime() - begin) / 1e9).as("twenty polls take 20 s").isLessThan(10);
  }

  @Test
  void aLostListenConnectionComesBackAndMissesNothing() {
    for (var fair = 1; fair <= 5; fair++) {
      TestDatabase.cut(database, OtherNodes.NAME);
      changeAndSee(fair);
    }
  }

  @Test
  void aLostHintCostsOnePoll() {
    var silent = Db.open(vertx, database, "silent", 1, new Silent(writer.feed));
    for (var fair = 1; fair <= 3; fair++) {
      var number = fair;
      var begin = System.nanoTime();
      await(Market.fair(silent, "giambellino", number));
      client.awaitState(VIEW, state -> state.getInteger("fair") == number);
      assertThat((System.nanoTime() - begin) / 1e9).isLessThan(6);
    }
  }

  /// Touches, and tells nobody.
  private record Silent(Touches touches) implements Touches {
    @Override
    public Future<Void> write(Tx tx, SortedSet<String> names) {
      return touches.write(tx, names);
    }

    @Override
    public void committed(SortedSet<String> names) {}
  }

  @Test
  void withoutDatabaseSocketsAndStatesStayAndThenCatchUp() throws Exception {
    changeAndSee(1);
    line.down(true);
    TestDatabase.cut(database, "cortile feed");
    TestDatabase.cut(database, OtherNodes.NAME);
    // The writer's own connections are cut with them; its pool opens others.
    for (var tries = 0; tries < 20; tries++) {
      try {
        await(Market.fair(writer.db, "giambellino", 2));
        break;
      } catch (RuntimeException e) {
        Thread.sleep(50);
      }
    }
    Thread.sleep(1500);
    assertThat(client.isClosed()).isFalse();
    try (var late = FeedClient.open(node.socket())) {
      late.subscribe(VIEW).awaitType("snapshot");
      late.awaitState(VIEW, state -> state.getInteger("fair") == 1);
      line.down(false);
      client.awaitState(VIEW, state -> state.getInteger("fair") == 2);
      late.awaitState(VIEW, state -> state.getInteger("fair") == 2);
    }
    changeAndSee(3);
  }

  @Test
  void aRenewedEpochReachesEverybodyAsASnapshot() {
    var before = client.mirror(VIEW).version();
    await(Epochs.renew(writer.db));
    client.awaitType("snapshot", 2);
    assertThat(Mirror.epoch(client.mirror(VIEW).version())).isNotEqualTo(Mirror.epoch(before));
    changeAndSee(1);
    try (var back = FeedClient.open(node.socket())) {
      back.subscribe(VIEW, before).awaitType("snapshot");
    }
  }

  @Test
  void aStoppingNodeSendsEverybodyAway() {
    node.stopServing();
    assertThat(client.closeCode()).isEqualTo(1012);
    try (var other = FeedClient.open(writer.socket())) {
      other.resume(VIEW, client.mirror(VIEW)).awaitType("current");
    }
  }
}
