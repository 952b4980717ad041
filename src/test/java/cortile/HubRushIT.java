package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A crowd books one event while what serves it is killed. What people were told stays true.
final class HubRushIT {
  private static final int PEOPLE = Boolean.getBoolean("cortile.full") ? 6_000 : 1_500;
  private static final int SEATS = 120;

  @Test
  void everyBookingAcknowledgedBeforeAKillIsThereAsItWasSaid() throws Exception {
    try (var server = ServerProcess.start()) {
      var crowd = new HubCrowd(server);
      crowd.openEvent(SEATS);
      var rush = CompletableFuture.runAsync(() -> crowd.book(0, PEOPLE, 1));
      for (var i = 0; i < 12_000 && crowd.told.size() < PEOPLE / 5; i++) {
        Thread.sleep(5);
      }
      server.kill();
      rush.get(120, TimeUnit.SECONDS);
      var told = new HashMap<>(crowd.told);
      assertThat(told.size()).isBetween(PEOPLE / 5, PEOPLE - 1);

      server.again();
      told.forEach((person, made) -> {
        var now = crowd.now(made);
        assertThat(now.getString("state")).isEqualTo(made.getString("state"));
        assertThat(now.getInteger("position")).isEqualTo(made.getInteger("position"));
        assertThat(now.getJsonArray("party")).hasSize(HubCrowd.people(person));
      });
      // Saying it again finds the same booking, also where the answer was lost with the process.
      assertThat(crowd.again(told.keySet().iterator().next()))
          .isEqualTo(told.values().iterator().next());
      crowd.book(0, PEOPLE, 20);
      assertThat(crowd.told).hasSize(PEOPLE);
      assertThat(value(server, "SELECT count(*) FROM hub.booking")).isEqualTo("" + PEOPLE);
      assertThat(value(server, "SELECT taken FROM hub.seats"))
          .isEqualTo(
              value(server, "SELECT sum(standard) FROM hub.booking WHERE state = 'confirmed'"))
          .isEqualTo("" + SEATS);
      assertThat(value(server, "SELECT waiting FROM hub.event"))
          .isEqualTo(value(server, "SELECT count(*) FROM hub.booking WHERE state = 'waiting'"));
      assertThat(value(server, SPLIT)).isEqualTo("0");
    }
  }

  private static final String SPLIT =
      """
      SELECT count(*) FROM hub.booking b
      WHERE standard <> (SELECT count(*) FROM hub.guest g WHERE g.booking = b.id)
      """;

  private static String value(ServerProcess server, String sql) {
    return TestDatabase.value(server.database(), sql);
  }
}
