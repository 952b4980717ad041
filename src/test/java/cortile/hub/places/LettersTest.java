package cortile.hub.places;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import org.junit.jupiter.api.Test;

/// What letters about reservations carry.
final class LettersTest extends InSchool {
  private Row letter(String code) {
    return await(
            town.db.query(
                "select body, calendar, hub.utc(expires) as expires from hub.mail where about = $1",
                "reservation:" + code))
        .iterator()
        .next();
  }

  @Test
  void theCalendarOfALetterOpensNothing() {
    var code = town.reserve(place, "sala", "2027-03-02T18:00", "2027-03-02T20:00");
    var secret = town.secrets.secret("reservation", code + ".1");
    assertThat(letter(code).getString("body")).contains(secret);
    var calendar = letter(code).getString("calendar").replace("\r\n ", "");
    assertThat(calendar)
        .contains("URL:https://cortile.example/prenotazioni\r\n")
        .doesNotContain(secret);
  }

  @Test
  void aLetterIsOfUseUntilTheEnd() {
    var code = town.reserve(place, "sala", "2027-03-02T18:00", "2027-03-02T20:00");
    assertThat(letter(code).getString("expires")).isEqualTo("2027-03-02T19:00:00Z");
  }

  @Test
  void staffSayALinkAgainOrGiveANewOneThatWaitingLettersCarry() {
    var code = town.reserve(place, "aula-1", "2027-03-03T18:00", "2027-03-03T20:00");
    var first = await(town.holders.link(code, PlacesTown.DESK, false));
    assertThat(first.getString("code")).isEqualTo(code);
    var old = first.getString("secret");
    assertThat(opens(code, old)).isTrue();
    var renewed = await(town.holders.link(code, PlacesTown.DESK, true)).getString("secret");
    assertThat(renewed).isNotEqualTo(old);
    assertThat(opens(code, old)).isFalse();
    assertThat(opens(code, renewed)).isTrue();
    assertThat(letter(code).getString("body")).contains(renewed).doesNotContain(old);
  }

  private static boolean opens(String code, String secret) {
    var asker = new Asker(null, false, secret);
    return town.holders
        .get(code, asker)
        .map(JsonObject::isEmpty)
        .map(empty -> !empty)
        .otherwise(false)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
