package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// "A room for ten on Tuesday evening."
class FinderTest {
  private static final LocalDate TUESDAY = LocalDate.of(2027, 3, 2);
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
  void theSmallestRoomThatFitsComesFirstAndTooSmallOnesDont() {
    var place = town.school();
    assertThat(names(find(place, 10, 18, 22, 120), "rooms"))
        .containsExactly("aula-1", "aula-2", "sala");
    assertThat(names(find(place, 20, 18, 22, 120), "rooms")).containsExactly("aula-2", "sala");
  }

  @Test
  void whatIsFoundCanBeReserved() {
    var place = town.school();
    town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T19:30");
    var times =
        find(place, 10, 18, 22, 120).getJsonArray("rooms").getJsonObject(0).getJsonArray("times");
    assertThat(times.getJsonObject(0).getString("starts")).isEqualTo("2027-03-02T18:30:00Z");
    for (var each : times) {
      var time = (JsonObject) each;
      var draft =
          PlacesTown.draft(place, "aula-1", time.getString("starts"), time.getString("ends"));
      assertThat(await(town.reserving.preview(draft, NOBODY)).clashing()).isEmpty();
    }
  }

  @Test
  void whereNothingFitsTheNearestTimesAreNamed() {
    var place = town.school();
    for (var room : List.of("aula-1", "aula-2", "sala")) {
      town.reserve(place, room, "2027-03-02T18:00", "2027-03-02T22:00");
    }
    var found = find(place, 100, 18, 20, 120);
    assertThat(found.getJsonArray("rooms")).isEmpty();
    var near = found.getJsonArray("near");
    assertThat(near.getJsonObject(0).getJsonArray("times").getJsonObject(0).getString("starts"))
        .isEqualTo("2027-03-02T15:00:00Z");
    assertThat(near.getJsonObject(1).getJsonArray("times").getJsonObject(0).getString("starts"))
        .isEqualTo("2027-03-03T17:00:00Z");
  }

  @Test
  void whatTheAskerMayNotReserveIsNotOffered() {
    var place = town.school();
    town.resource(place, "aula-1", "room", new JsonObject().put("seats", 12).put("who", "staff"));
    assertThat(names(find(place, 10, 18, 22, 120), "rooms")).doesNotContain("aula-1");
    var search = search(place, 10, 18, 22, 120);
    assertThat(names(await(town.finder.find(search, DESK)), "rooms")).contains("aula-1");
  }

  @Test
  void theWeekTellsOpeningHoursClosuresAndUses() {
    var place = town.school();
    town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    await(
        town.closures.close(
            place,
            new JsonObject()
                .put("from", "2027-03-03")
                .put("to", "2027-03-03")
                .put("reason", PlacesTown.text("Sciopero")),
            PlacesTown.key()));
    var week = await(town.week.week(place, Optional.of(TUESDAY), 3, NOBODY));
    var days = week.getJsonArray("days");
    assertThat(days.getJsonObject(0).getJsonArray("open")).hasSize(1);
    assertThat(days.getJsonObject(1).getJsonArray("open")).isEmpty();
    assertThat(days.getJsonObject(1).getJsonObject("closure").getString("it"))
        .isEqualTo("Sciopero");
    assertThat(week.getJsonObject("resources").getJsonObject("aula-1").getJsonArray("uses"))
        .hasSize(1);
    assertThat(await(town.editing.get(place, NOBODY)).getJsonObject("now").getBoolean("open"))
        .isTrue();
  }

  private static JsonObject find(String place, int people, int from, int to, int minutes) {
    return await(town.finder.find(search(place, people, from, to, minutes), NOBODY));
  }

  private static RoomSearch search(String place, int people, int from, int to, int minutes) {
    return new RoomSearch(
        new FreeTimes.Wish(TUESDAY, from * 60, to * 60, minutes, 1),
        place,
        "room",
        people,
        Set.of());
  }

  private static List<String> names(JsonObject found, String list) {
    JsonArray rooms = found.getJsonArray(list);
    return rooms.stream().map(each -> ((JsonObject) each).getString("resource")).toList();
  }
}
