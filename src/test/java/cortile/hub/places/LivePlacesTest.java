package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.LiveViewCheck;
import cortile.feed.TestNode;
import cortile.kit.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What goes on in a place today, watched on two nodes while everything about it changes.
class LivePlacesTest {
  private static final Duration TIME =
      Duration.ofSeconds(Boolean.getBoolean("cortile.full") ? 30 : 3);

  private static TestNode first;
  private static TestNode second;
  private static PlacesTown town;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final ConcurrentLinkedQueue<String> codes = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void open() {
    var vertx = Vertx.vertx();
    var database = TestDatabase.fresh(vertx);
    await(vertx.close());
    first = TestNode.start(database, PlacesTown::declare);
    second = TestNode.start(database, PlacesTown::declare);
    town = PlacesTown.on(first.vertx, first.feed, database);
    await(
        town.organisations.create(
            new JsonObject().put("organisation", "coro").put("name", "Coro"),
            DESK,
            PlacesTown.key()));
  }

  @AfterAll
  static void close() {
    second.close();
    first.close();
  }

  @Test
  void whoWatchesTodaySeesWhatAFreshReaderSees() {
    var place = town.school();
    var view = TouchesStore.today(place);
    var sockets = List.of(first.socket(), second.socket());
    var seen = new LiveViewCheck(view, sockets, () -> something(place), seed).run(TIME);
    assertThat(seen.points()).isGreaterThan(3);
    assertThat(seen.resumed()).isGreaterThan(3);
    assertThat(seen.watching()).isGreaterThan(3);
  }

  @Test
  void atMidnightTheDayTurns() {
    town.now = PlacesTown.MONDAY;
    var place = town.school();
    town.reserve(place, "aula-1", "2027-03-01T18:00", "2027-03-01T20:00");
    town.reserve(place, "aula-2", "2027-03-02T18:00", "2027-03-02T20:00");
    assertThat(day(place)).isEqualTo("2027-03-01");
    assertThat(slots(place, "aula-1")).isEqualTo(1);
    town.now = Instant.parse("2027-03-01T23:00:00Z");
    town.tick();
    assertThat(day(place)).isEqualTo("2027-03-02");
    assertThat(slots(place, "aula-1")).isZero();
    assertThat(slots(place, "aula-2")).isEqualTo(1);
    town.now = PlacesTown.MONDAY;
    town.tick();
  }

  @Test
  void todayTellsTheTitlesOfPublishedEventsAndOfReservationsNothing() {
    town.now = PlacesTown.MONDAY;
    var place = town.school();
    town.reserve(place, "aula-1", "2027-03-01T18:00", "2027-03-01T20:00");
    await(session(place, 7001, "Bozza segreta", false));
    assertThat(today(place).encode()).doesNotContain("Coro", "Ada", "Bozza");
    await(
        town.db.transaction(tx ->
            OccupationsRoom.describe(
                tx, List.of(7001L), "concerto", Map.of("it", "Concerto"), true)));
    assertThat(today(place).encode()).contains("Concerto", "\"event\":\"concerto\"");
  }

  private Future<?> something(String place) {
    var hour = 9 + random.nextInt(12);
    var from = "2027-03-01T%02d:30".formatted(hour);
    var to = "2027-03-01T%02d:30".formatted(hour + 1);
    var code = codes.peek();
    return switch (random.nextInt(9)) {
      case 0, 1 ->
          town.reserving
              .reserve(
                  PlacesTown.draft(place, random.nextBoolean() ? "aula-1" : "sala", from, to)
                      .put("organisation", "coro"),
                  DESK,
                  PlacesTown.key())
              .onSuccess(made -> codes.add(PlacesTown.first(made).getString("code")))
              .otherwiseEmpty();
      case 2 ->
          code == null
              ? Future.succeededFuture()
              : town.moving
                  .change(
                      code,
                      new JsonObject().put("starts", from).put("ends", to),
                      DESK,
                      Optional.empty())
                  .otherwiseEmpty();
      case 3 ->
          code == null
              ? Future.succeededFuture()
              : town.holders.cancel(codes.remove(), DESK).otherwiseEmpty();
      case 4 ->
          session(place, random.nextInt(5), "Evento " + random.nextInt(9), random.nextBoolean());
      case 5 -> clock();
      case 6 -> close(place);
      case 7 -> rename();
      default -> code == null ? Future.succeededFuture() : checkIn(code);
    };
  }

  // The clock's part runs at any hour of the day.
  private Future<?> clock() {
    town.now = Instant.parse("2027-03-01T%02d:50:00Z".formatted(5 + random.nextInt(14)));
    return town.job.run();
  }

  private Future<?> close(String place) {
    var closure =
        new JsonObject()
            .put("from", "2027-03-01")
            .put("to", "2027-03-01")
            .put("opens", 60 * random.nextInt(20))
            .put("closes", 1440)
            .put("reason", PlacesTown.text("Neve " + random.nextInt(9)));
    return town.closures
        .close(place, closure, PlacesTown.key())
        .compose(made ->
            random.nextBoolean()
                ? town.closures.open(place, Long.parseLong(made.getString("closure")))
                : Future.succeededFuture());
  }

  private Future<?> rename() {
    return town.organisations.replace(
        "coro", new JsonObject().put("name", "Coro " + random.nextInt(9)), DESK, Optional.empty());
  }

  private static Future<?> checkIn(String code) {
    return town.desk.checkIn(code, DESK).otherwiseEmpty();
  }

  private static Future<?> session(String place, long session, String title, boolean shown) {
    var from = Instant.parse("2027-03-01T07:00:00Z").plusSeconds(3600 * (session % 5));
    var use = new SessionUse(session, "session", "evento", Map.of("it", title), shown);
    return town.db.transaction(tx ->
        OccupationsRoom.take(
            tx, use, List.of(new Claim(place, "aula-2", 1, from, from.plusSeconds(3000)))));
  }

  private static JsonObject today(String place) {
    return await(town.db.snapshot(tx -> TodayStore.load(tx, place))).orElseThrow();
  }

  private static String day(String place) {
    return today(place).getString("day");
  }

  private static int slots(String place, String room) {
    return today(place).getJsonObject("rooms").getJsonObject(room).getJsonObject("slots").size();
  }
}
