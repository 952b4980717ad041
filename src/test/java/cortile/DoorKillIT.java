package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import cortile.kit.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Phones that found the network again send what they scanned, while what serves them is killed.
final class DoorKillIT {
  private static final int PARTIES = 60;
  private static final int ROUNDS = 6;
  private static final int BATCH = 25;

  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void noScanIsLostWhenTheServerIsKilledInTheMiddleOfABatch() throws Exception {
    try (var server = ServerProcess.start()) {
      var crowd = new HubCrowd(server);
      crowd.openEvent(4 * PARTIES);
      crowd.book(0, PARTIES, 5);
      assertThat(crowd.told).hasSize(PARTIES);
      var callers = new Callers(server);
      var path = "/hub/events/" + crowd.event + "/scans";
      var batches = batches(crowd);
      var sending =
          CompletableFuture.runAsync(
              () -> batches.parallelStream().forEach(batch -> send(callers, path, batch)));
      for (var i = 0; i < 12_000 && acknowledged.size() < PARTIES; i++) {
        Thread.sleep(2);
      }
      server.kill();
      sending.get(120, TimeUnit.SECONDS);
      var told = Set.copyOf(acknowledged);
      var all = batches.stream().mapToInt(JsonArray::size).sum();
      assertThat(told.size()).isBetween(PARTIES, all - 1);

      server.again();
      for (var scan : told) {
        assertThat(value(server, "SELECT count(*) FROM hub.scan WHERE uuid = '" + scan + "'"))
            .isEqualTo("1");
      }
      batches.forEach(batch -> send(callers, path, batch));
      assertThat(acknowledged).hasSize(all);
      assertThat(value(server, "SELECT count(*) FROM hub.scan")).isEqualTo("" + all);
      assertThat(value(server, WRONG)).isEqualTo("0");
      assertThat(value(server, "SELECT count(*) FROM hub.arrival"))
          .isEqualTo(value(server, "SELECT count(*) FROM hub.guest"));
    }
  }

  // The earliest scan of a guest is the arrival, whatever came first and however often.
  private static final String WRONG =
      """
      SELECT count(*) FROM hub.arrival a
      WHERE a.at <> (SELECT min(s.at) FROM hub.scan s WHERE s.booking = a.booking AND s.guest = a.guest)
      """;

  // Each guest is scanned by several phones that did not know of one another.
  private static List<JsonArray> batches(HubCrowd crowd) {
    var batches = new ArrayList<JsonArray>();
    var batch = new JsonArray();
    for (var round = 0; round < ROUNDS; round++) {
      for (var party = 0; party < PARTIES; party++) {
        for (var guest = 1; guest <= HubCrowd.people(party); guest++) {
          batch.add(scan(crowd, party, guest, round));
          if (batch.size() == BATCH) {
            batches.add(batch);
            batch = new JsonArray();
          }
        }
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static JsonObject scan(HubCrowd crowd, int party, int guest, int round) {
    var code = java.util.Objects.requireNonNull(crowd.told.get(party)).getString("code");
    var secondsAgo = 60 + (party * 31 + guest * 7 + round * 113) % 600;
    return new JsonObject()
        .put("scan", UUID.randomUUID().toString())
        .put("at", Instant.now().minusSeconds(secondsAgo).toString())
        .put("ahead", 0)
        .put("kind", "in")
        .put("offline", true)
        .put("shown", "in")
        .put("code", code)
        .put("guest", guest);
  }

  private void send(Callers callers, String path, JsonArray batch) {
    var body = new JsonObject().put("scans", batch);
    var answer =
        callers.send("POST", path, body, "Authorization", callers.bearer("door", Role.FACILITATOR));
    if (answer != null) {
      for (var each : Callers.answered(path, answer).getJsonArray("answers")) {
        acknowledged.add(UUID.fromString(((JsonObject) each).getString("scan")));
      }
    }
  }

  private static String value(ServerProcess server, String sql) {
    return TestDatabase.value(server.database(), sql);
  }
}
