package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The demonstration workshop on a whole node.
final class DemoWorkshopTest {
  private static final int QUICK_MS = 300;
  private final HallScript script = HallScript.load();
  private TestNode node;
  private Workshops workshops;

  @BeforeEach
  void start() throws CommandFailure {
    node = new TestNode();
    workshops = new Workshops(node.session().vertx(), node.session().client(), node.passes());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aSecondStartFindsTheSameWorkshopAndAnEndedOneIsMadeAnew() throws Exception {
    var code = workshops.build(script);
    assertThat(workshops.build(script)).isEqualTo(code);
    assertThat(desk(code).getJsonObject("questions")).hasSize(script.questions().size());
    workshops.send(HttpMethod.POST, "/" + code + "/closure", null).await();
    assertThat(workshops.build(script)).isNotEqualTo(code);
  }

  @Test
  void peopleAnswerEveryKindWhoeverLeads() throws Exception {
    var code = workshops.build(script);
    var hall = hall(code);
    hall.start();
    await(code, desk -> desk.getInteger("joined") == 28);
    for (var question : script.questions()) {
      var id = question.id();
      workshops
          .send(HttpMethod.PUT, "/" + code + "/questions/" + id + "/rounds/1", new JsonObject())
          .await();
      await(
          code,
          desk ->
              round(desk, id).getInteger("answers") >= question.words().size() / 2
                  && round(desk, id).getInteger("answers") > 3);
    }
    hall.stop();
  }

  @Test
  void theChairAsksByItselfAndGivesWayToWhoeverLeads() throws Exception {
    var code = workshops.build(script);
    var chair = new Chair(node.session().vertx(), workshops, script, code, 1);
    var ended = chair.start();
    var first = script.questions().getFirst().id();
    var second = script.questions().get(1).id();
    await(
        code,
        desk ->
            desk.getJsonObject("questions").getJsonObject(first).getString("state").equals("open")
                || second.equals(desk.getString("current")));
    var secret = workshops.invite(code);
    var token = node.token(Role.FACILITATOR, "newcomer");
    var joined =
        node.session()
            .client()
            .send(
                HttpMethod.POST,
                "/polls/" + code + "/members",
                token,
                new JsonObject().put("secret", secret).toBuffer())
            .await();
    assertThat(joined.ok()).isTrue();
    node.session()
        .client()
        .send(
            HttpMethod.PATCH,
            "/polls/" + code + "/controls",
            token,
            new JsonObject().put("current", "").toBuffer())
        .await();
    ended.await();
  }

  @Test
  void theScreenShowsTheWorkshopFirstAndOnlyTheNewestOne() throws Exception {
    var screen = new CityScreen(node.session().client(), node.passes().organiser(), City.load());
    screen.build();
    var before = slides().size();
    screen.show(workshops.build(script));
    screen.show("2C4D6F");
    assertThat(slides().size()).isEqualTo(before + 1);
    assertThat(slides().getJsonObject(0).getString("code")).isEqualTo("2C4D6F");
  }

  private JsonArray slides() throws CommandFailure {
    return node.ask(HttpMethod.GET, "/screens/" + CityScreen.SLUG).json().getJsonArray("slides");
  }

  private Hall hall(String code) throws CommandFailure {
    return new Hall(
        node.session().vertx(), node.session().client(), node.passes(), script, code, QUICK_MS);
  }

  private JsonObject desk(String code) throws Exception {
    return workshops.desk(code).await();
  }

  private static JsonObject round(JsonObject desk, String question) {
    return desk.getJsonObject("questions")
        .getJsonObject(question)
        .getJsonObject("rounds")
        .getJsonObject("1");
  }

  private void await(String code, Predicate<JsonObject> fits) throws Exception {
    var end = System.nanoTime() + 30_000_000_000L;
    while (!fits.test(desk(code))) {
      assertThat(System.nanoTime()).as("the workshop moves").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
