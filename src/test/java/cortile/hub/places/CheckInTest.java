package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.draft;
import static cortile.hub.places.PlacesTown.first;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who comes and who does not, and who is next.
class CheckInTest extends InSchool {
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
    assertThat(Refused.with(409, () -> await(town.desk.checkIn(code, holder(code)))).key())
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
    Refused.with(409, () -> change(code, 1, "2027-03-03T18:00", "2027-03-03T20:00"));
    Refused.with(409, () -> await(town.holders.cancel(code, DESK)));
  }

  @Test
  void theCodeAtTheDoorChecksInWhoeverIsDueThere() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    var secret = await(town.signs.sign(place, "aula-1")).getString("secret");
    assertThat(Refused.with(409, () -> atDoor(secret)).key()).isEqualTo("nothing-due");
    town.now = Instant.parse("2027-03-02T17:05:00Z");
    assertThat(Refused.with(403, () -> atDoor("guessed")).key()).isEqualTo("bad-sign");
    atDoor(secret);
    assertThat(town.get(code).getString("came")).isEqualTo("2027-03-02T17:05:00Z");
    await(town.signs.renewSign(place, "aula-1", PlacesTown.key()));
    Refused.with(403, () -> atDoor(secret));
  }

  @Test
  void theCodeAtTheDoorIsForWhoeverHasStillToCome() {
    var before = town.reserve(place, "aula-1", "2027-03-02T09:30", "2027-03-02T10:00");
    var after = town.reserve(place, "aula-1", "2027-03-02T10:00", "2027-03-02T12:00");
    var secret = await(town.signs.sign(place, "aula-1")).getString("secret");
    town.now = Instant.parse("2027-03-02T08:44:50Z");
    var key = Optional.of(PlacesTown.key());
    var came = await(town.desk.checkInAtDoor(place, "aula-1", secret, key));
    atDoor(secret);
    assertThat(town.get(before).getString("came")).isEqualTo("2027-03-02T08:44:50Z");
    assertThat(town.get(after).containsKey("came")).isFalse();
    town.now = Instant.parse("2027-03-02T08:50:00Z");
    assertThat(await(town.desk.checkInAtDoor(place, "aula-1", secret, key))).isEqualTo(came);
    assertThat(town.get(after).containsKey("came")).isFalse();
    assertThat(atDoor(secret).getString("starts")).isEqualTo("2027-03-02T09:00:00Z");
    assertThat(town.get(after).getString("came")).isEqualTo("2027-03-02T08:50:00Z");
  }

  @Test
  void whoCameToWhatNowBeginsTomorrowHasStillToCome() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T19:00");
    town.now = Instant.parse("2027-03-02T16:45:00Z");
    await(town.desk.checkIn(code, holder(code)));
    change(code, 1, "2027-03-02T18:00", "2027-03-02T20:00");
    assertThat(town.get(code).getString("came")).isEqualTo("2027-03-02T16:45:00Z");
    var moved = change(code, 2, "2027-03-03T18:00", "2027-03-03T20:00");
    assertThat(moved.containsKey("came")).isFalse();
    assertThat(moved.getString("comeBy")).isEqualTo("2027-03-03T17:15:00Z");
    town.now = Instant.parse("2027-03-03T17:15:00Z");
    town.tick();
    assertThat(town.get(code).getString("state")).isEqualTo("freed");
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

  private JsonObject atDoor(String secret) {
    return await(town.desk.checkInAtDoor(place, "aula-1", secret, Optional.empty()));
  }

  private static Asker holder(String code) {
    return new Asker(null, false, town.secrets.secret("reservation", code + ".1"));
  }

  private JsonObject change(String code, int revision, String from, String to) {
    return await(
        town.moving.change(
            code,
            new JsonObject().put("starts", from).put("ends", to),
            holder(code),
            Optional.of(revision)));
  }
}
