package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.draft;
import static cortile.hub.places.PlacesTown.first;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.Problem;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What settings, opening hours and closures let through.
class SettingsTest {
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
  void theSettingsAreNamedWithTheFieldsThatBreakThem() {
    var place = town.school();
    town.resource(
        place,
        "laboratorio",
        "room",
        new JsonObject().put("minMinutes", 60).put("maxMinutes", 120).put("noticeMinutes", 1440));
    assertFields(
        draft(place, "laboratorio", "2027-03-03T18:10", "2027-03-03T18:40"), "/ends", "/starts");
    assertFields(draft(place, "laboratorio", "2027-03-03T18:00", "2027-03-03T17:00"), "/ends");
    assertFields(draft(place, "laboratorio", "2027-02-30T18:00", "2027-03-03T19:00"), "/starts");
    assertFields(
        draft(place, "cantina", "2027-03-03T18:00", "2027-03-03T19:00"), "/items/0/resource");
    assertFields(
        draft(place, "sala", "2027-03-03T18:00", "2027-03-03T19:00").put("email", "nessuno"),
        "/email");
    assertClash("too-soon", draft(place, "laboratorio", "2027-03-01T18:00", "2027-03-01T19:00"));
    assertClash("too-far", draft(place, "sala", "2027-07-01T18:00", "2027-07-01T19:00"));
    assertClash("closed", draft(place, "sala", "2027-03-03T22:00", "2027-03-03T23:30"));
  }

  @Test
  void whatIsFarTooLongIsRefusedWithoutLookingAtItsDays() {
    var place = town.school();
    var ages = draft(place, "sala", "2027-03-03T18:00", "9999-12-31T00:00");
    assertThat(await(town.reserving.preview(ages, NOBODY)).dates()).isEmpty();
    assertFields(ages, "/ends");
    var again = PlacesTown.weekly(ages, "FREQ=DAILY;COUNT=366", "skip");
    assertThat(await(town.reserving.preview(again, NOBODY)).dates()).isEmpty();
    assertFields(again, "/ends", "/recurrence/rule");
  }

  @Test
  void whoDoesNotComeLosesTheRoomUnlessTheOrganiserSaysNever() {
    var place = town.school();
    var told = room(place, "stanza", null);
    assertThat(told.getInteger("checkInMinutes")).isEqualTo(15);
    assertThat(room(place, "stanza", told.getInteger("checkInMinutes")).getInteger("revision"))
        .isEqualTo(2);
    var code = town.reserve(place, "stanza", "2027-03-03T18:00", "2027-03-03T19:00");
    assertThat(town.get(code).getString("comeBy")).isEqualTo("2027-03-03T17:15:00Z");
    assertThat(room(place, "sgabuzzino", 0).getInteger("checkInMinutes")).isZero();
    var never = town.reserve(place, "sgabuzzino", "2027-03-03T18:00", "2027-03-03T19:00");
    assertThat(town.get(never).containsKey("comeBy")).isFalse();
    assertThat(
            Refused.with(422, () -> room(place, "cella", 3)).errors().stream()
                .map(Problem.Field::pointer))
        .containsExactly("/checkInMinutes");
  }

  private static JsonObject room(String place, String key, @Nullable Integer checkIn) {
    var draft =
        new JsonObject().put("kind", "room").put("name", PlacesTown.text(key)).put("who", "anyone");
    if (checkIn != null) {
      draft.put("checkInMinutes", checkIn);
    }
    return await(town.editing.putResource(place, key, draft, Optional.empty()));
  }

  @Test
  void staffGoAboveTheSettingsOnlyWhenTheySaySoAndNeverAboveWhatIsTaken() {
    var place = town.school();
    var late = draft(place, "sala", "2027-03-03T22:00", "2027-03-04T01:00");
    Refused.with(409, () -> town.reserve(late, DESK));
    assertThat(first(town.reserve(late.copy().put("override", true), DESK)).getString("state"))
        .isEqualTo("confirmed");
    Refused.with(409, () -> town.reserve(late.copy().put("override", true), DESK));
    Refused.with(409, () -> town.reserve(late.copy().put("override", true), NOBODY));
  }

  @Test
  void aClosureStandsInTheWayAndTellsWhatLiesInIt() {
    var place = town.school();
    var code = town.reserve(place, "aula-1", "2027-03-04T18:00", "2027-03-04T20:00");
    var closure =
        await(
            town.closures.close(
                place,
                new JsonObject()
                    .put("from", "2027-03-04")
                    .put("to", "2027-03-05")
                    .put("opens", 1080)
                    .put("closes", 1440),
                PlacesTown.key()));
    assertThat(closure.getJsonArray("affected").getJsonObject(0).getString("reservation"))
        .isEqualTo(code);
    assertClash("closed", draft(place, "aula-2", "2027-03-05T18:00", "2027-03-05T19:00"));
    town.reserve(place, "aula-2", "2027-03-05T16:00", "2027-03-05T18:00");
    await(town.closures.open(place, Long.parseLong(closure.getString("closure"))));
    town.reserve(place, "aula-2", "2027-03-05T18:00", "2027-03-05T19:00");
  }

  private static void assertClash(String kind, JsonObject draft) {
    var problem = Refused.with(409, () -> town.reserve(draft, NOBODY));
    var clashes = Refused.dates(problem).getJsonObject(0).getJsonArray("clashes");
    assertThat(clashes.getJsonObject(0).getString("kind")).isEqualTo(kind);
  }

  private static void assertFields(JsonObject draft, String... pointers) {
    assertThat(
            Refused.with(422, () -> town.reserve(draft, NOBODY)).errors().stream()
                .map(Problem.Field::pointer)
                .distinct())
        .containsExactlyInAnyOrder(pointers);
  }
}
