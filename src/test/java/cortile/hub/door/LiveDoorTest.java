package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.LiveViewCheck;
import cortile.identity.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
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

  @Test
  void whoWatchesTheDoorSeesAlsoWhatIsDoneAtTheDesk() {
    var event = hall();
    var phone = entrance.phone(event, "Nord");
    check("hub/events/" + event + "/door", () -> atTheDesk(event, phone));
    assertThat(entrance.view(event).getInteger("expected")).isPositive();
  }

  @Test
  void whoWatchesTheDeskSeesWhatIsDoneAtIt() {
    var event = hall();
    var phone = entrance.phone(event, "Nord");
    check("hub/desk", () -> atTheDesk(event, phone));
  }

  /// An event with many seats that all views know of.
  private static String hall() {
    var event = entrance.event();
    entrance.sql(
        "update hub.seats s set capacity = 200 from hub.event e where e.id = s.event and e.slug = '%s'"
            .formatted(event));
    return new QueueAt(entrance, event).open(true).event();
  }

  private int atTheDesk(String event, Entrance.Phone phone) {
    var node = entrance.node();
    var path = "/hub/events/" + event;
    var code =
        entrance.value(
            "select coalesce((select b.code from hub.booking b join hub.event e on e.id = b.event where e.slug = '%s' and b.state = 'confirmed' order by md5(b.code || %d) limit 1), '22222222')"
                .formatted(event, random.nextInt(1000)));
    return switch (random.nextInt(8)) {
      case 0, 1 -> node.staff("POST", path + "/bookings", desk()).status();
      case 2 -> node.staff("DELETE", "/hub/bookings/" + code, null).status();
      case 3 -> {
        var only = new JsonObject().put("bookings", new JsonArray().add(code));
        yield node.staff("POST", path + "/no-shows", only).status();
      }
      case 4 -> node.staff("DELETE", path + "/no-shows/" + code, null).status();
      case 5 -> {
        var renew = new JsonObject().put("renew", true);
        yield node.staff("POST", "/hub/bookings/" + code + "/links", renew).status();
      }
      case 6 -> {
        var seats = new JsonObject().put("seats", new JsonObject().put("standard", 1));
        yield node.browser(phone.cookie(), "POST", path + "/walk-ins", seats).status();
      }
      default -> {
        var decision =
            new JsonObject()
                .put("state", random.nextBoolean() ? "confirmed" : "declined")
                .put("answer", "Ci pensiamo noi.");
        yield node.staff("PUT", "/hub/bookings/" + code + "/needs/1", decision).status();
      }
    };
  }

  private static JsonObject desk() {
    var need = new JsonObject().put("kind", "mobility").put("note", "all'ingresso");
    return new JsonObject()
        .put("source", "desk")
        .put("contact", new JsonObject().put("name", "Zoe"))
        .put(
            "party",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("seat", "standard")
                        .put("needs", new JsonArray().add(need)))
                .add(new JsonObject().put("seat", "standard")));
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
