package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A crowd votes while what serves it is killed. What people were told stays true.
final class BurstIT {
  private static final int VOTERS = Boolean.getBoolean("cortile.full") ? 20_000 : 3_000;

  @Test
  void everyBallotAcknowledgedBeforeAKillIsThereOnceAndCountedOnce() throws Exception {
    try (var server = ServerProcess.start()) {
      var crowd = new Crowd(server);
      crowd.openBudget();
      var burst = CompletableFuture.runAsync(() -> crowd.vote(0, VOTERS, 1));
      awaitReceipts(crowd, VOTERS / 5);
      server.kill();
      burst.get(120, TimeUnit.SECONDS);
      var told = new HashSet<>(crowd.receipts.keySet());
      assertThat(told.size()).isBetween(VOTERS / 5, VOTERS - 1);

      server.again();
      told.forEach(voter -> assertThat(crowd.own(voter)).isEqualTo(crowd.receipts.get(voter)));
      assertThat(rows(server)).isGreaterThanOrEqualTo(told.size());
      assertThat(counted(crowd)).isEqualTo(recounted(server));

      crowd.vote(0, VOTERS, 20);
      assertThat(crowd.receipts).hasSize(VOTERS);
      assertThat(rows(server)).isEqualTo(VOTERS);
      assertThat(crowd.tally().getInteger("ballots")).isEqualTo(VOTERS);
      assertThat(counted(crowd)).isEqualTo(recounted(server));
    }
  }

  @Test
  void aDatabaseKilledUnderACrowdLosesNobodyAndTheNodeGoesOn() throws Exception {
    try (var server = ServerProcess.start()) {
      var crowd = new Crowd(server);
      crowd.openBudget();
      var burst = CompletableFuture.runAsync(() -> crowd.vote(0, VOTERS, 400));
      awaitReceipts(crowd, VOTERS / 5);
      server.postmaster().destroyForcibly();
      burst.get(180, TimeUnit.SECONDS);

      assertThat(crowd.receipts).hasSize(VOTERS);
      assertThat(crowd.withoutRetryAfter).isEmpty();
      assertThat(crowd.refusals.keySet()).isSubsetOf(0, 503, 504);
      assertThat(rows(server)).isEqualTo(VOTERS);
      assertThat(crowd.tally().getInteger("ballots")).isEqualTo(VOTERS);
      assertThat(counted(crowd)).isEqualTo(recounted(server));
      assertThat(server.out()).hasLineCount(1);
    }
  }

  private static void awaitReceipts(Crowd crowd, int atLeast) throws InterruptedException {
    for (var i = 0; i < 12_000 && crowd.receipts.size() < atLeast; i++) {
      Thread.sleep(5);
    }
    assertThat(crowd.receipts.size()).isGreaterThanOrEqualTo(atLeast);
  }

  private static int rows(ServerProcess server) {
    return Integer.parseInt(
        TestDatabase.value(
            server.database(), "SELECT count(*) FROM budgets.ballot WHERE choices IS NOT NULL"));
  }

  private static String counted(Crowd crowd) {
    return crowd.tally().getJsonObject("projects").stream()
        .map(project -> project.getKey() + " " + votes(project.getValue()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static long votes(Object project) {
    return ((JsonObject) project).getLong("votes");
  }

  private static String recounted(ServerProcess server) {
    return TestDatabase.value(
        server.database(),
        """
        SELECT string_agg(id || ' ' || votes, ', ' ORDER BY id)
        FROM (SELECT p.id, count(t.voter_key) AS votes
              FROM budgets.project p
              LEFT JOIN budgets.ballot t ON t.budget = p.budget AND p.number = ANY (t.choices)
              GROUP BY p.id) AS counted
        """);
  }
}
