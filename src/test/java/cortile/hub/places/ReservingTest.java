package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.draft;
import static cortile.hub.places.PlacesTown.first;
import static cortile.hub.places.PlacesTown.signedIn;
import static cortile.hub.places.PlacesTown.weekly;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
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
    assertRefused(404, () -> await(town.holders.get(code, NOBODY)));
    assertRefused(404, () -> await(town.holders.get(code, new Asker("x", false, "wrong"))));
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
    var refused = refused(409, () -> town.reserve(draft, NOBODY));
    assertThat(dates(refused).size()).isEqualTo(2);
    assertThat(dates(refused).encode()).doesNotContain("Ada", "Coro");
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
  void staffGoAboveTheSettingsOnlyWhenTheySaySoAndNeverAboveWhatIsTaken() {
    var place = town.school();
    var late = draft(place, "sala", "2027-03-03T22:00", "2027-03-04T01:00");
    assertRefused(409, () -> town.reserve(late, DESK));
    assertThat(first(town.reserve(late.copy().put("override", true), DESK)).getString("state"))
        .isEqualTo("confirmed");
    assertRefused(409, () -> town.reserve(late.copy().put("override", true), DESK));
    assertRefused(409, () -> town.reserve(late.copy().put("override", true), NOBODY));
  }

  @Test
  void aClosureStandsInTheWayAndTellsWhatLiesInIt() {
    var place = town.school();
    var code = town.reserve(place, "aula-1", "2027-03-04T18:00", "2027-03-04T20:00");
    var closure =
        await(
            town.editing.close(
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
    await(town.editing.open(place, Long.parseLong(closure.getString("closure"))));
    town.reserve(place, "aula-2", "2027-03-05T18:00", "2027-03-05T19:00");
  }

  @Test
  void ofFiftyTriesAtOnceAQuotaLetsThroughAsManyAsItSays() {
    var quotas = new JsonObject().put("person", new JsonObject().put("open", 3));
    var place = town.school(new JsonObject().put("quotas", quotas));
    var tries =
        IntStream.range(0, 50)
            .mapToObj(i -> {
              var day = "2027-03-%02d".formatted(2 + i % 25);
              var hour = i < 25 ? "T10:00" : "T15:00";
              return town.reserving.reserve(
                  draft(
                          place,
                          "aula-1",
                          day + hour,
                          day + hour.replace("0:", "1:").replace("5:", "6:"))
                      .put("email", i % 2 == 0 ? "ada@example.org" : "Ada@Example.org"),
                  NOBODY,
                  PlacesTown.key());
            })
            .toList();
    await(Future.join(tries).otherwiseEmpty());
    assertThat(tries.stream().filter(Future::succeeded)).hasSize(3);
    assertThat(tries.stream().filter(Future::failed).map(each -> refused(each).key()))
        .containsOnly("quota-reached");
    assertThat(town.used(place, "aula-1")).isEqualTo(3);
  }

  @Test
  void theMinutesOfAWeekAreCountedForAnOrganisationAsAWhole() {
    var quotas = new JsonObject().put("organisation", new JsonObject().put("weekMinutes", 240));
    var place = town.school(new JsonObject().put("quotas", quotas));
    var coro = organisation("coro", "mara", "nino");
    var draft =
        draft(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00").put("organisation", coro);
    town.reserve(draft, signedIn("mara"));
    town.reserve(
        draft.copy().put("starts", "2027-03-04T18:00").put("ends", "2027-03-04T20:00"),
        signedIn("nino"));
    var third = draft.copy().put("starts", "2027-03-07T18:00").put("ends", "2027-03-07T19:00");
    assertThat(refused(409, () -> town.reserve(third, signedIn("mara"))).errors().getFirst().key())
        .isEqualTo("quota-week");
    town.reserve(
        third.copy().put("starts", "2027-03-08T18:00").put("ends", "2027-03-08T19:00"),
        signedIn("mara"));
    assertFields(third.copy().put("organisation", coro), "/organisation");
  }

  @Test
  void aResourceIsOnlyForThoseWhomItsSettingsName() {
    var place = town.school();
    var coro = organisation("coro-2", "piero");
    for (var who : List.of("nobody", "staff", "organisations", "residents")) {
      town.resource(place, "per-" + who, "room", new JsonObject().put("who", who));
    }
    assertThat(may(place, "residents", NOBODY, null)).isFalse();
    assertThat(may(place, "residents", signedIn("olga"), null)).isTrue();
    assertThat(may(place, "organisations", signedIn("piero"), null)).isFalse();
    assertThat(may(place, "organisations", signedIn("piero"), coro)).isTrue();
    assertThat(may(place, "staff", signedIn("piero"), coro)).isFalse();
    assertThat(may(place, "staff", DESK, null)).isTrue();
    assertThat(may(place, "nobody", DESK, null)).isFalse();
  }

  private static boolean may(String place, String who, Asker asker, @Nullable String organisation) {
    var draft = draft(place, "per-" + who, "2027-03-02T18:00", "2027-03-02T20:00");
    if (organisation != null) {
      draft.put("organisation", organisation);
    }
    try {
      town.reserve(draft, asker);
      return true;
    } catch (Problem.Refused refused) {
      assertThat(refused.problem().status()).isEqualTo(403);
      return false;
    }
  }

  private static String organisation(String slug, String... members) {
    await(
        town.organisations.create(
            new JsonObject().put("organisation", slug).put("name", slug), DESK, PlacesTown.key()));
    var secret = await(town.organisations.invitation(slug)).getString("secret");
    for (var member : members) {
      await(town.organisations.join(slug, secret, member, signedIn(member)));
    }
    return slug;
  }

  private static void assertClash(String kind, JsonObject draft) {
    var problem = refused(409, () -> town.reserve(draft, NOBODY));
    var clashes = dates(problem).getJsonObject(0).getJsonArray("clashes");
    assertThat(clashes.getJsonObject(0).getString("kind")).isEqualTo(kind);
  }

  private static JsonArray dates(Problem problem) {
    return (JsonArray) problem.extension().getOrDefault("dates", new JsonArray());
  }

  private static void assertFields(JsonObject draft, String... pointers) {
    assertThat(
            refused(422, () -> town.reserve(draft, NOBODY)).errors().stream()
                .map(Problem.Field::pointer)
                .distinct())
        .containsExactlyInAnyOrder(pointers);
  }

  private static void assertRefused(int status, ThrowingCallable call) {
    refused(status, call);
  }

  private static Problem refused(int status, ThrowingCallable call) {
    var found = new Problem[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().status())
                  .as(refused.problem().toString())
                  .isEqualTo(status);
              found[0] = refused.problem();
            });
    return found[0];
  }

  private static Problem refused(Future<?> failed) {
    return ((Problem.Refused) failed.cause()).problem();
  }
}
