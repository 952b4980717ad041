package cortile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class VotingCodeTest {
  private static Town town;
  private static Node node;

  @BeforeAll
  static void open() {
    town = new Town();
    node = town.node();
    var rows = new JsonArray();
    for (var i = 1; i <= 9; i++) {
      rows.add(Integer.toString(i));
    }
    var body = new JsonObject().put("header", "reference").put("firstLine", 2).put("rows", rows);
    assertThat(node.program(Role.ORGANISER).post("/roll/imports", body).status()).isEqualTo(200);
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void whatLooksAlikeIsTheSame() {
    assertThat(VotingCode.meant(" oO0i-Il1L—uVuV ")).contains("00011111VVVV");
    assertThat(VotingCode.meant("0123-4567-89A")).isEmpty();
    assertThat(VotingCode.meant("0123-4567-89AB-C")).isEmpty();
    assertThat(VotingCode.meant("0123-4567-89A!")).isEmpty();
  }

  @Test
  void aCodeOpensASessionOnceHoweverItIsTyped() {
    var code = print("1");
    assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    var typed = code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o').replace('1', 'l');
    var session = use(node, typed);
    assertThat(session.status()).isEqualTo(201);
    assertThat(session.json().getString("role")).isEqualTo("resident");
    var again = use(node, code);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.problem()).isEqualTo("voting-code-wrong");
  }

  @Test
  void aNewCodeVoidsTheEarlier() {
    var first = print("2");
    var second = print("2");
    assertThat(use(node, first).status()).isEqualTo(422);
    assertThat(use(node, second).status()).isEqualTo(201);
    assertThat(use(node, print("2")).status()).isEqualTo(201);
    assertThat(
            town.sql("SELECT issued, issued_by FROM identity.voting_code WHERE reference = '2'")
                .getFirst()
                .getInteger(0))
        .isEqualTo(3);
  }

  @Test
  void twoNodesNeverAcceptTheSameCode() throws Exception {
    var second = town.node();
    var code = print("3");
    var tries = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 6; i++) {
      var at = i % 2 == 0 ? node : second;
      tries.add(() -> use(at, code).status());
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
  void anExpiredCodeIsWorthNothing() {
    var code = print("4");
    town.sql("UPDATE identity.voting_code SET expires = now() WHERE reference = '4'");
    assertThat(use(node, code).status()).isEqualTo(422);
  }

  @Test
  void aCodeThatAFacilitatorPrintedNeverOpensMoreThanABallot() {
    town.sql(
        "UPDATE identity.person SET role = 'organiser' WHERE id = (SELECT person FROM"
            + " identity.roll_entry WHERE reference = '5')");
    var browser = node.browser();
    browser.post("/sessions", new JsonObject().put("votingCode", print("5")));
    assertThat(browser.get("/session").json().getString("role")).isEqualTo("resident");
    assertThat(browser.get("/staff").status()).isEqualTo(403);
  }

  @Test
  void onlyStaffPrintAndOnlyForTheRoll() {
    var body = new JsonObject().put("reference", "nobody");
    var unknown = node.program(Role.FACILITATOR).post("/roll/voting-codes", body);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.problem()).isEqualTo("no-such-entry");
    assertThat(node.program(Role.RESIDENT).post("/roll/voting-codes", body).status())
        .isEqualTo(403);
  }

  private static String print(String reference) {
    var answer =
        node.program(Role.FACILITATOR)
            .post("/roll/voting-codes", new JsonObject().put("reference", reference));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().getString("code");
  }

  private static Browser.Answer use(Node at, String code) {
    return at.browser().post("/sessions", new JsonObject().put("votingCode", code));
  }
}
