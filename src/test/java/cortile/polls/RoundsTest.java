package cortile.polls;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.FeedClient;
import cortile.polls.PollTown.Someone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RoundsTest {
  private static PollTown town;
  private static Someone chiara;

  @BeforeAll
  static void open() {
    town = PollTown.openTwoNodes();
    chiara = town.facilitator();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void aCountdownClosesOnceByTheDatabasesClockWithTwoNodes() {
    var code = town.workshop(chiara);
    chiara.put("/polls/" + code + "/questions/q", PollTown.question("single")).ok();
    chiara.put(PollTown.round(code, "q", 1), new JsonObject().put("seconds", 1)).ok();
    var phone = town.phone(code);
    phone.give(code, "q", 1, "choices", list("a")).ok();
    try (var socket = FeedClient.open(town.socket(town.second)).subscribe("polls/" + code)) {
      socket.awaitState(
          "polls/" + code, state -> question(state).getString("state").equals("closed"));
      assertThat(question(socket.mirror("polls/" + code).state()).getString("closesAt")).isNull();
    }
    phone.give(code, "q", 1, "choices", list("b")).refused(409, "round-over");
    assertThat(logged(code, "closeByClock")).isEqualTo("1");
  }

  @Test
  void afterTheCountdownsEndNoAnswerIsTakenEvenBeforeTheRoundIsMarkedClosed() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("single"));
    var phone = town.phone(code);
    town.value(
        "update polls.round set closes_at = clock_timestamp() where id = (select max(id) from"
            + " polls.round) returning id");
    phone.give(code, "q", 1, "choices", list("a")).refused(409, "round-over");
  }

  @Test
  void aCountdownCanBeStoppedAndStartedAnew() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("single"));
    var round = PollTown.round(code, "q", 1);
    chiara.put(round + "/countdown", new JsonObject().put("seconds", 600)).ok();
    assertThat(question(chiara.view("polls/" + code)).getString("closesAt"))
        .matches(".*\\.\\d{3}Z");
    chiara.send("DELETE", round + "/countdown", null).ok();
    chiara.send("DELETE", round + "/countdown", null).ok();
    assertThat(question(chiara.view("polls/" + code)).getString("closesAt")).isNull();
    chiara.post(round + "/closure", null).ok();
    chiara.put(round + "/countdown", new JsonObject().put("seconds", 1)).refused(409, "round-over");
  }

  @Test
  void aSecondRoundStandsBesideTheFirst() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("single"));
    var phone = town.phone(code);
    phone.give(code, "q", 1, "choices", list("a")).ok();
    chiara.put(PollTown.round(code, "q", 2), new JsonObject()).refused(409, "round-open");
    chiara.post(PollTown.round(code, "q", 1) + "/closure", null).ok();
    chiara.put(PollTown.round(code, "q", 3), new JsonObject()).refused(409, "round-over");
    chiara.put(PollTown.round(code, "q", 2), new JsonObject()).ok();
    chiara.put(PollTown.round(code, "q", 2), new JsonObject()).ok();
    chiara.put(PollTown.round(code, "q", 1), new JsonObject()).refused(409, "round-over");
    phone.give(code, "q", 2, "choices", list("b")).ok();
    phone.give(code, "q", 1, "choices", list("b")).refused(409, "round-over");
    town.reveal(chiara, code, "q", 1, true);
    town.reveal(chiara, code, "q", 2, true);
    var rounds = chiara.view("polls/" + code + "/wall").getJsonObject("rounds");
    assertThat(votes(rounds, 1, "a") + "," + votes(rounds, 2, "a") + "," + votes(rounds, 2, "b"))
        .isEqualTo("1,0,1");
  }

  @Test
  void aResetLeavesTheViewsAndStaysInLogAndExport() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("single").put("live", true));
    var phone = town.phone(code);
    phone.give(code, "q", 1, "choices", list("a")).ok();
    for (var i = 0; i < 2; i++) {
      chiara.post("/polls/" + code + "/questions/q/reset", new JsonObject().put("through", 1)).ok();
    }
    assertThat(question(chiara.view("polls/" + code)).getString("state")).isEqualTo("prepared");
    assertThat(chiara.view("polls/" + code + "/results").encode()).isEqualTo("{\"questions\":{}}");
    phone.give(code, "q", 1, "choices", list("b")).refused(409, "round-over");
    assertThat(logged(code, "resetQuestion")).isEqualTo("1");
    var export = chiara.send("GET", "/polls/" + code + "/export/json", null).ok().body().encode();
    assertThat(export).contains("\"void\":true", "\"choices\":[\"a\"]");
    var next =
        chiara
            .view("polls/" + code + "/desk")
            .getJsonObject("questions")
            .getJsonObject("q")
            .getInteger("next");
    assertThat(next).isEqualTo(2);
    chiara.put(PollTown.round(code, "q", next), new JsonObject()).ok();
    phone.give(code, "q", next, "choices", list("b")).ok();
  }

  @Test
  void raisedHandsAreCountedApartAndReplaced() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("single").put("live", true));
    town.phone(code).give(code, "q", 1, "choices", list("a")).ok();
    var hands = PollTown.round(code, "q", 1) + "/hands";
    chiara.put(hands, hands(7, 4, 3)).ok();
    chiara.put(hands, hands(7, 5, 2)).ok();
    var round = chiara.view("polls/" + code + "/wall").getJsonObject("rounds").getJsonObject("1");
    assertThat(round.getInteger("answers") + " " + round.getInteger("hands")).isEqualTo("1 7");
    assertThat(round.getJsonObject("counts").getJsonObject("a"))
        .isEqualTo(new JsonObject().put("votes", 1).put("hands", 5));
    chiara.put(hands, hands(3, 2, 2)).refused(422, "invalid");
    chiara
        .put(hands, new JsonObject().put("people", 1).put("counts", new JsonObject().put("z", 1)))
        .refused(422, "invalid");
    assertThat(chiara.send("GET", "/polls/" + code + "/export/csv", null).text())
        .contains(",hands,,,a,5,");
    assertThat(logged(code, "countHands")).isEqualTo("2");
  }

  @Test
  void mergedWordsCountEachPersonOnceAndCanBeParted() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("wordcloud").put("live", true));
    town.phone(code).give(code, "q", 1, "words", list("bus", "autobus")).ok();
    var late = town.phone(code);
    late.give(code, "q", 1, "words", list("autobus")).ok();
    var bus = id(code, "bus");
    var autobus = id(code, "autobus");
    var words = PollTown.round(code, "q", 1) + "/words/";
    chiara.put(words + autobus, new JsonObject().put("into", bus)).ok();
    assertThat(cloud(code)).isEqualTo("{\"bus\":2}");
    late.give(code, "q", 1, "words", list("autobus", "tram")).ok();
    assertThat(cloud(code)).isEqualTo("{\"bus\":2,\"tram\":1}");
    chiara.put(words + autobus, new JsonObject().put("into", autobus)).ok();
    assertThat(cloud(code)).isEqualTo("{\"autobus\":2,\"bus\":1,\"tram\":1}");
    chiara.put(words + autobus, new JsonObject().put("into", "999999")).refused(404, "not-found");
  }

  @Test
  void questionsFromTheRoomWaitForAModeratorAndAreVotedFor() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("qa").put("entries", 2));
    var asking = town.phone(code);
    var round = PollTown.round(code, "q", 1);
    var text = new JsonObject().put("text", "Quando si comincia?");
    var asked = asking.put(round + "/asks/first-question", text).ok().body();
    assertThat(asking.at(town.second).put(round + "/asks/first-question", text).ok().body())
        .isEqualTo(asked);
    assertThat(asked.getString("status")).isEqualTo("waiting");
    var vote = round + "/entries/" + asked.getString("entry") + "/vote";
    var voter = town.phone(code);
    voter.send("PUT", vote, null).refused(404, "not-found");
    assertThat(chiara.view("polls/" + code + "/wall").encode()).doesNotContain("Quando");
    var entry = round + "/entries/" + asked.getString("entry");
    chiara.put(entry, new JsonObject().put("status", "shown").put("pinned", true)).ok();
    voter.send("PUT", vote, null).ok();
    voter.send("PUT", vote, null).ok();
    asking.send("PUT", vote, null).ok();
    asking.send("DELETE", vote, null).ok();
    var shown =
        chiara
            .view("polls/" + code + "/results")
            .getJsonObject("questions")
            .getJsonObject("q")
            .getJsonObject("1")
            .getJsonObject("entries");
    assertThat(shown.getJsonObject(asked.getString("entry")))
        .isEqualTo(
            new JsonObject()
                .put("text", "Quando si comincia?")
                .put("votes", 1)
                .put("pinned", true));
    asking.put(round + "/asks/second-question", text).ok();
    asking.put(round + "/asks/third-question", text).refused(409, "too-many-asks");
    var own = voter.send("GET", "/polls/" + code + "/participant", null).ok().body();
    assertThat(own.getJsonObject("votes").fieldNames()).containsExactly(asked.getString("entry"));
    chiara.post(round + "/closure", null).ok();
    voter.send("DELETE", vote, null).refused(409, "round-over");
  }

  private static JsonObject hands(int people, int a, int b) {
    return new JsonObject()
        .put("people", people)
        .put("counts", new JsonObject().put("a", a).put("b", b));
  }

  private static String cloud(String code) {
    var words =
        chiara
            .view("polls/" + code + "/wall")
            .getJsonObject("rounds")
            .getJsonObject("1")
            .getJsonObject("words");
    var cloud = new java.util.TreeMap<String, Object>();
    words.forEach(each ->
        cloud.put(
            ((JsonObject) each.getValue()).getString("text"),
            ((JsonObject) each.getValue()).getValue("votes")));
    return new JsonObject(cloud).encode();
  }

  private static String id(String code, String word) {
    return town.value(
        "select d.id from polls.word d join polls.round r on r.id = d.round join polls.question q"
            + " on q.id = r.question"
            + " join polls.workshop w on w.id = q.workshop where w.code = '%s' and d.text = '%s'"
                .formatted(code, word));
  }

  private static String logged(String code, String act) {
    return town.value(
        "select count(*) from polls.log g join polls.workshop w on w.id = g.workshop where w.code = '%s' and g.act = '%s'"
            .formatted(code, act));
  }

  private static int votes(JsonObject rounds, int round, String option) {
    return rounds
        .getJsonObject(Integer.toString(round))
        .getJsonObject("counts")
        .getJsonObject(option)
        .getInteger("votes");
  }

  private static JsonObject question(JsonObject view) {
    return view.getJsonObject("questions").getJsonObject("q");
  }

  private static JsonArray list(String... all) {
    return new JsonArray(java.util.List.of(all));
  }
}
