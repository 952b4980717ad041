package cortile.polls;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.polls.PollTown.Someone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What people type who want to see what happens.
final class HostileTest {
  private static PollTown town;
  private static Someone chiara;

  @BeforeAll
  static void open() {
    town = PollTown.open();
    chiara = town.facilitator();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void aWordTooLongNamesItsPlaceAndNothingIsStored() {
    var code = cloud();
    var refused =
        town.phone(code)
            .give(code, "q", 1, "words", new JsonArray().add("luce").add("a".repeat(10_000)))
            .refused(422, "invalid");
    assertThat(refused.body().getJsonArray("errors").encode())
        .contains("\"pointer\":\"/words/1\"", "10000", "40");
    assertThat(chiara.view("polls/" + code + "/wall").getInteger("answers")).isZero();
  }

  @Test
  void theWallShowsOnlyCleanedText() {
    var code = cloud();
    give(code, "\u202Eevil\u200B", "<img src=x onerror=alert(1)>", "=1+1");
    give(code, "z" + "\u0335\u0336".repeat(3000), "🌳", "ev\u00ADil");
    var words =
        chiara
            .view("polls/" + code + "/wall")
            .getJsonObject("rounds")
            .getJsonObject("1")
            .getJsonObject("words");
    var texts = words.stream().map(e -> ((JsonObject) e.getValue()).getString("text")).toList();
    assertThat(texts).contains("evil", "<img src=x onerror=alert(1)>", "=1+1", "🌳").hasSize(5);
    assertThat(texts.toString()).doesNotContain("\u202E", "\u200B", "\u00AD");
    assertThat(words.stream().map(e -> ((JsonObject) e.getValue()).encode()))
        .contains("{\"text\":\"evil\",\"votes\":2}");
  }

  @Test
  void whatSaysNothingIsRefused() {
    var code = cloud();
    var phone = town.phone(code);
    for (var word : List.of("", " ", "\u200B\u202E", "...", "\u3164")) {
      phone.give(code, "q", 1, "words", new JsonArray().add(word)).refused(422, "invalid");
    }
    phone.give(code, "q", 1, "words", new JsonArray()).refused(422, "invalid");
    phone
        .give(code, "q", 1, "words", new JsonArray().add("a1").add("b1").add("c1").add("d1"))
        .refused(422, "invalid");
    phone
        .give(code, "q", 1, "words", new JsonArray().add("nul\u0000"))
        .refused(422, "unstorable-text");
  }

  @Test
  void twoSpellingsByOnePersonCountOnce() {
    var code = cloud();
    give(code, "albero", "ALBERI", "Àlberi");
    var words =
        chiara
            .view("polls/" + code + "/wall")
            .getJsonObject("rounds")
            .getJsonObject("1")
            .getJsonObject("words");
    assertThat(words.encode())
        .contains("{\"text\":\"albero\",\"votes\":1}")
        .doesNotContain("ALBERI");
  }

  @Test
  void nothingInTheTableRunsInASpreadsheet() {
    var code = town.workshop(chiara, "names", "shown");
    town.ask(chiara, code, "q", PollTown.question("text"));
    for (var text :
        List.of(
            "=HYPERLINK(\"http://x\")",
            "+1",
            "@SUM(A1)",
            "-2+3",
            "\uFF1D1+1",
            "plain, \"quoted\"")) {
      var phone = town.phone();
      phone.post("/polls/" + code + "/participants", new JsonObject().put("nickname", "=Eve")).ok();
      phone.give(code, "q", 1, "text", text).ok();
    }
    var csv = chiara.send("GET", "/polls/" + code + "/export/csv", null).ok().text();
    assertThat(csv)
        .contains(
            "\"'=HYPERLINK(\"\"http://x\"\")\"", ",'+1,", ",'@SUM(A1),", ",'-2+3,", ",'=Eve,");
    assertThat(csv)
        .contains(",'\uFF1D1+1,", "\"plain, \"\"quoted\"\"\"")
        .doesNotContain(",=", ",+", ",@");
    assertThat(
            chiara
                .send("GET", "/polls/" + code + "/export/json", null)
                .ok()
                .body()
                .getJsonArray("questions"))
        .hasSize(1);
  }

  @Test
  void numbersOfAnySizeAreRefusedPolitely() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "n", PollTown.question("number"));
    town.ask(chiara, code, "r", PollTown.question("rating"));
    town.ask(chiara, code, "p", PollTown.question("points"));
    var phone = town.phone(code);
    phone
        .give(code, "n", 1, "number", new java.math.BigInteger("9".repeat(400)))
        .refused(422, "invalid");
    phone.give(code, "n", 1, "number", Long.MAX_VALUE).refused(422, "invalid");
    phone.give(code, "r", 1, "rating", -1).refused(422, "invalid");
    phone
        .give(code, "p", 1, "points", new JsonObject().put("a", -5).put("b", 15))
        .refused(422, "invalid");
  }

  private static String cloud() {
    var code = town.workshop(chiara);
    town.ask(chiara, code, "q", PollTown.question("wordcloud").put("live", true));
    return code;
  }

  private static void give(String code, String... words) {
    town.phone(code).give(code, "q", 1, "words", new JsonArray(List.of(words))).ok();
  }
}
