package cortile.hub.events;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.feed.LiveViewCheck;
import cortile.feed.TestNode;
import cortile.kit.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The live-view test of every room, on the two views of events and two nodes.
class LiveEventsTest {
  private static final Duration TIME =
      Duration.ofSeconds(Boolean.getBoolean("cortile.full") ? 30 : 3);

  private static TestNode first;
  private static TestNode second;
  private static EventTown town;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<String> codes = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void open() {
    var vertx = Vertx.vertx();
    var database = TestDatabase.fresh(vertx);
    await(vertx.close());
    first = TestNode.start(database, LiveEventsTest::declare);
    second = TestNode.start(database, LiveEventsTest::declare);
    town = EventTown.on(first, database);
  }

  // What other parts show of events is theirs to test; it is touched here too.
  private static void declare(Feed feed) {
    EventsRoom.declare(feed);
    for (var other : List.of("hub/places/{place}/today", "hub/events/{event}/door", "hub/desk")) {
      feed.view(
          other,
          Audience.PUBLIC,
          Duration.ofMillis(100),
          (tx, parameters) -> Future.succeededFuture(Optional.of(new JsonObject())));
    }
  }

  @AfterAll
  static void close() {
    second.close();
    first.close();
  }

  @Test
  void whoWatchesAnEventSeesWhatAFreshReaderSees() {
    var draft = EventTown.draft(EventTown.inDays(20), 30);
    var event = town.event(draft);
    check("hub/events/" + event, () -> move(event, draft));
    assertThat(town.faults()).isEmpty();
  }

  @Test
  void whoWatchesTheListSeesWhatAFreshReaderSees() {
    var draft = EventTown.draft(EventTown.inDays(21), 30);
    var event = town.event(draft);
    check("hub/events", () -> random.nextInt(8) == 0 ? another() : move(event, draft));
    assertThat(town.faults()).isEmpty();
  }

  private Future<?> move(String event, JsonObject draft) {
    var choice = random.nextInt(10);
    if (choice == 0) {
      return edit(event, draft);
    }
    if (choice < 6 || codes.isEmpty()) {
      return town.booking(event, EventTown.party("p", 1 + random.nextInt(4)), EventTown.key("book"))
          .onSuccess(made -> codes.add(made.answer().getString("code")));
    }
    var code = codes.get(random.nextInt(codes.size()));
    return (choice < 8
            ? town.bookings.leave(EventTown.STAFF, code, false)
            : town.bookings.claim(EventTown.STAFF, code))
        .otherwiseEmpty();
  }

  private Future<?> edit(String event, JsonObject draft) {
    var next =
        draft
            .copy()
            .put("title", new JsonObject().put("it", "Festa " + random.nextInt(100)))
            .put("seats", new JsonObject().put("standard", 60 + random.nextInt(60)));
    return town.events
        .editor()
        .replace(EventTown.ORGANISER, event, next, Optional.empty())
        .otherwiseEmpty();
  }

  private static Future<?> another() {
    var draft = EventTown.draft(EventTown.inDays(25), 5);
    return town.events
        .making()
        .create(EventTown.ORGANISER, draft, EventTown.key("create-event"))
        .compose(made ->
            town.events.phases().publish(EventTown.ORGANISER, draft.getString("slug"), null));
  }

  private void check(String view, Supplier<Future<?>> command) {
    var sockets = List.of(first.socket(), second.socket());
    var seen = new LiveViewCheck(view, sockets, command, seed).run(TIME);
    assertThat(seen.commands()).isPositive();
    assertThat(seen.points()).isPositive();
    assertThat(seen.watching()).isPositive();
  }
}
