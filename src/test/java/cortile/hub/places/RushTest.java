package cortile.hub.places;

import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.DatabaseFault;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Five hundred people want one thing.
class RushTest {
  private static final int CROWD = 500;
  private static final Instant FROM = Instant.parse("2027-03-02T17:00:00Z");
  private static final Instant TO = Instant.parse("2027-03-02T19:00:00Z");

  private static PlacesTown town;

  @BeforeAll
  static void open() {
    town = PlacesTown.open();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void oneOfFiveHundredGetsTheRoomWhetherAnEventAReservationOrWithEquipment() {
    for (var round = 0; round < 3; round++) {
      var place = town.school();
      var shift = new Random().nextInt(3);
      var won =
          crowd(i ->
              switch ((i + shift) % 3) {
                case 0 -> session(i, place, "sala", 1);
                case 1 -> reservation(place, item("sala", 1));
                default -> reservation(place, item("proiettori", 5), item("sala", 1));
              });
      assertThat(won).isEqualTo(1);
      assertThat(town.used(place, "sala")).isEqualTo(1);
      assertThat(town.used(place, "proiettori")).isIn(0L, 5L);
    }
  }

  @Test
  void oneOfFiveHundredGetsTheLastUnit() {
    var place = town.school();
    await(reservation(place, item("proiettori", 4)));
    var won =
        crowd(i ->
            i % 2 == 0
                ? session(i, place, "proiettori", 1)
                : reservation(place, item("proiettori", 1)));
    assertThat(won).isEqualTo(1);
    assertThat(town.used(place, "proiettori")).isEqualTo(5);
  }

  @Test
  void asManyAsThereAreUnitsGetOneEachAndNobodyIsRefusedWhileOneIsFree() {
    var place = town.school();
    town.resource(place, "sedie", "equipment", new JsonObject().put("quantity", 300));
    var won =
        crowd(
            i -> i % 2 == 0 ? session(i, place, "sedie", 1) : reservation(place, item("sedie", 1)));
    assertThat(won).isEqualTo(300);
    assertThat(town.used(place, "sedie")).isEqualTo(300);
  }

  @Test
  void decisionsOnOneSeriesFromSeveralDatesDontStandInEachOthersWay() {
    var place = town.school();
    town.resource(place, "cucina", "room", new JsonObject().put("approval", true));
    for (var round = 0; round < 5; round++) {
      var from = "2027-03-02T%02d:00".formatted(9 + 2 * round);
      var to = "2027-03-02T%02d:00".formatted(10 + 2 * round);
      var wanted =
          PlacesTown.weekly(
              PlacesTown.draft(place, "cucina", from, to), "FREQ=DAILY;COUNT=8", "refuse");
      var made = town.reserve(wanted, NOBODY).getJsonArray("reservations");
      var tries =
          IntStream.range(0, 8)
              .mapToObj(i -> made.getJsonObject(7 - i).getString("code"))
              .map(code -> town.desk.decide(code, "confirm", null, true, PlacesTown.DESK))
              .toList();
      await(Future.join(tries));
      assertThat(tries).allMatch(each -> each.result().getString("state").equals("confirmed"));
    }
  }

  private interface Try {
    Future<Boolean> go(int number);
  }

  private static long crowd(Try each) {
    var tries = IntStream.range(0, CROWD).mapToObj(i -> insist(() -> each.go(i))).toList();
    await(Future.all(tries));
    return tries.stream().filter(Future::result).count();
  }

  // As a client does that is told 503.
  private static Future<Boolean> insist(Supplier<Future<Boolean>> attempt) {
    return attempt
        .get()
        .recover(failure ->
            DatabaseFault.of(failure) == DatabaseFault.CONNECTION
                ? insist(attempt)
                : Future.failedFuture(failure));
  }

  private static Future<Boolean> session(int number, String place, String resource, int quantity) {
    var use = new SessionUse(number, "session", "evento", Map.of("it", "Evento"), true);
    return town.db
        .transaction(tx ->
            OccupationsRoom.take(tx, use, List.of(new Claim(place, resource, quantity, FROM, TO))))
        .map(taking -> taking instanceof Taking.Taken);
  }

  private static Future<Boolean> reservation(String place, JsonObject... items) {
    var draft =
        new JsonObject()
            .put("place", place)
            .put("items", new JsonArray(List.of(items)))
            .put("starts", FROM.toString())
            .put("ends", TO.toString())
            .put("purpose", "Prova")
            .put("name", "Ada")
            .put("email", "ada@example.org");
    return town.reserving
        .reserve(draft, NOBODY, PlacesTown.key())
        .map(true)
        .recover(failure ->
            failure instanceof Problem.Refused refused
                    && refused.problem().key().equals("slot-taken")
                ? Future.succeededFuture(false)
                : Future.failedFuture(failure));
  }

  private static JsonObject item(String resource, int quantity) {
    return new JsonObject().put("resource", resource).put("quantity", quantity);
  }
}
