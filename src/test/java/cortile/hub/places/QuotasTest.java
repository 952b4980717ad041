package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.draft;
import static cortile.hub.places.PlacesTown.signedIn;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who may reserve, and how much.
class QuotasTest {
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
    assertThat(tries.stream().filter(Future::failed).map(each -> Refused.of(each).key()))
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
    assertThat(
            Refused.with(409, () -> town.reserve(third, signedIn("mara")))
                .errors()
                .getFirst()
                .key())
        .isEqualTo("quota-week");
    town.reserve(
        third.copy().put("starts", "2027-03-08T18:00").put("ends", "2027-03-08T19:00"),
        signedIn("mara"));
    var stranger = third.copy().put("organisation", coro);
    assertThat(Refused.with(422, () -> town.reserve(stranger, NOBODY)).errors().getFirst().key())
        .isEqualTo("not-a-member");
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
}
