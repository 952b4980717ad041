package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.hub.places.PlacesTown.NOBODY;
import static cortile.hub.places.PlacesTown.signedIn;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Who may stand in line, and when they are told of what.
class LineTest extends InSchool {
  @Test
  void afterANoShowWhoWantedTheSameSlotIsToldOfWhatIsLeftOfIt() {
    town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    var code = wish("aula-1", "prima@example.org", "2027-03-02T18:00", "2027-03-02T20:00");
    at("2027-03-02T17:00:00Z");
    assertThat(town.mails("wish:" + code)).isEmpty();
    at("2027-03-02T17:15:00Z");
    assertThat(town.mails("wish:" + code)).containsExactly("your-turn");
    assertThat(letter(code)).contains("ore 18:30–20:00").doesNotContain("18:00");
    assertThat(get(code).getString("state")).isEqualTo("told");
    assertThat(get(code).getString("from")).isEqualTo("2027-03-02T17:30:00Z");
    town.reserve(place, "aula-1", "2027-03-02T18:30", "2027-03-02T20:00");
    at("2027-03-02T18:31:00Z");
    assertThat(get(code).getString("state")).isEqualTo("over");
  }

  @Test
  void nobodyIsToldOfWhatTheyCouldNoLongerReserve() {
    town.resource(place, "forno", "room", new JsonObject().put("noticeMinutes", 60));
    var taken = town.reserve(place, "forno", "2027-03-02T18:00", "2027-03-02T20:00");
    var late = wish("forno", "tardi@example.org", "2027-03-02T18:00", "2027-03-02T18:30");
    var left = wish("forno", "resto@example.org", "2027-03-02T18:00", "2027-03-02T20:00");
    town.now = Instant.parse("2027-03-02T16:40:00Z");
    await(town.holders.cancel(taken, DESK));
    town.tick();
    assertThat(town.mails("wish:" + late)).isEmpty();
    assertThat(get(late).getString("state")).isEqualTo("over");
    assertThat(letter(left)).contains("ore 19:00–20:00");
    town.reserve(place, "forno", "2027-03-02T19:00", "2027-03-02T20:00");
  }

  @Test
  void nobodyIsToldAtNightNorSoLateThatTheNightCutsTheirTimeToAnswer() {
    var taken = town.reserve(place, "aula-1", "2027-03-03T10:00", "2027-03-03T12:00");
    var code = wish("aula-1", "notte@example.org", "2027-03-03T10:00", "2027-03-03T12:00");
    await(town.holders.cancel(taken, DESK));
    for (var night :
        new String[] {"2027-03-02T20:51:00Z", "2027-03-02T23:30:00Z", "2027-03-03T06:59:00Z"}) {
      at(night);
      assertThat(town.mails("wish:" + code)).isEmpty();
    }
    at("2027-03-03T07:00:00Z");
    assertThat(town.mails("wish:" + code)).containsExactly("your-turn");
  }

  @Test
  void onlyWhoCouldReserveItStandsInLine() {
    var organisation = place + "-coro";
    await(
        town.organisations.create(
            new JsonObject().put("organisation", organisation).put("name", "Coro"),
            DESK,
            PlacesTown.key()));
    var invitation = await(town.organisations.invitation(organisation)).getString("secret");
    var singer = signedIn(place + "-ada");
    await(town.organisations.join(organisation, invitation, "Ada", singer));
    for (var who : new String[] {"residents", "organisations", "nobody"}) {
      town.resource(place, who, "room", new JsonObject().put("who", who));
      var use = new SessionUse(town.hashCode() + who.hashCode(), "session", "e", TITLE, true);
      var from = Instant.parse("2027-03-02T17:00:00Z");
      var claim = new Claim(place, who, 1, from, from.plusSeconds(7200));
      await(town.db.transaction(tx -> OccupationsRoom.take(tx, use, java.util.List.of(claim))));
    }
    assertThat(refused(403, "residents", NOBODY)).isEqualTo("not-for-you");
    assertThat(refused(403, "organisations", signedIn("altri"))).isEqualTo("not-for-you");
    assertThat(refused(403, "nobody", DESK)).isEqualTo("not-for-you");
    make(draft("residents", "a@example.org"), signedIn("altri"));
    make(draft("organisations", "b@example.org"), singer);
  }

  @Test
  void whoStandsInLineForATimeDoesNotStandThereTwice() {
    town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T21:00");
    var code = wish("aula-1", "ada@example.org", "2027-03-02T18:00", "2027-03-02T20:00");
    var again =
        Refused.with(
            409, () -> wish("aula-1", "Ada@Example.org", "2027-03-02T19:30", "2027-03-02T21:00"));
    assertThat(again.key()).isEqualTo("in-line-already");
    wish("aula-1", "ada@example.org", "2027-03-02T20:00", "2027-03-02T21:00");
    await(town.wishes.drop(code, DESK));
    wish("aula-1", "ada@example.org", "2027-03-02T19:00", "2027-03-02T20:00");
  }

  @Test
  void staffReadTheFirstFiveHundredAndThatThereAreMore() {
    town.count(
        """
        with made as (
          insert into hub.wish (code, resource, quantity, starts, ends, email)
          select translate(lpad(to_hex(n), 8, '0'), '015abcdef', 'CDFGHJKMN'), r.id, 1, '2027-03-02T17:00Z', '2027-03-02T18:00Z', n || '@example.org'
          from generate_series(1, 501) as n, hub.resource r join hub.place p on p.id = r.place where p.slug = $1 and r.key = 'aula-1'
          returning 1)
        select count(*) from made
        """,
        place);
    var list = await(town.wishes.list(DESK));
    assertThat(list.getJsonArray("wishes")).hasSize(500);
    assertThat(list.getBoolean("more")).isTrue();
    var own = await(town.wishes.list(signedIn("altri-ancora")));
    assertThat(own).isEqualTo(new JsonObject("{\"wishes\":[],\"more\":false}"));
  }

  private static final java.util.Map<String, String> TITLE = java.util.Map.of("it", "Evento");

  private void at(String moment) {
    town.now = Instant.parse(moment);
    town.tick();
  }

  private static String letter(String code) {
    return await(town.db.query("select body from hub.mail where about = $1", "wish:" + code))
        .iterator()
        .next()
        .getString(0);
  }

  private static JsonObject get(String code) {
    return await(town.wishes.get(code, DESK));
  }

  private String wish(String resource, String email, String from, String to) {
    return make(draft(resource, email).put("starts", from).put("ends", to), NOBODY);
  }

  private JsonObject draft(String resource, String email) {
    return new JsonObject()
        .put("place", place)
        .put("resource", resource)
        .put("starts", "2027-03-02T18:00")
        .put("ends", "2027-03-02T20:00")
        .put("email", email);
  }

  private static String make(JsonObject draft, Asker asker) {
    return await(town.wishes.make(draft, asker, PlacesTown.key())).getString("code");
  }

  private String refused(int status, String resource, Asker asker) {
    return Refused.with(status, () -> make(draft(resource, "x@example.org"), asker)).key();
  }
}
