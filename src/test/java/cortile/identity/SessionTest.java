package cortile.identity;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SessionTest {
  private static final String EMAIL = "voter@example.org";

  private Town town;
  private Node node;

  @BeforeEach
  void open() {
    town = new Town();
    node = town.node();
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void aYoungTokenIsNotRenewed() {
    var browser = town.signIn(node.browser(), EMAIL);
    node.clock.pass(Duration.ofMinutes(7));
    assertThat(browser.get("/session").header("Set-Cookie")).isEmpty();
  }

  @Test
  void pastHalfItsLifeATokenIsRenewed() {
    var browser = town.signIn(node.browser(), EMAIL);
    var before = browser.cookie();
    node.clock.pass(Duration.ofMinutes(8));
    assertThat(browser.get("/session").status()).isEqualTo(200);
    assertThat(browser.cookie()).isNotNull().isNotEqualTo(before);
  }

  @Test
  void aSessionGoesOnOverAnExpiredToken() {
    var browser = town.signIn(node.browser(), EMAIL);
    node.clock.pass(Duration.ofHours(11));
    var answer = browser.get("/session");
    assertThat(answer.json().getBoolean("signedIn")).isTrue();
    assertThat(answer.json().getString("email")).isEqualTo(EMAIL);
    assertThat(answer.header("Set-Cookie")).startsWith("__Host-cortile=ey");
  }

  @Test
  void aSessionLastsTwelveHoursAfterItsLastUseAndThirtyDaysAtMost() {
    var browser = town.signIn(node.browser(), EMAIL);
    var idle =
        town.sql("SELECT extract(epoch FROM ends - now())::bigint FROM identity.session")
            .getFirst()
            .getLong(0);
    assertThat(idle).isBetween(12 * 3600L + 900, 13 * 3600L + 900);

    town.sql("UPDATE identity.session SET started = current_date - 30");
    node.clock.pass(Duration.ofHours(1));
    assertThat(browser.get("/session").json().getBoolean("signedIn")).isFalse();
  }

  @Test
  void anIdleSessionIsOver() {
    var browser = town.signIn(node.browser(), EMAIL);
    town.sql("UPDATE identity.session SET ends = now() - interval '1 second'");
    node.clock.pass(Duration.ofHours(14));
    assertThat(browser.get("/session").json().getBoolean("signedIn")).isFalse();
    assertThat(browser.cookie()).isNull();
  }

  @Test
  void signingOutWorksAtOnceOnThisNodeAndSoonOnTheOthers() throws Exception {
    var other = town.node();
    var browser = town.signIn(node.browser(), EMAIL);
    var stolen = browser.cookie();
    assertThat(browser.delete("/session").status()).isEqualTo(204);
    assertThat(browser.cookie()).isNull();
    assertThat(browser.delete("/session").status()).isEqualTo(204);

    var thief = node.browser().cookie(stolen);
    assertThat(thief.get("/staff").status()).isEqualTo(401);
    var elsewhere = other.browser();
    var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    var status = 0;
    while (status != 401 && System.nanoTime() < end) {
      status = elsewhere.cookie(stolen).get("/staff").status();
      Thread.sleep(50);
    }
    assertThat(status).isEqualTo(401);
    assertThat(node.told).hasSize(1);
    assertThat(other.told).isEqualTo(node.told);
    assertThat(town.count("session")).isZero();
  }

  @Test
  void aRevokedTokenIsAlsoRefusedAsABearer() {
    var browser = town.signIn(node.browser(), EMAIL);
    var token = String.valueOf(browser.cookie()).replaceFirst("^[^=]*=", "");
    assertThat(node.browser().bearer(token).get("/session").status()).isEqualTo(200);
    browser.delete("/session");
    assertThat(node.browser().bearer(token).get("/session").status()).isEqualTo(401);
  }

  @Test
  void aNewNodeKnowsWhatWasRevokedBefore() throws Exception {
    var browser = town.signIn(node.browser(), EMAIL);
    var stolen = browser.cookie();
    browser.delete("/session");
    var late = town.node();
    Thread.sleep(500);
    assertThat(late.browser().cookie(stolen).get("/staff").status()).isEqualTo(401);
  }

  @Test
  void signingInAgainEndsTheSessionBefore() {
    var browser = town.signIn(node.browser(), EMAIL);
    var first = browser.cookie();
    town.signIn(browser, "another@example.org");
    assertThat(node.browser().cookie(first).get("/staff").status()).isEqualTo(401);
    assertThat(browser.get("/session").json().getString("email")).isEqualTo("another@example.org");
  }

  @Test
  void withoutTheDatabaseAValidTokenGoesOnAndAnExpiredOneWaits() {
    var browser = town.signIn(node.browser(), EMAIL);
    node.clock.pass(Duration.ofMinutes(10));
    await(node.db.close());
    var answer = browser.get("/session");
    assertThat(answer.json().getBoolean("signedIn")).isTrue();
    assertThat(answer.json().getString("role")).isEqualTo("resident");
    node.clock.pass(Duration.ofMinutes(10));
    var waiting = browser.get("/session");
    assertThat(waiting.status()).isEqualTo(503);
    assertThat(waiting.header("Retry-After")).isNotEmpty();
    assertThat(browser.cookie()).isNotNull();
  }

  @Test
  void whoHoldsASocketIsAskedAboutAgain() {
    var browser = town.signIn(node.browser(), EMAIL);
    var id = town.sql("SELECT id FROM identity.session").getFirst().getString(0);
    var principal = await(node.room.recheck(id)).orElseThrow();
    assertThat(await(node.room.stillValid(principal))).isTrue();
    browser.delete("/session");
    assertThat(await(node.room.recheck(id))).isEmpty();
    assertThat(await(node.room.stillValid(principal))).isFalse();
  }

  @Test
  void connectionsThatAreCutHurtNobodyForLong() {
    var browser = town.signIn(node.browser(), EMAIL);
    TestDatabase.cut(town.database, "cortile node");
    node.clock.pass(Duration.ofMinutes(8));
    assertThat(browser.get("/session").json().getBoolean("signedIn")).isTrue();
  }
}
