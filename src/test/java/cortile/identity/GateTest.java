package cortile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final JsonObject EMAIL = new JsonObject().put("email", "someone@example.org");

  private static Town town;
  private static Node node;

  @BeforeAll
  static void open() {
    town = new Town();
    node = town.node();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void aBadBearerTokenIsRefusedOnAPublicOperationToo() {
    for (var token : new String[] {"x.y.z", "", "abc"}) {
      var answer = node.browser().bearer(token).get("/session");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.problem()).isEqualTo("bad-token");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
    var basic = node.browser().with("Authorization", "Basic YTpi").get("/session");
    assertThat(basic.status()).isEqualTo(401);
  }

  @Test
  void anExpiredBearerTokenIsRefusedOnAPublicOperationToo() {
    var past = node.clock.instant().minus(Duration.ofHours(1));
    var token = town.tokens.mint("a", Role.RESIDENT, null, Tokens.LIFE, past);
    assertThat(node.browser().bearer(token).get("/session").status()).isEqualTo(401);
  }

  @Test
  void withoutATokenAPublicOperationIsOpenAndAnotherIsNot() {
    var answer = node.browser().get("/session");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(new JsonObject().put("signedIn", false));
    assertThat(node.browser().get("/staff").status()).isEqualTo(401);
    assertThat(node.browser().get("/staff").problem()).isEqualTo("unauthorized");
  }

  @Test
  void theRoleDecides() {
    assertThat(node.program(Role.ORGANISER).get("/staff").status()).isEqualTo(200);
    for (var role : new Role[] {Role.RESIDENT, Role.FACILITATOR, Role.SCREEN, Role.AUDITOR}) {
      var answer = node.program(role).get("/staff");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("forbidden");
    }
  }

  @Test
  void aTokenOfACommandNeedsNoRowInTheDatabase() {
    var who = node.program(Role.SCREEN).get("/session").json();
    assertThat(who.getBoolean("signedIn")).isTrue();
    assertThat(who.getString("role")).isEqualTo("screen");
  }

  @Test
  void aWriteWithACookieNeedsOurOwnOrigin() {
    var browser = town.signIn(node.browser(), "csrf@example.org");
    var cookie = browser.cookie();
    for (var origin : new String[] {"https://evil.example", "null", node.address() + "1"}) {
      var answer = browser.with("Origin", origin).delete("/session");
      assertThat(answer.status()).as(origin).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("wrong-origin");
    }
    var without = browser.without("Origin").delete("/session");
    assertThat(without.status()).isEqualTo(403);
    assertThat(browser.cookie()).isEqualTo(cookie);
    assertThat(browser.get("/session").json().getBoolean("signedIn")).isTrue();
    assertThat(browser.with("Origin", node.address()).delete("/session").status()).isEqualTo(204);
  }

  @Test
  void signInFromAnotherPageIsRefusedThoughNoCookieIsThere() {
    var answer =
        node.browser().with("Origin", "https://evil.example").post("/sign-in-codes", EMAIL);
    assertThat(answer.status()).isEqualTo(403);
    var token = town.tokens.mint("a", Role.RESIDENT, null, Tokens.LIFE, node.clock.instant());
    var bearer = node.browser().bearer(token).with("Origin", "https://evil.example");
    assertThat(bearer.delete("/session").status()).isEqualTo(403);
  }

  @Test
  void aProgramNeedsNoOrigin() {
    assertThat(node.program(Role.RESIDENT).delete("/session").status()).isEqualTo(204);
    assertThat(node.browser().without("Origin").post("/sign-in-codes", EMAIL).status())
        .isEqualTo(202);
  }

  @Test
  void withAPublicAddressOnlyItsOriginCounts() {
    var settings = new IdentitySettings("https://City.example:443/", false, false);
    var behindProxy = town.node(settings, town.smtp());
    var browser = behindProxy.browser();
    assertThat(browser.post("/sign-in-codes", EMAIL).status()).isEqualTo(403);
    browser.with("Origin", "https://city.example");
    var signedIn = town.signIn(browser, "proxy@example.org");
    assertThat(signedIn.cookie()).startsWith("__Host-cortile=");
    assertThat(signedIn.delete("/session").status()).isEqualTo(204);
  }

  @Test
  void onAnInsecureNetworkTheCookieIsNotSecure() {
    var hall = town.node(new IdentitySettings(null, true, false), town.smtp());
    var browser = hall.browser();
    browser.post("/sign-in-codes", new JsonObject().put("email", "hall@example.org"));
    var body =
        new JsonObject()
            .put("email", "hall@example.org")
            .put("code", town.mailedCode("hall@example.org"));
    var answer = browser.post("/sessions", body);
    assertThat(answer.header("Set-Cookie"))
        .startsWith("cortile=")
        .contains("; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(browser.get("/session").json().getBoolean("signedIn")).isTrue();
  }

  @Test
  void aForgedCookieIsForgottenOnAPublicOperationAndRefusedOnAnother() {
    var browser = node.browser().cookie("__Host-cortile=a.b.c");
    var answer = browser.get("/session");
    assertThat(answer.json().getBoolean("signedIn")).isFalse();
    assertThat(browser.cookie()).isNull();
    assertThat(browser.cookie("__Host-cortile=a.b.c").get("/staff").status()).isEqualTo(401);
  }
}
