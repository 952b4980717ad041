package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.draft;
import static cortile.hub.places.PlacesTown.first;
import static cortile.hub.places.PlacesTown.weekly;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of reservations: moved, decided, cancelled, forgotten.
class HoldersTest extends InSchool {
  @Test
  void whatMovesTakesItsNewTimeAndGivesBackTheOld() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    var moved = change(code, 1, "2027-03-02T19:00", "2027-03-02T21:00");
    assertThat(moved.getString("starts")).isEqualTo("2027-03-02T18:00:00Z");
    assertThat(moved.getInteger("revision")).isEqualTo(2);
    assertThat(moved.getString("comeBy")).isEqualTo("2027-03-02T18:15:00Z");
    town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T19:00");
    assertThat(town.mails("reservation:" + code))
        .containsExactly("reservation-confirmed", "reservation-moved");
  }

  @Test
  void whoMovesWhatAnotherHasMovedIsTold() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    change(code, 1, "2027-03-02T19:00", "2027-03-02T21:00");
    assertThat(
            Refused.with(409, () -> change(code, 1, "2027-03-02T10:00", "2027-03-02T11:00")).key())
        .isEqualTo("changed-meanwhile");
    assertThat(town.get(code).getString("starts")).isEqualTo("2027-03-02T18:00:00Z");
  }

  @Test
  void whatCantMoveStaysAsItWas() {
    town.reserve(place, "aula-1", "2027-03-02T10:00", "2027-03-02T11:00");
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    Refused.with(409, () -> change(code, 1, "2027-03-02T10:30", "2027-03-02T11:30"));
    assertThat(town.get(code).getInteger("revision")).isEqualTo(1);
    assertThat(town.used(place, "aula-1")).isEqualTo(2);
  }

  @Test
  void whatNeedsApprovalHoldsItsTimeUntilTheDeskDecides() {
    town.resource(place, "cucina", "room", new JsonObject().put("approval", true));
    var made = town.reserve(draft(place, "cucina", "2027-03-02T18:00", "2027-03-02T20:00"), NOBODY);
    var code = first(made).getString("code");
    assertThat(first(made).getString("state")).isEqualTo("asked");
    Refused.with(409, () -> town.reserve(place, "cucina", "2027-03-02T18:00", "2027-03-02T20:00"));
    assertThat(decide(code, "confirm").getString("state")).isEqualTo("confirmed");
    assertThat(decide(code, "confirm").getString("state")).isEqualTo("confirmed");
    Refused.with(409, () -> decide(code, "refuse"));
    assertThat(town.mails("reservation:" + code))
        .containsExactly("reservation-asked", "reservation-confirmed");
    var other =
        first(town.reserve(draft(place, "cucina", "2027-03-03T18:00", "2027-03-03T20:00"), NOBODY))
            .getString("code");
    decide(other, "refuse");
    town.reserve(place, "cucina", "2027-03-03T18:00", "2027-03-03T20:00");
  }

  @Test
  void whatNobodyDecidedOnIsRefusedWhenItBegins() {
    town.resource(place, "cucina", "room", new JsonObject().put("approval", true));
    var code = town.reserve(place, "cucina", "2027-03-02T18:00", "2027-03-02T20:00");
    town.now = Instant.parse("2027-03-02T17:00:00Z");
    town.tick();
    assertThat(town.get(code).getString("state")).isEqualTo("refused");
    assertThat(town.used(place, "cucina")).isZero();
  }

  @Test
  void aSeriesIsCancelledFromNowOnAndWhatHasBegunStays() {
    var made =
        town.reserve(
            weekly(
                draft(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00"),
                "FREQ=WEEKLY;COUNT=4",
                "refuse"),
            NOBODY);
    var series = made.getJsonObject("series");
    var link = new Asker(null, false, series.getString("secret"));
    town.now = Instant.parse("2027-03-09T17:05:00Z");
    await(town.series.cancelSeries(series.getString("code"), link));
    await(town.series.cancelSeries(series.getString("code"), link));
    var states = new JsonArray();
    await(town.series.series(series.getString("code"), link))
        .getJsonArray("reservations")
        .forEach(each -> states.add(((JsonObject) each).getString("state")));
    assertThat(states).containsExactly("confirmed", "confirmed", "cancelled", "cancelled");
    Refused.with(404, () -> await(town.series.series(series.getString("code"), NOBODY)));
    Refused.with(
        404,
        () ->
            await(
                town.series.cancelSeries(
                    series.getString("code"), holder(first(made).getString("code")))));
  }

  @Test
  void aYearAfterItsEndNobodyKnowsWhoReserved() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    town.now = Instant.parse("2028-03-01T18:59:00Z");
    town.tick();
    await(town.job.forget());
    assertThat(town.get(code).getString("email")).isEqualTo("ada@example.org");
    town.now = Instant.parse("2028-03-01T19:01:00Z");
    await(town.job.forget());
    assertThat(town.get(code).encode()).doesNotContain("Ada", "ada@", "Coro");
    assertThat(town.get(code).getString("starts")).isEqualTo("2027-03-02T17:00:00Z");
  }

  private JsonObject change(String code, int revision, String from, String to) {
    return await(
        town.moving.change(
            code,
            new JsonObject().put("starts", from).put("ends", to),
            holder(code),
            Optional.of(revision)));
  }

  private static JsonObject decide(String code, String decision) {
    return await(town.desk.decide(code, decision, null, false, DESK));
  }

  private static Asker holder(String code) {
    return new Asker(null, false, town.secrets.secret("reservation", code + ".1"));
  }
}
