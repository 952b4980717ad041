package cortile.hub.places;

import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.draft;
import static cortile.hub.places.PlacesTown.first;
import static cortile.hub.places.PlacesTown.weekly;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reserving, once and again.
class ReservingTest {
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
  void whoReservesHasItAtOnceAndGetsALetterWithACalendar() {
    var place = town.school();
    var made = town.reserve(draft(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00"), NOBODY);
    var one = first(made);
    assertThat(one.getString("state")).isEqualTo("confirmed");
    assertThat(one.getString("starts")).isEqualTo("2027-03-02T17:00:00Z");
    var code = one.getString("code");
    assertThat(town.mails("reservation:" + code)).containsExactly("reservation-confirmed");
    assertThat(
            town.count(
                "select count(*) from hub.mail where about = $1 and calendar like '%BEGIN:VEVENT%'",
                "reservation:" + code))
        .isEqualTo(1);
    var link = new Asker(null, false, one.getString("secret"));
    assertThat(await(town.holders.get(code, link)).getString("comeBy"))
        .isEqualTo("2027-03-02T17:15:00Z");
    Refused.with(404, () -> await(town.holders.get(code, NOBODY)));
    Refused.with(404, () -> await(town.holders.get(code, new Asker("x", false, "wrong"))));
  }

  @Test
  void theSameRequestAgainMakesNoSecondReservation() {
    var place = town.school();
    var draft = draft(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    var key = PlacesTown.key();
    var once = await(town.reserving.reserve(draft, NOBODY, key));
    assertThat(await(town.reserving.reserve(draft, NOBODY, key))).isEqualTo(once);
    assertThat(town.used(place, "aula-1")).isEqualTo(1);
    assertThat(town.count("select count(*) from kit.request where outcome::text like '%secret%'"))
        .isZero();
  }

  @Test
  void everyDateThatClashesIsToldAndNothingIsWritten() {
    var place = town.school();
    town.reserve(place, "aula-1", "2027-03-09T19:00", "2027-03-09T21:00");
    town.reserve(place, "aula-1", "2027-03-23T18:00", "2027-03-23T19:00");
    var draft =
        weekly(
            draft(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00"),
            "FREQ=WEEKLY;COUNT=5",
            "refuse");
    var preview = await(town.reserving.preview(draft, NOBODY));
    assertThat(preview.clashing().stream().map(each -> each.time().from().toString()))
        .containsExactly("2027-03-09T17:00:00Z", "2027-03-23T17:00:00Z");
    var refused = Refused.with(409, () -> town.reserve(draft, NOBODY));
    assertThat(Refused.dates(refused).size()).isEqualTo(2);
    assertThat(Refused.dates(refused).encode()).doesNotContain("Ada", "Coro");
    assertThat(town.used(place, "aula-1")).isEqualTo(2);
    var some = town.reserve(weekly(draft, "FREQ=WEEKLY;COUNT=5", "skip"), NOBODY);
    assertThat(some.getJsonArray("reservations")).hasSize(3);
    assertThat(some.getJsonArray("skipped")).hasSize(2);
  }

  @Test
  void whatComesAgainKeepsItsHourOnTheWallWhenSummerTimeBegins() {
    var place = town.school();
    var draft =
        weekly(
            draft(place, "aula-1", "2027-03-23T18:00", "2027-03-23T20:00"),
            "FREQ=WEEKLY;COUNT=2",
            "refuse");
    var made = town.reserve(draft, NOBODY).getJsonArray("reservations");
    assertThat(made.getJsonObject(0).getString("starts")).isEqualTo("2027-03-23T17:00:00Z");
    assertThat(made.getJsonObject(1).getString("starts")).isEqualTo("2027-03-30T16:00:00Z");
    assertThat(made.getJsonObject(1).getString("ends")).isEqualTo("2027-03-30T18:00:00Z");
  }
}
