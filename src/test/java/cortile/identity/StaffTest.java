package cortile.identity;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StaffTest {
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
  void theLinkOfTheFirstStartMakesTheFirstOrganiserOnce() {
    var link = await(node.staff.firstLink()).orElseThrow();
    var other = await(node.staff.firstLink()).orElseThrow();
    assertThat(link.at("https://city.example"))
        .startsWith("https://city.example/conduce/#setup=")
        .endsWith(link.secret());
    assertThat(link.toString()).doesNotContain(link.secret());

    var nameless = node.browser().post("/sessions", setup(link.secret()));
    assertThat(nameless.status()).isEqualTo(422);
    assertThat(nameless.problem()).isEqualTo("setup-needs-email");
    var browser = node.browser();
    var body = setup(link.secret()).put("email", "First@Example.org");
    assertThat(browser.post("/sessions", body).json().getString("role")).isEqualTo("organiser");
    assertThat(browser.get("/staff").json().getJsonArray("staff"))
        .containsExactly(
            new JsonObject().put("email", "first@example.org").put("role", "organiser"));

    assertThat(node.browser().post("/sessions", body).problem()).isEqualTo("setup-wrong");
    var late = setup(other.secret()).put("email", "second@example.org");
    assertThat(node.browser().post("/sessions", late).problem()).isEqualTo("setup-wrong");
    assertThat(await(node.staff.firstLink())).isEmpty();
  }

  @Test
  void aSetupLinkWorksOnceAlsoAtOnceOnTwoNodes() throws Exception {
    var second = town.node();
    var secret = secret(node.program(Role.ORGANISER), "fac@example.org", "facilitator");
    var tries = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 6; i++) {
      var at = i % 2 == 0 ? node : second;
      tries.add(() -> at.browser().post("/sessions", setup(secret)).status());
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      var accepted = 0;
      for (var status : threads.invokeAll(tries)) {
        accepted += status.get() == 201 ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    }
  }

  @Test
  void aSetupLinkLastsADayAndANewOneVoidsIt() {
    var organiser = node.program(Role.ORGANISER);
    var first = secret(organiser, "fac@example.org", "facilitator");
    var second = secret(organiser, "fac@example.org", "facilitator");
    assertThat(node.browser().post("/sessions", setup(first)).problem()).isEqualTo("setup-wrong");
    town.sql("UPDATE identity.setup_link SET expires = expires - interval '24 hours'");
    assertThat(node.browser().post("/sessions", setup(second)).problem()).isEqualTo("setup-wrong");
  }

  @Test
  void nobodyIsHandedAWayIntoTheAccountOfSomeoneWhoMayHaveVoted() {
    town.signIn(node.browser(), "voter@example.org");
    var organiser = node.program(Role.ORGANISER);
    var answer = organiser.post("/staff", staff("voter@example.org", "facilitator"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().containsKey("link")).isFalse();
    var again = town.signIn(node.browser(), "voter@example.org");
    assertThat(again.get("/session").json().getString("role")).isEqualTo("facilitator");
    var byOperator = await(node.staff.organiser("voter@example.org"));
    assertThat(node.browser().post("/sessions", setup(byOperator.secret())).status())
        .isEqualTo(201);
  }

  @Test
  void whoProvesAnAddressEndsWhatASetupLinkBegan() {
    var secret = secret(node.program(Role.ORGANISER), "fac@example.org", "facilitator");
    var inviter = node.browser();
    inviter.post("/sessions", setup(secret));
    assertThat(inviter.get("/session").json().getBoolean("signedIn")).isTrue();
    town.signIn(node.browser(), "fac@example.org");
    assertThat(inviter.get("/session").json().getBoolean("signedIn")).isFalse();
  }

  @Test
  void anotherRoleCountsAtOnce() {
    var organiser = node.program(Role.ORGANISER);
    organiser.post("/staff", staff("boss@example.org", "organiser"));
    organiser.post("/staff", staff("other@example.org", "organiser"));
    var browser = town.signIn(node.browser(), "boss@example.org");
    assertThat(browser.get("/staff").status()).isEqualTo(200);
    assertThat(organiser.post("/staff", staff("boss@example.org", "resident")).status())
        .isEqualTo(201);
    assertThat(browser.get("/staff").status()).isEqualTo(401);
    town.signIn(browser, "boss@example.org");
    assertThat(browser.get("/staff").status()).isEqualTo(403);
  }

  @Test
  void theLastOrganiserStays() throws Exception {
    var organiser = node.program(Role.ORGANISER);
    organiser.post("/staff", staff("a@example.org", "organiser"));
    var alone = organiser.post("/staff", staff("a@example.org", "auditor"));
    assertThat(alone.status()).isEqualTo(409);
    assertThat(alone.problem()).isEqualTo("last-organiser");
    organiser.post("/staff", staff("b@example.org", "organiser"));
    var dismissals = new ArrayList<Callable<Integer>>();
    for (var email : new String[] {"a@example.org", "b@example.org"}) {
      dismissals.add(
          () -> node.program(Role.ORGANISER).post("/staff", staff(email, "resident")).status());
    }
    try (var threads = Executors.newFixedThreadPool(2)) {
      threads.invokeAll(dismissals).forEach(ended -> assertThat(ended.isDone()).isTrue());
    }
    assertThat(town.sql("SELECT FROM identity.person WHERE role = 'organiser'")).hasSize(1);
  }

  private static String secret(Browser organiser, String email, String role) {
    var answer = organiser.post("/staff", staff(email, role));
    assertThat(answer.status()).isEqualTo(201);
    var link = answer.json().getString("link");
    return link.substring(link.indexOf("#setup=") + 7);
  }

  private static JsonObject staff(String email, String role) {
    return new JsonObject().put("email", email).put("role", role);
  }

  private static JsonObject setup(String secret) {
    return new JsonObject().put("setup", secret);
  }
}
