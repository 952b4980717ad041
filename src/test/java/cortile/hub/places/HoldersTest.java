package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.draft;
import static cortile.hub.places.PlacesTown.first;
import static cortile.hub.places.PlacesTown.weekly;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of reservations: moved, decided, checked in, freed, passed on.
class HoldersTest {
  private static PlacesTown town;
  private String place;

  @BeforeAll
  static void open() {
    town = PlacesTown.open();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @BeforeEach
  void school() {
    town.now = PlacesTown.MONDAY;
    place = town.school();
  }

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
    assertThat(refused(409, () -> change(code, 1, "2027-03-02T10:00", "2027-03-02T11:00")).key())
        .isEqualTo("changed-meanwhile");
    assertThat(town.get(code).getString("starts")).isEqualTo("2027-03-02T18:00:00Z");
  }

  @Test
  void whatCantMoveStaysAsItWas() {
    town.reserve(place, "aula-1", "2027-03-02T10:00", "2027-03-02T11:00");
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    refused(409, () -> change(code, 1, "2027-03-02T10:30", "2027-03-02T11:30"));
    assertThat(town.get(code).getInteger("revision")).isEqualTo(1);
    assertThat(town.used(place, "aula-1")).isEqualTo(2);
  }

  @Test
  void whatNeedsApprovalHoldsItsTimeUntilTheDeskDecides() {
    town.resource(place, "cucina", "room", new JsonObject().put("approval", true));
    var made = town.reserve(draft(place, "cucina", "2027-03-02T18:00", "2027-03-02T20:00"), NOBODY);
    var code = first(made).getString("code");
    assertThat(first(made).getString("state")).isEqualTo("asked");
    refused(409, () -> town.reserve(place, "cucina", "2027-03-02T18:00", "2027-03-02T20:00"));
    assertThat(decide(code, "confirm").getString("state")).isEqualTo("confirmed");
    assertThat(decide(code, "confirm").getString("state")).isEqualTo("confirmed");
    refused(409, () -> decide(code, "refuse"));
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
  void whatNobodyComesToIsFreedAfterAQuarterOfAnHourAndTheNextInLineIsTold() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    town.now = Instant.parse("2027-03-02T16:00:00Z");
    var first = wish("prima@example.org", "2027-03-02T18:30", "2027-03-02T20:00");
    var second = wish("seconda@example.org", "2027-03-02T19:00", "2027-03-02T20:00");
    assertThat(await(town.wishes.get(second, DESK)).getInteger("line")).isEqualTo(2);
    town.now = Instant.parse("2027-03-02T17:14:59Z");
    town.tick();
    assertThat(town.get(code).getString("state")).isEqualTo("confirmed");
    town.now = Instant.parse("2027-03-02T17:15:00Z");
    town.tick();
    town.tick();
    assertThat(town.get(code).getString("state")).isEqualTo("freed");
    assertThat(town.mails("reservation:" + code))
        .containsExactly("reservation-confirmed", "reservation-freed");
    assertThat(town.mails("wish:" + first)).containsExactly("your-turn");
    assertThat(town.mails("wish:" + second)).isEmpty();
    town.now = Instant.parse("2027-03-02T17:25:01Z");
    town.tick();
    assertThat(town.mails("wish:" + second)).containsExactly("your-turn");
  }

  @Test
  void nobodyIsToldOfWhatIsOnlyHalfFree() {
    town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T19:00");
    var code = town.reserve(place, "aula-1", "2027-03-02T19:00", "2027-03-02T20:00");
    var both = wish("tutto@example.org", "2027-03-02T18:00", "2027-03-02T20:00");
    var half = wish("mezzo@example.org", "2027-03-02T19:00", "2027-03-02T20:00");
    await(town.holders.cancel(code, DESK));
    town.tick();
    assertThat(town.mails("wish:" + both)).isEmpty();
    assertThat(town.mails("wish:" + half)).containsExactly("your-turn");
  }

  @Test
  void whoCheckedInKeepsTheRoomAndItIsDoneAtItsEnd() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    assertThat(refused(409, () -> await(town.desk.checkIn(code, holder(code)))).key())
        .isEqualTo("too-early");
    town.now = Instant.parse("2027-03-02T16:45:00Z");
    var came = await(town.desk.checkIn(code, holder(code))).getString("came");
    assertThat(came).isEqualTo("2027-03-02T16:45:00Z");
    town.now = Instant.parse("2027-03-02T17:30:00Z");
    assertThat(await(town.desk.checkIn(code, holder(code))).getString("came")).isEqualTo(came);
    town.tick();
    assertThat(town.get(code).getString("state")).isEqualTo("confirmed");
    town.now = Instant.parse("2027-03-02T19:00:00Z");
    town.tick();
    assertThat(town.get(code).getString("state")).isEqualTo("done");
    refused(409, () -> change(code, 1, "2027-03-03T18:00", "2027-03-03T20:00"));
    refused(409, () -> await(town.holders.cancel(code, DESK)));
  }

  @Test
  void theCodeAtTheDoorChecksInWhoeverIsDueThere() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    var secret = await(town.editing.sign(place, "aula-1")).getString("secret");
    assertThat(refused(409, () -> atDoor(secret)).key()).isEqualTo("nothing-due");
    town.now = Instant.parse("2027-03-02T17:05:00Z");
    assertThat(refused(403, () -> atDoor("guessed")).key()).isEqualTo("bad-sign");
    atDoor(secret);
    assertThat(town.get(code).getString("came")).isEqualTo("2027-03-02T17:05:00Z");
    await(town.editing.renewSign(place, "aula-1", PlacesTown.key()));
    refused(403, () -> atDoor(secret));
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
    await(town.holders.cancelSeries(series.getString("code"), link));
    await(town.holders.cancelSeries(series.getString("code"), link));
    var states = new JsonArray();
    await(town.holders.series(series.getString("code"), link))
        .getJsonArray("reservations")
        .forEach(each -> states.add(((JsonObject) each).getString("state")));
    assertThat(states).containsExactly("confirmed", "confirmed", "cancelled", "cancelled");
    refused(404, () -> await(town.holders.series(series.getString("code"), NOBODY)));
    refused(
        404,
        () ->
            await(
                town.holders.cancelSeries(
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

  private String wish(String email, String from, String to) {
    var draft =
        new JsonObject()
            .put("place", place)
            .put("resource", "aula-1")
            .put("starts", from)
            .put("ends", to)
            .put("email", email);
    return await(town.wishes.make(draft, NOBODY, PlacesTown.key())).getString("code");
  }

  private JsonObject change(String code, int revision, String from, String to) {
    return await(
        town.holders.change(
            code,
            new JsonObject().put("starts", from).put("ends", to),
            holder(code),
            Optional.of(revision)));
  }

  private static JsonObject decide(String code, String decision) {
    return await(town.desk.decide(code, decision, null, false, DESK));
  }

  private void atDoor(String secret) {
    await(town.desk.checkInAtDoor(place, "aula-1", secret));
  }

  private static Asker holder(String code) {
    return new Asker(null, false, town.secrets.secret("reservation", code + ".1"));
  }

  private static Problem refused(int status, ThrowingCallable call) {
    var found = new Problem[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().status()).as(refused.toString()).isEqualTo(status);
              found[0] = refused.problem();
            });
    return found[0];
  }
}
