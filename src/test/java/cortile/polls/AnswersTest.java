package cortile.polls;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import cortile.polls.PollTown.Someone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class AnswersTest {
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
  void anAnswerIsStoredOnceAndCounted() {
    var code = workshop("single");
    var phone = town.phone(code);
    var receipt =
        phone.give(code, "q", 1, "choices", list("b")).ok().body().getJsonObject("receipt");
    assertThat(receipt.getInteger("revision")).isEqualTo(1);
    assertThat(receipt.getJsonObject("answer"))
        .isEqualTo(new JsonObject().put("choices", list("b")));
    town.reveal(chiara, code, "q", 1, true);
    assertThat(counts(code)).isEqualTo("a 0 b 1 c 0 d 0");
    phone.give(code, "q", 1, "choices", list("c")).ok();
    assertThat(counts(code)).isEqualTo("a 0 b 0 c 1 d 0");
    assertThat(answers(code)).isEqualTo(1);
    assertThat(own(phone, code, "q", 1).getInteger("revision")).isEqualTo(2);
  }

  @Test
  void fiftyParallelTriesAreOneAnswer() {
    var code = workshop("multiple");
    town.reveal(chiara, code, "q", 1, true);
    var phone = town.phone(code);
    var elsewhere = phone.at(town.second);
    var tries =
        IntStream.range(0, 50)
            .mapToObj(i ->
                (i % 2 == 0 ? phone : elsewhere)
                    .sendAsync(
                        "PUT",
                        PollTown.answer(code, "q", 1),
                        new JsonObject()
                            .put("id", UUID.randomUUID().toString())
                            .put("choices", list(List.of("a", "b", "c", "d").get(i % 4)))))
            .toList();
    CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new)).join();
    tries.forEach(each -> each.join().ok());
    assertThat(answers(code)).isEqualTo(1);
    var kept =
        own(phone, code, "q", 1).getJsonObject("answer").getJsonArray("choices").getString(0);
    assertThat(counts(code)).contains(kept + " 1");
    assertThat(counts(code).replaceAll("[^1]", "")).isEqualTo("1");
    assertThat(
            town.value(
                "select count(*) from polls.answer a join polls.round r on r.id = a.round join"
                    + " polls.question q on q.id = r.question join polls.workshop w on w.id ="
                    + " q.workshop where w.code = '"
                    + code
                    + "'"))
        .isEqualTo("1");
  }

  @Test
  void theSameIdIsAnsweredAsTheFirstTimeEvenAfterANewerAnswer() {
    var code = workshop("single");
    town.reveal(chiara, code, "q", 1, true);
    var phone = town.phone(code);
    var first = new JsonObject().put("id", "first-answer").put("choices", list("a"));
    var path = PollTown.answer(code, "q", 1);
    var receipt = phone.send("PUT", path, first, "If-Match", "\"0\"").ok().body();
    phone
        .send(
            "PUT",
            path,
            new JsonObject().put("id", "second-answer").put("choices", list("b")),
            "If-Match",
            "\"1\"")
        .ok();
    assertThat(phone.at(town.second).send("PUT", path, first, "If-Match", "\"0\"").ok().body())
        .isEqualTo(receipt);
    assertThat(counts(code)).isEqualTo("a 0 b 1 c 0 d 0");
    chiara.post(PollTown.round(code, "q", 1) + "/closure", null).ok();
    assertThat(phone.send("PUT", path, first, "If-Match", "\"0\"").ok().body()).isEqualTo(receipt);
    phone
        .put(path, new JsonObject().put("id", "first-answer").put("choices", list("c")))
        .refused(422, "id-reused");
  }

  @Test
  void anotherRevisionIsRefusedAndTheSameContentIsNot() {
    var code = workshop("single");
    var phone = town.phone(code);
    var path = PollTown.answer(code, "q", 1);
    phone.give(code, "q", 1, "choices", list("a")).ok();
    var other =
        phone
            .send(
                "PUT",
                path,
                new JsonObject().put("id", "other-tab").put("choices", list("b")),
                "If-Match",
                "\"0\"")
            .refused(409, "other-answer");
    assertThat(other.body().getInteger("revision")).isEqualTo(1);
    phone
        .send(
            "PUT",
            path,
            new JsonObject().put("id", "same-again").put("choices", list("a")),
            "If-Match",
            "\"0\"")
        .ok();
    assertThat(own(phone, code, "q", 1).getInteger("revision")).isEqualTo(1);
  }

  @Test
  void anAnswerThatCanNotBeChangedIsFinal() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("single").put("changeable", false));
    var phone = town.phone(code);
    phone.give(code, "q", 1, "choices", list("a")).ok();
    phone.give(code, "q", 1, "choices", list("b")).refused(409, "answer-final");
    phone.give(code, "q", 1, "choices", list("a")).ok();
  }

  @Test
  void nobodyAnswersBeforeJoiningOrAfterTheClose() {
    var code = workshop("single");
    town.phone().give(code, "q", 1, "choices", list("a")).refused(403, "join-first");
    var phone = town.phone(code);
    phone.give(code, "q", 2, "choices", list("a")).refused(404, "not-found");
    phone.give(code, "none", 1, "choices", list("a")).refused(404, "not-found");
    chiara.post(PollTown.round(code, "q", 1) + "/closure", null).ok();
    phone.give(code, "q", 1, "choices", list("a")).refused(409, "round-over");
  }

  @Test
  void aPersonWithATokenIsTheSameParticipantOnEveryDevice() {
    var code = workshop("single");
    var ada = town.staff(Role.RESIDENT, "ada");
    ada.join(code).ok();
    ada.give(code, "q", 1, "choices", list("a")).ok();
    var elsewhere = town.staff(Role.RESIDENT, "ada").at(town.second);
    elsewhere.join(code).ok();
    elsewhere.give(code, "q", 1, "choices", list("b")).ok();
    assertThat(answers(code)).isEqualTo(1);
  }

  @Test
  void eachKindIsJudgedAndCounted() {
    var code = town.workshop(chiara);
    var kinds = List.of("multiple", "rating", "ranking", "points", "number", "text", "wordcloud");
    kinds.forEach(kind -> {
      town.ask(chiara, code, kind, PollTown.question(kind));
      town.reveal(chiara, code, kind, 1, true);
    });
    var phones = List.of(town.phone(code), town.phone(code));
    for (var phone : phones) {
      phone.give(code, "multiple", 1, "choices", list("d", "a")).ok();
      phone.give(code, "ranking", 1, "ranking", list("c", "a")).ok();
      phone.give(code, "points", 1, "points", new JsonObject().put("a", 7).put("b", 3)).ok();
      phone.give(code, "text", 1, "text", "Più alberi").ok();
    }
    phones.get(0).give(code, "rating", 1, "rating", 5).ok();
    phones.get(1).give(code, "rating", 1, "rating", 2).ok();
    phones.get(0).give(code, "number", 1, "number", 10).ok();
    phones.get(1).give(code, "number", 1, "number", 99).ok();
    phones.get(0).give(code, "wordcloud", 1, "words", list("Alberi", "luce")).ok();
    phones.get(1).give(code, "wordcloud", 1, "words", list("albero")).ok();
    chiara
        .send("PATCH", "/polls/" + code + "/controls", new JsonObject().put("pacing", "own"))
        .ok();
    var results = chiara.view("polls/" + code + "/results").getJsonObject("questions");
    assertThat(round(results, "multiple").encode())
        .contains("\"a\":{\"votes\":2}", "\"d\":{\"votes\":2}");
    assertThat(round(results, "rating").getString("mean")).isEqualTo("3.50");
    assertThat(
            round(results, "ranking")
                .getJsonObject("counts")
                .getJsonObject("c")
                .getInteger("score"))
        .isEqualTo(8);
    assertThat(
            round(results, "points").getJsonObject("counts").getJsonObject("a").getInteger("score"))
        .isEqualTo(14);
    assertThat(round(results, "number").getString("mean")).isEqualTo("54.50");
    assertThat(round(results, "number").getJsonObject("bars").size()).isEqualTo(8);
    assertThat(round(results, "text").getJsonObject("entries")).isEmpty();
    assertThat(round(results, "text").getInteger("answers")).isEqualTo(2);
    assertThat(
            round(results, "wordcloud").getJsonObject("words").stream()
                .map(e -> ((JsonObject) e.getValue()).encode()))
        .containsExactlyInAnyOrder(
            "{\"text\":\"Alberi\",\"votes\":2}", "{\"text\":\"luce\",\"votes\":1}");
    phones.getFirst().give(code, "rating", 1, "rating", 6).refused(422, "invalid");
    phones
        .getFirst()
        .give(code, "points", 1, "points", new JsonObject().put("a", 11))
        .refused(422, "invalid");
    phones.getFirst().give(code, "multiple", 1, "rating", 1).refused(422, "invalid");
    phones.getFirst().give(code, "multiple", 1, "choices", list("a", "a")).refused(422, "invalid");
  }

  private static String workshop(String kind) {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question(kind));
    return code;
  }

  private static JsonObject round(JsonObject results, String question) {
    return results.getJsonObject(question).getJsonObject("1");
  }

  private static JsonObject results(String code) {
    return round(chiara.view("polls/" + code + "/results").getJsonObject("questions"), "q");
  }

  private static String counts(String code) {
    var counts = results(code).getJsonObject("counts");
    return counts.fieldNames().stream()
        .sorted()
        .map(id -> id + " " + counts.getJsonObject(id).getInteger("votes"))
        .reduce((x, y) -> x + " " + y)
        .orElse("");
  }

  private static int answers(String code) {
    return chiara.view("polls/" + code + "/wall").getInteger("answers");
  }

  private static JsonObject own(Someone phone, String code, String question, int round) {
    return phone
        .send("GET", "/polls/" + code + "/participant", null)
        .ok()
        .body()
        .getJsonObject("answers")
        .getJsonObject(question)
        .getJsonObject(Integer.toString(round));
  }

  private static JsonArray list(String... all) {
    return new JsonArray(List.of(all));
  }
}
