package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.LiveViewCheck;
import cortile.identity.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The live-view test of every room, on the door's views and two nodes.
final class LiveDoorTest {
  private static final Duration TIME =
      Duration.ofSeconds(Boolean.getBoolean("cortile.full") ? 30 : 3);

  private static Entrance entrance;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @BeforeAll
  static void open() {
    entrance = new Entrance(2);
  }

  @AfterAll
  static void close() {
    entrance.close();
  }

  @Test
  void whoWatchesTheDoorSeesWhatAFreshReaderSees() {
    var event = entrance.event();
    var parties = Stream.generate(() -> entrance.book(event, 2)).limit(4).toList();
    var phones = List.of(entrance.phone(event, "Nord"), entrance.phone(event, "Sud"));
    check(
        "hub/events/" + event + "/door",
        () -> {
          var scan =
              Entrance.offline(
                  parties.get(random.nextInt(4)).ticket(1 + random.nextInt(2)),
                  random.nextInt(600));
          if (random.nextInt(3) == 0) {
            scan.put("kind", "out").put("shown", "out");
          }
          return phones.get(random.nextInt(2)).scan(event, scan).status();
        });
    assertThat(entrance.view(event).getJsonObject("conflicts")).isNotEmpty();
  }

  @Test
  void whoWatchesTheQueueSeesWhatAFreshReaderSees() {
    var event = entrance.event();
    check("hub/events/" + event + "/queue", () -> queue(event));
  }

  @Test
  void whoWatchesTheDeskSeesWhatAFreshReaderSees() {
    var event = entrance.event();
    var party = entrance.book(event, 2);
    var phone = entrance.phone(event, "Nord");
    check(
        "hub/desk",
        () ->
            random.nextInt(3) == 0
                ? queue(event)
                : phone
                    .scan(event, Entrance.offline(party.ticket(1 + random.nextInt(2)), 60))
                    .status());
  }

  private int queue(String event) {
    if (random.nextInt(4) == 0) {
      var settings =
          new JsonObject()
              .put("graceMinutes", 15)
              .put("callMinutes", 5)
              .put("queueOpen", random.nextBoolean());
      return entrance.node().staff("PUT", "/hub/events/" + event + "/door", settings).status();
    }
    if (random.nextInt(3) == 0) {
      var gone = new JsonObject().put("state", "gone");
      return entrance
          .node()
          .staff("PUT", "/hub/events/" + event + "/queue/" + (1 + random.nextInt(9)), gone)
          .status();
    }
    var seats = new JsonObject().put("seats", new JsonObject().put("standard", 1));
    return entrance.node().staff("POST", "/hub/events/" + event + "/queue", seats).status();
  }

  private void check(String view, Supplier<Integer> command) {
    var seen =
        new LiveViewCheck(
                view,
                List.of(entrance.socket(0), entrance.socket(1)),
                () -> Future.fromCompletionStage(CompletableFuture.supplyAsync(command)),
                seed)
            .with("Authorization", "Bearer " + DoorNode.token(Role.FACILITATOR, "ada"))
            .run(TIME);
    assertThat(seen.points()).isGreaterThan(3);
    assertThat(seen.resumed()).isGreaterThan(3);
    assertThat(seen.watching()).isGreaterThan(3);
  }
}
