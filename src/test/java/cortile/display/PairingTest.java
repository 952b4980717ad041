package cortile.display;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.FeedClient;
import cortile.identity.Role;
import cortile.kit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PairingTest {
  private static Square square;

  @BeforeAll
  static void open() {
    square = new Square(false, 2);
  }

  @AfterAll
  static void close() {
    square.close();
  }

  @Test
  void aBrowserBecomesTheScreenWhoseCodeWasTyped() {
    var slug = square.screen();
    var browser = square.waiting();
    assertThat(own(browser)).isNull();
    try (var waits = FeedClient.open(square.socket(0)).subscribe(view(browser))) {
      waits.awaitState(view(browser), JsonObject::isEmpty);
      var typed = browser.code().substring(0, 3).toLowerCase(java.util.Locale.ROOT) + " - ";
      var paired = square.pair(slug, typed + browser.code().substring(3));
      assertThat(paired.status()).as(paired.body()).isEqualTo(200);
      assertThat(paired.json().getBoolean("paired")).isTrue();
      waits.awaitState(view(browser), state -> slug.equals(state.getString("screen")));
    }
    assertThat(own(browser)).isEqualTo(slug);
    assertThat(square.browser("GET", "/views/screens/" + slug, browser.cookie()).status())
        .isEqualTo(200);
  }

  @Test
  void aCodeMakesOneScreenOnlyAndTypingItAgainDoesNoHarm() {
    var slug = square.screen();
    var browser = square.waiting();
    assertThat(square.pair(slug, browser.code()).status()).isEqualTo(200);
    var again = square.pair(slug, browser.code());
    assertThat(again.status()).isEqualTo(200);
    var other = square.pair(square.screen(), browser.code());
    assertThat(other.problem()).isEqualTo("pairing-code-wrong");
    assertThat(own(browser)).isEqualTo(slug);
  }

  @Test
  void aBrowserKeepsItsCodeUntilItIsNearlyOver() {
    var browser = square.waiting();
    assertThat(square.waiting(browser.cookie())).isEqualTo(browser);
    TestDatabase.execute(
        square.database,
        "update display.pairing set expires = clock_timestamp() + interval '30 seconds' where code"
            + " = '"
            + browser.code()
            + "'");
    var later = square.waiting(browser.cookie());
    assertThat(later.code()).isNotEqualTo(browser.code());
    assertThat(later.cookie()).isNotEqualTo(browser.cookie());
    TestDatabase.execute(
        square.database,
        "update display.pairing set expires = clock_timestamp() where id = '"
            + later.pairing()
            + "'");
    assertThat(square.pair(square.screen(), later.code()).problem())
        .isEqualTo("pairing-code-wrong");
  }

  @Test
  void wrongCodesAreLimitedForWhoeverTypesThem() {
    var slug = square.screen();
    var path = "/screens/" + slug + "/pairing";
    for (var i = 0; i < PairingStore.MOST_TRIES; i++) {
      var wrong = square.as(Role.FACILITATOR, "bruno", "PUT", path, code("222222"));
      assertThat(wrong.problem()).isEqualTo("pairing-code-wrong");
      assertThat(wrong.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
          .isEqualTo("/code");
    }
    var browser = square.waiting();
    var right = square.as(Role.FACILITATOR, "bruno", "PUT", path, code(browser.code()));
    assertThat(right.status()).isEqualTo(429);
    assertThat(Integer.parseInt(right.retryAfter())).isBetween(1, 600);
    assertThat(own(browser)).isNull();
    var other = square.as(Role.FACILITATOR, "carla", "PUT", path, code(browser.code()));
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void aRightCodeForgivesTheWrongOnes() {
    var path = "/screens/" + square.screen() + "/pairing";
    for (var round = 0; round < 2; round++) {
      for (var i = 1; i < PairingStore.MOST_TRIES; i++) {
        square.as(Role.FACILITATOR, "dario", "PUT", path, code("no"));
      }
      var right = code(square.waiting().code());
      assertThat(square.as(Role.FACILITATOR, "dario", "PUT", path, right).status()).isEqualTo(200);
    }
  }

  @Test
  void unpairingEndsWhatTheBrowserSeesAtOnce() {
    var slug = square.screen();
    var browser = square.waiting();
    square.pair(slug, browser.code());
    var screen = "screens/" + slug;
    try (var here = FeedClient.open(square.socket(0), Map.of("Cookie", browser.cookie()));
        var elsewhere = FeedClient.open(square.socket(1), Map.of("Cookie", browser.cookie()))) {
      here.subscribe(screen).awaitState(screen, state -> state.getBoolean("paired"));
      elsewhere.subscribe(screen).awaitState(screen, state -> state.getBoolean("paired"));
      assertThat(square.organiser("DELETE", "/screens/" + slug + "/pairing", null).status())
          .isEqualTo(204);
      assertThat(square.organiser("DELETE", "/screens/" + slug + "/pairing", null).status())
          .isEqualTo(204);
      assertThat(here.awaitType("refused").getString("view")).isEqualTo(screen);
      // The other node looks within a minute; until then the state itself says so.
      elsewhere.awaitState(screen, state -> !state.getBoolean("paired"));
    }
    assertThat(own(browser)).isNull();
    assertThat(square.browser("GET", "/views/" + screen, browser.cookie()).status()).isEqualTo(404);
    assertThat(square.waiting(browser.cookie()).cookie()).isNotEqualTo(browser.cookie());
  }

  @Test
  void anotherBrowserTakesTheScreenOver() {
    var slug = square.screen();
    var first = square.waiting();
    var second = square.waiting();
    square.pair(slug, first.code());
    try (var watching = FeedClient.open(square.socket(0), Map.of("Cookie", first.cookie()))) {
      watching.subscribe("screens/" + slug).awaitType("snapshot");
      square.pair(slug, second.code());
      watching.awaitType("refused");
    }
    assertThat(own(first)).isNull();
    assertThat(own(second)).isEqualTo(slug);
  }

  @Test
  void aScreenThatIsPairedAtItsMakingIsStoredOnlyWithAGoodCode() {
    var browser = square.waiting();
    var body = new JsonObject().put("screen", "atrio").put("name", "Atrio");
    var wrong = square.organiser("POST", "/screens", body.copy().put("code", "WRONG2"));
    assertThat(wrong.problem()).isEqualTo("pairing-code-wrong");
    assertThat(square.organiser("GET", "/screens/atrio", null).status()).isEqualTo(404);
    var right = square.organiser("POST", "/screens", body.put("code", browser.code()));
    assertThat(right.status()).isEqualTo(201);
    assertThat(own(browser)).isEqualTo("atrio");
    assertThat(square.organiser("POST", "/screens", body).problem()).isEqualTo("screen-taken");
  }

  private static String view(Square.Waiting browser) {
    return "screen-pairings/" + browser.pairing();
  }

  private static String own(Square.Waiting browser) {
    return square.browser("GET", "/screen", browser.cookie()).json().getString("screen");
  }

  private static JsonObject code(String code) {
    return new JsonObject().put("code", code);
  }
}
