package cortile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SignInCodeTest {
  private static Town town;
  private static Node node;
  private static int people;
  private String email = "";

  @BeforeAll
  static void open() {
    town = new Town();
    node = town.node();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @BeforeEach
  void nextPerson() {
    email = "voter" + ++people + "@example.org";
  }

  @Test
  void aCodeOpensASessionOnce() {
    ask(node);
    var code = town.mailedCode(email);
    var first = node.browser();
    var session = first.post("/sessions", body(email.toUpperCase(java.util.Locale.ROOT), code));
    assertThat(session.status()).isEqualTo(201);
    assertThat(session.json().getString("email")).isEqualTo(email);
    assertThat(session.json().getString("role")).isEqualTo("resident");
    assertThat(session.header("Set-Cookie"))
        .startsWith("__Host-cortile=")
        .contains("; HttpOnly", "; Secure", "; SameSite=Lax", "; Path=/");
    assertThat(first.get("/session").json().getBoolean("signedIn")).isTrue();

    var again = node.browser().post("/sessions", body(email, code));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.problem()).isEqualTo("code-wrong");
    assertThat(again.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/code");
  }

  @Test
  void theSamePersonComesBackUnderTheSameSubject() {
    town.signIn(node.browser(), email);
    var before = town.sql("SELECT id FROM identity.person WHERE email = $1", email);
    town.signIn(node.browser(), email);
    var after = town.sql("SELECT id FROM identity.person WHERE email = $1", email);
    assertThat(after).hasSize(1);
    assertThat(after.getFirst().getUUID(0)).isEqualTo(before.getFirst().getUUID(0));
  }

  @Test
  void afterFiveWrongTriesTheRightCodeIsWorthNothing() {
    ask(node);
    var code = town.mailedCode(email);
    for (var i = 0; i < 5; i++) {
      assertThat(node.browser().post("/sessions", body(email, other(code))).status())
          .isEqualTo(422);
    }
    assertThat(node.browser().post("/sessions", body(email, code)).status()).isEqualTo(422);
  }

  @Test
  void fourWrongTriesAreForgiven() {
    ask(node);
    var code = town.mailedCode(email);
    for (var i = 0; i < 4; i++) {
      node.browser().post("/sessions", body(email, other(code)));
    }
    assertThat(node.browser().post("/sessions", body(email, code)).status()).isEqualTo(201);
  }

  @Test
  void wrongTriesAreCountedAlsoWhenTheyComeAtOnceOnTwoNodes() throws Exception {
    ask(node);
    var code = town.mailedCode(email);
    var second = town.node();
    var tries = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 40; i++) {
      var at = i % 2 == 0 ? node : second;
      tries.add(() -> at.browser().post("/sessions", body(email, other(code))).status());
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var status : threads.invokeAll(tries)) {
        assertThat(status.get()).isEqualTo(422);
      }
    }
    assertThat(
            town.sql("SELECT max(tries) FROM identity.sign_in_code WHERE tries > 0")
                .getFirst()
                .getShort(0))
        .isEqualTo((short) 5);
    assertThat(node.browser().post("/sessions", body(email, code)).status()).isEqualTo(422);
  }

  @Test
  void twoNodesNeverAcceptTheSameCode() throws Exception {
    var second = town.node();
    ask(node);
    var code = town.mailedCode(email);
    var tries = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 4; i++) {
      var at = i % 2 == 0 ? node : second;
      tries.add(() -> at.browser().post("/sessions", body(email, code)).status());
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      var accepted = 0;
      for (var status : threads.invokeAll(tries)) {
        accepted += status.get() == 201 ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    }
  }

  @Test
  void anExpiredCodeIsWorthNothing() {
    ask(node);
    town.sql("UPDATE identity.sign_in_code SET expires = now() - interval '1 second'");
    assertThat(node.browser().post("/sessions", body(email, town.mailedCode(email))).status())
        .isEqualTo(422);
  }

  @Test
  void aCodeIsForOneAddressOnly() {
    ask(node);
    var code = town.mailedCode(email);
    assertThat(node.browser().post("/sessions", body("other" + email, code)).status())
        .isEqualTo(422);
  }

  @Test
  void anAccountHasThreeCodesInAQuarterOfAnHour() {
    for (var i = 0; i < 3; i++) {
      ask(node);
    }
    var fourth = node.browser().post("/sign-in-codes", new JsonObject().put("email", email));
    assertThat(fourth.status()).isEqualTo(429);
    assertThat(fourth.problem()).isEqualTo("too-many-codes");
    assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(800, 900);
    town.sql("UPDATE identity.sign_in_code SET made = made - interval '15 minutes'");
    ask(node);
  }

  @Test
  void threeAtMostAlsoWhenAskedAtOnceOnTwoNodes() throws Exception {
    var second = town.node();
    var asks = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 12; i++) {
      var at = i % 2 == 0 ? node : second;
      asks.add(
          () -> at.browser().post("/sign-in-codes", new JsonObject().put("email", email)).status());
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      var sent = 0;
      for (var status : threads.invokeAll(asks)) {
        sent += status.get() == 202 ? 1 : 0;
      }
      assertThat(sent).isEqualTo(3);
    }
  }

  @Test
  void anUnknownAddressGetsTheSameAnswer() {
    town.signIn(node.browser(), email);
    var known = node.browser().post("/sign-in-codes", new JsonObject().put("email", email));
    var unknown =
        node.browser().post("/sign-in-codes", new JsonObject().put("email", "never-" + email));
    assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
    assertThat(known.json().fieldNames())
        .isEqualTo(unknown.json().fieldNames())
        .containsOnly("expires");
  }

  @Test
  void theMessageIsInTheCallersLanguageAndItsSubjectIsNoSecret() throws Exception {
    ask(node);
    var italian = town.mail.getReceivedMessages()[town.mail.getReceivedMessages().length - 1];
    assertThat(italian.getSubject()).isEqualTo("Il codice per entrare");
    assertThat(italian.getSubject()).doesNotContain(town.mailedCode(email));
    node.browser()
        .with("Accept-Language", "en-GB,en;q=0.8")
        .post("/sign-in-codes", new JsonObject().put("email", email));
    var english = town.mail.getReceivedMessages()[town.mail.getReceivedMessages().length - 1];
    assertThat(english.getSubject()).isEqualTo("Your code to sign in");
    assertThat(GreenMailUtil.getBody(english)).contains("10 minutes", town.mailedCode(email));
    assertThat(english.getFrom()[0].toString()).isEqualTo("city@example.org");
  }

  @Test
  void aHallSharesOneNetworkAddressYetNotWithoutLimit() {
    var hall = town.node().browser();
    var guess = new JsonObject().put("votingCode", "0000-0000-0000");
    for (var i = 0; i < Attempts.MOST; i++) {
      assertThat(hall.post("/sessions", guess).status()).isEqualTo(422);
    }
    var one = hall.post("/sessions", guess);
    assertThat(one.status()).isEqualTo(429);
    assertThat(one.problem()).isEqualTo("too-many-requests");
    assertThat(one.header("Retry-After")).isNotEmpty();
  }

  @Test
  void signingInTakesExactlyOneWay() {
    var both = body(email, "123456").put("votingCode", "0000-0000-0000");
    var answer = node.browser().post("/sessions", both);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(node.browser().post("/sessions", new JsonObject()).status()).isEqualTo(422);
    assertThat(node.browser().post("/sign-in-codes", new JsonObject().put("email", "@")).status())
        .isEqualTo(422);
  }

  private void ask(Node at) {
    var answer = at.browser().post("/sign-in-codes", new JsonObject().put("email", email));
    assertThat(answer.status()).isEqualTo(202);
  }

  private static JsonObject body(String email, String code) {
    return new JsonObject().put("email", email).put("code", code);
  }

  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
