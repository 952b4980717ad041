package cortile.polls;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import cortile.kit.Alphabet;
import cortile.polls.PollTown.Someone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How people come in, and what keeps them out.
final class DoorTest {
  private PollTown town;
  private Someone chiara;

  @BeforeEach
  void open() {
    town = PollTown.open();
    chiara = town.facilitator();
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void aDeviceIsOneParticipantAndAForgedCookieIsNobody() {
    var code = town.workshop(chiara);
    var phone = town.phone(code);
    phone.join(code.toLowerCase(java.util.Locale.ROOT)).ok();
    assertThat(joined(code)).isEqualTo(1);
    assertThat(phone.join(code).ok().cookie()).isNull();
    var forger = town.phone();
    forger.cookie =
        java.util.Objects.requireNonNull(phone.cookie)
            .replaceFirst(".$", phone.cookie.endsWith("A") ? "B" : "A");
    forger.send("GET", "/polls/" + code + "/participant", null).refused(403, "join-first");
    assertThat(forger.join(code).ok().cookie()).contains("HttpOnly", "SameSite=Lax");
    assertThat(joined(code)).isEqualTo(2);
  }

  @Test
  void twoWorkshopsCanNotBeLinkedByWhatIsStored() {
    var phone = town.phone();
    phone.join(town.workshop(chiara)).ok();
    phone.join(town.workshop(chiara)).ok();
    assertThat(town.value("select count(distinct key) from polls.participant")).isEqualTo("2");
  }

  @Test
  void wrongTriesAreLimitedAndAHallGoesOnJoining() {
    var code = town.workshop(chiara);
    town.phone(code);
    var tries =
        IntStream.range(0, Tries.WRONG_CODES + 50)
            .mapToObj(i ->
                town.phone()
                    .sendAsync("POST", "/polls/" + wrong(i) + "/participants", new JsonObject()))
            .toList();
    CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new)).join();
    assertThat(tries.stream().map(each -> each.join().status()).distinct())
        .containsExactlyInAnyOrder(404, 429);
    town.phone().join("3C4D6F").refused(429, "too-many-requests");
    town.phone().join(code).ok();
    town.phone().join(code).ok();
    assertThat(joined(code)).isEqualTo(3);
  }

  @Test
  void aLockedRoomKeepsThoseWhoAreIn() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("single"));
    var inside = town.phone(code);
    chiara.send("PATCH", "/polls/" + code + "/controls", new JsonObject().put("locked", true)).ok();
    town.phone().join(code).refused(403, "room-locked");
    inside.join(code).ok();
    inside.give(code, "q", 1, "choices", new JsonArray().add("a")).ok();
    var end = System.nanoTime() + 10_000_000_000L;
    while (chiara.view("polls/" + code + "/desk").getInteger("refused") < 1) {
      assertThat(System.nanoTime()).as("refused tries are on the desk").isLessThan(end);
    }
  }

  @Test
  void aPaperTokenIsForOneParticipant() {
    var code = town.workshop(chiara, "protection", "paper");
    town.ask(chiara, code, "q", PollTown.question("single"));
    var sheet =
        chiara.put("/polls/" + code + "/papers", new JsonObject().put("count", 3)).ok().body();
    assertThat(sheet.getJsonArray("tokens")).hasSize(3);
    assertThat(chiara.send("GET", "/polls/" + code + "/papers", null).ok().body()).isEqualTo(sheet);
    var token = sheet.getJsonArray("tokens").getJsonObject(1).getString("token");
    town.phone().join(code).refused(403, "needs-token");
    var holder = town.phone();
    join(holder, code, token.toLowerCase(java.util.Locale.ROOT).replace("-", " ")).ok();
    join(holder, code, token).ok();
    join(town.phone(), code, token).refused(403, "token-used");
    join(town.phone(), code, token.substring(0, 13) + (token.endsWith("C") ? "D" : "C"))
        .refused(403, "token-wrong");
    holder.give(code, "q", 1, "choices", new JsonArray().add("a")).ok();
    var papers = chiara.view("polls/" + code + "/desk").getJsonObject("papers");
    assertThat(papers).isEqualTo(new JsonObject().put("printed", 3).put("used", 1));
  }

  @Test
  void oneTokenBroughtByManyAtOnceLetsOneIn() {
    var code = town.workshop(chiara, "protection", "paper");
    var token =
        chiara
            .put("/polls/" + code + "/papers", new JsonObject().put("count", 1))
            .ok()
            .body()
            .getJsonArray("tokens")
            .getJsonObject(0)
            .getString("token");
    var tries =
        IntStream.range(0, 20)
            .mapToObj(i ->
                town.phone()
                    .sendAsync(
                        "POST",
                        "/polls/" + code + "/participants",
                        new JsonObject().put("token", token)))
            .toList();
    assertThat(tries.stream().filter(each -> each.join().status() == 200).count()).isEqualTo(1);
    assertThat(tries.stream().filter(each -> each.join().problem().equals("token-used")).count())
        .isEqualTo(19);
  }

  @Test
  void whereOnlyResidentsCountADeviceIsAskedToSignIn() {
    var code = town.workshop(chiara, "protection", "resident");
    town.phone().join(code).refused(403, "needs-resident");
    var ada = town.staff(Role.RESIDENT, "ada");
    assertThat(ada.join(code).ok().body().getString("person")).isEqualTo("resident");
    assertThat(chiara.view("polls/" + code + "/desk").getString("strength")).isEqualTo("strong");
  }

  @Test
  void protectionChangedBeforeTheFirstAnswerHoldsForThoseWhoAreIn() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("single"));
    var phone = town.phone(code);
    var draft =
        new JsonObject().put("title", PollTown.text("Laboratorio")).put("protection", "resident");
    chiara.put("/polls/" + code, draft).ok();
    phone.give(code, "q", 1, "choices", new JsonArray().add("a")).refused(403, "needs-resident");
    var ada = town.staff(Role.RESIDENT, "ada");
    ada.join(code).ok();
    ada.give(code, "q", 1, "choices", new JsonArray().add("a")).ok();
    var frozen =
        chiara
            .put("/polls/" + code, draft.put("protection", "code").put("names", "shown"))
            .refused(409, "polls-frozen");
    assertThat(frozen.body().getJsonArray("errors").encode()).contains("/protection", "/names");
  }

  @Test
  void aCodeIsNeverUsedAgainAndDiesWithItsWorkshop() {
    var codes = new HashSet<String>();
    for (var i = 0; i < 30; i++) {
      codes.add(town.workshop(chiara));
    }
    assertThat(codes).hasSize(30).allMatch(code -> code.matches("[2346789CDFGHJKMNPQRTVWXY]{6}"));
    var code = codes.iterator().next();
    town.phone(code);
    chiara.post("/polls/" + code + "/closure", null).ok();
    town.phone().join(code).refused(404, "not-found");
    assertThat(chiara.view("polls/" + code).getString("phase")).isEqualTo("ended");
    chiara.send("DELETE", "/polls/" + code, null).ok();
    town.phone().join(code).refused(404, "not-found");
    assertThat(town.value("select count(*) from polls.code where code = '" + code + "'"))
        .isEqualTo("1");
    assertThat(town.value("select count(*) from polls.workshop where code = '" + code + "'"))
        .isEqualTo("0");
  }

  @Test
  void aRequestSaidTwiceMakesOneWorkshopAndACopyHasTheQuestions() {
    var draft =
        new JsonObject()
            .put("title", PollTown.text("Modello"))
            .put("template", true)
            .put("request", "the-one-request");
    var template = chiara.post("/polls", draft).ok().body().getString("code");
    assertThat(chiara.post("/polls", draft).ok().body().getString("code")).isEqualTo(template);
    chiara.put("/polls/" + template + "/questions/uno", PollTown.question("single")).ok();
    chiara.put("/polls/" + template + "/questions/due", PollTown.question("wordcloud")).ok();
    chiara
        .put(
            "/polls/" + template + "/order",
            new JsonObject().put("questions", new JsonArray().add("due").add("uno")))
        .ok();
    chiara.put(PollTown.round(template, "uno", 1), new JsonObject()).refused(409, "is-template");
    town.phone().join(template).refused(404, "not-found");
    var copy =
        chiara
            .post("/polls/" + template + "/copies", new JsonObject().put("request", "copy-request"))
            .ok()
            .body()
            .getString("code");
    var questions = chiara.view("polls/" + copy + "/desk").getJsonObject("questions");
    assertThat(questions.getJsonObject("due").getInteger("position")).isEqualTo(1);
    assertThat(questions.getJsonObject("uno").getJsonObject("options").size()).isEqualTo(4);
    town.phone(copy);
    assertThat(chiara.send("GET", "/polls", null).ok().body().getJsonArray("workshops")).hasSize(2);
  }

  @Test
  void nicknamesAreShownOnlyWhereTheWorkshopSaysSo() {
    for (var names : new String[] {"hidden", "shown"}) {
      var code = town.workshop(chiara, "names", names);
      town.ask(chiara, code, "q", PollTown.question("text"));
      var phone = town.phone();
      phone
          .post("/polls/" + code + "/participants", new JsonObject().put("nickname", " A\u202Eda "))
          .ok();
      phone.give(code, "q", 1, "text", "Più alberi").ok();
      var seen =
          chiara.view("polls/" + code + "/desk").encode()
              + chiara.send("GET", "/polls/" + code + "/export/csv", null).text();
      assertThat(seen.contains("Ada")).isEqualTo(names.equals("shown"));
    }
  }

  private static String wrong(int number) {
    return Alphabet.of(new int[] {0, 1, 2, number, number / 24, number / 576});
  }

  private int joined(String code) {
    return chiara.view("polls/" + code + "/wall").getInteger("joined");
  }

  private static PollTown.Reply join(Someone phone, String code, String token) {
    return phone.post("/polls/" + code + "/participants", new JsonObject().put("token", token));
  }
}
