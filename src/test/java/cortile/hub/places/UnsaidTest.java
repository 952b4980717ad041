package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.draft;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What everybody may know of an event's uses, and what nobody but the desk.
class UnsaidTest extends InSchool {
  private static final Instant SIX = Instant.parse("2027-03-01T17:00:00Z");
  private static final Map<String, String> TITLE = Map.of("it", "Corso di pane");
  private static long session = 9000;

  @BeforeEach
  void aCourseInARoomWithAnInterpreterAndAQuietRoom() {
    session++;
    take("session", "aula-1");
    take("need:1", "interprete");
    take("need:2", "aula-2");
    await(
        town.db.transaction(
            tx -> OccupationsRoom.describe(tx, List.of(session), "pane", TITLE, true)));
  }

  @Test
  void theWeekSaysWhatIsOnInTheRoomAndNotWhoIsThereForWhom() {
    var open = week(NOBODY);
    assertThat(use(open, "aula-1").getString("event")).isEqualTo("pane");
    for (var resource : List.of("interprete", "aula-2")) {
      var taken = use(open, resource);
      assertThat(taken.getString("kind")).isEqualTo("reservation");
      assertThat(taken.fieldNames()).doesNotContain("event", "title");
      assertThat(use(week(DESK), resource).getString("event")).isEqualTo("pane");
    }
  }

  @Test
  void whoeverIsInTheWayIsTakenAndNoMore() {
    for (var resource : List.of("interprete", "aula-2")) {
      var wanted = draft(place, resource, "2027-03-01T18:00", "2027-03-01T19:00");
      var clash = clash(wanted, NOBODY);
      assertThat(clash.getString("kind")).isEqualTo("reservation");
      assertThat(clash.containsKey("title")).isFalse();
      assertThat(clash(wanted, DESK).getJsonObject("title").getString("it"))
          .isEqualTo("Corso di pane");
    }
  }

  @Test
  void todayShowsAQuietRoomAsTakenAndIsNotTouchedByAnInterpreter() {
    var rooms = await(town.db.snapshot(tx -> TodayStore.load(tx, place))).orElseThrow();
    assertThat(rooms.getJsonObject("rooms").getJsonObject("aula-1").encode()).contains("pane");
    assertThat(rooms.getJsonObject("rooms").getJsonObject("aula-2").encode())
        .doesNotContain("pane")
        .contains("\"kind\":\"reservation\"");
    town.touched.clear();
    await(town.db.transaction(tx -> OccupationsRoom.release(tx, session, "need:1")));
    take("need:1", "interprete");
    assertThat(town.touched).isEmpty();
    await(town.db.transaction(tx -> OccupationsRoom.release(tx, session, "need:2")));
    assertThat(town.touched).containsExactly(TouchesStore.today(place));
  }

  private void take(String part, String resource) {
    var use = new SessionUse(session, part, "pane", TITLE, true);
    var claim = new Claim(place, resource, 1, SIX, SIX.plusSeconds(7200));
    await(town.db.transaction(tx -> OccupationsRoom.take(tx, use, List.of(claim))));
  }

  private JsonObject week(Asker asker) {
    return await(town.week.week(place, Optional.empty(), 1, asker)).getJsonObject("resources");
  }

  private static JsonObject use(JsonObject resources, String resource) {
    return resources.getJsonObject(resource).getJsonArray("uses").getJsonObject(0);
  }

  private static JsonObject clash(JsonObject wanted, Asker asker) {
    var plan = await(town.reserving.preview(wanted, asker));
    return PlanningRoom.told(plan.dates(), asker)
        .getJsonObject(0)
        .getJsonArray("clashes")
        .getJsonObject(0);
  }
}
