package cortile.display;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.FeedClient;
import cortile.identity.Role;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of docs/rooms/display.md, line by line.
final class RightsTest {
  private static Square square;

  @BeforeAll
  static void open() {
    square = new Square(false, 1);
  }

  @AfterAll
  static void close() {
    square.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /screens, 401, 403, 403, 403, 200, 200",
    "POST, /screens, 401, 403, 403, 403, 201, 201",
    "GET, /screens/{screen}, 401, 403, 403, 403, 200, 200",
    "PUT, /screens/{screen}, 401, 403, 403, 403, 200, 200",
    "DELETE, /screens/{screen}, 401, 403, 403, 403, 403, 204",
    "PUT, /screens/{screen}/pairing, 401, 403, 403, 403, 200, 200",
    "DELETE, /screens/{screen}/pairing, 401, 403, 403, 403, 204, 204",
    "GET, /views/screens/{screen}, 404, 404, 404, 404, 200, 200",
    "GET, /screen, 200, 200, 200, 200, 200, 200",
    "POST, /screen-pairings, 201, 201, 201, 201, 201, 201",
  })
  void whoMayDoWhat(
      String method,
      String path,
      int nobody,
      int resident,
      int auditor,
      int otherScreen,
      int facilitator,
      int organiser) {
    var slug = square.screen();
    var address = path.replace("{screen}", slug);
    assertThat(square.nobody(method, address).status()).isEqualTo(nobody);
    var expected =
        Map.of(
            Role.RESIDENT, resident,
            Role.AUDITOR, auditor,
            Role.SCREEN, otherScreen,
            Role.FACILITATOR, facilitator,
            Role.ORGANISER, organiser);
    for (var role : Role.values()) {
      var answer = square.as(role, "somebody", method, address, body(method, path, role));
      assertThat(answer.status())
          .as(role + " " + method + " " + path + ": " + answer.body())
          .isEqualTo(expected.get(role));
    }
  }

  private static @Nullable JsonObject body(String method, String path, Role role) {
    return switch (method + " " + path) {
      case "POST /screens" ->
          new JsonObject().put("screen", "di-" + role.wire()).put("name", "Nuovo");
      case "PUT /screens/{screen}" -> Square.draft();
      case "PUT /screens/{screen}/pairing" -> new JsonObject().put("code", square.waiting().code());
      default -> null;
    };
  }

  @Test
  void aPairedBrowserReadsItsOwnScreenAndNothingElse() {
    var slug = square.screen();
    var other = square.screen();
    var browser = square.waiting();
    square.pair(slug, browser.code());
    assertThat(square.browser("GET", "/views/screens/" + slug, browser.cookie()).status())
        .isEqualTo(200);
    assertThat(square.browser("GET", "/views/screens/" + other, browser.cookie()).status())
        .isEqualTo(404);
    assertThat(square.browser("GET", "/screens", browser.cookie()).status()).isEqualTo(401);
    assertThat(square.browser("DELETE", "/screens/" + slug + "/pairing", browser.cookie()).status())
        .isEqualTo(401);
    assertThat(square.browser("POST", "/feed-tickets", browser.cookie()).status()).isEqualTo(401);
    try (var socket =
        FeedClient.open(square.socket(0), Map.of("Cookie", browser.cookie()))
            .subscribe("screens/" + other)) {
      socket.awaitType("refused");
    }
  }

  @Test
  void aBrowserThatOnlyWaitsIsNoScreen() {
    var slug = square.screen();
    var browser = square.waiting();
    assertThat(square.browser("GET", "/views/screens/" + slug, browser.cookie()).status())
        .isEqualTo(404);
    assertThat(
            square
                .browser("GET", "/views/screens/" + slug, "__Host-cortile-screen=' or true --")
                .status())
        .isEqualTo(404);
  }
}
