package cortile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RollTest {
  private static final String HEADER = "reference,email,birth_date,area,kind";

  private Town town;
  private Node node;
  private Browser organiser;

  @BeforeEach
  void open() {
    town = new Town();
    node = town.node();
    organiser = node.program(Role.ORGANISER);
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void goodLinesAreStoredAndBadOnesReportedWithLineAndColumn() {
    organiser.with("Accept-Language", "en");
    var done =
        load(
            HEADER,
            "1,ada@example.org,1984-05-31,Municipio 6,resident",
            "2,not an address,1984-05-31,Municipio 6,resident",
            "3,,31/05/1984,Municipio 6,resident",
            "",
            "4,,,,visitor",
            ",x@example.org,,,resident",
            "1,,,,resident",
            "5,,",
            "\"6\",,2001-01-01,\"Lorenteggio, \"\"the\"\" court\",city-user");
    assertThat(done.getInteger("added")).isEqualTo(2);
    assertThat(done.getJsonArray("errors"))
        .containsExactly(
            error(3, "email", "Not a valid e-mail address."),
            error(4, "birth_date", "Dates are written YYYY-MM-DD, such as 1984-05-31."),
            error(6, "kind", "Only resident and city-user are possible."),
            error(7, "reference", "The number of the entry is missing."),
            error(8, "reference", "Line 2 has the same number."),
            new JsonObject().put("line", 9).put("detail", "The line has 3 fields, the header 5."));
    assertThat(organiser.get("/roll").json())
        .isEqualTo(
            new JsonObject()
                .put("entries", 2)
                .put(
                    "areas",
                    new JsonObject().put("Lorenteggio, \"the\" court", 1).put("Municipio 6", 1))
                .put("kinds", new JsonObject().put("city-user", 1).put("resident", 1)));
  }

  @Test
  void theSameFileAgainChangesNothing() {
    var lines = new String[] {"1;ada@example.org;A", "2;;B"};
    assertThat(load("Reference;EMAIL;area", lines).getInteger("added")).isEqualTo(2);
    var again = load("Reference;EMAIL;area", lines);
    assertThat(again.getInteger("unchanged")).isEqualTo(2);
    assertThat(again.getInteger("changed")).isZero();
    var moved = load("reference,area", "2,C");
    assertThat(moved.getInteger("changed")).isEqualTo(1);
    assertThat(town.sql("SELECT area FROM identity.roll_entry ORDER BY reference"))
        .extracting(row -> row.getString(0))
        .containsExactly("A", "C");
    assertThat(person("1")).isNotEqualTo(person("2"));
  }

  @Test
  void aColumnThatIsMissingLeavesWhatIsStored() {
    load(HEADER, "1,ada@example.org,1984-05-31,A,city-user");
    load("reference,area", "1,B");
    var row =
        town.sql(
                "SELECT e.*, p.email FROM identity.roll_entry e JOIN identity.person p ON p.id ="
                    + " e.person")
            .getFirst();
    assertThat(row.getString("email")).isEqualTo("ada@example.org");
    assertThat(row.getString("kind")).isEqualTo("city-user");
    assertThat(row.getLocalDate("birth_date")).hasToString("1984-05-31");
  }

  @Test
  void aHeaderThatCannotBeReadIsRefused() {
    for (var header : new String[] {"email,area", "reference,reference", "\"reference"}) {
      var answer = organiser.post("/roll/imports", body(header, 2, "1,2"));
      assertThat(answer.status()).as(header).isEqualTo(422);
      assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
          .isEqualTo("/header");
    }
  }

  @Test
  void aColumnThatIsNotNeededIsNotReadAndSaidSo() {
    var done = load("reference,surname", "1,Rossi");
    var warning = done.getJsonArray("warnings").getJsonObject(0);
    assertThat(warning.getInteger("line")).isEqualTo(1);
    assertThat(warning.getString("column")).isEqualTo("surname");
  }

  @Test
  void theEntryOfSomeoneWhoSignedInBeforeIsTheSamePerson() {
    town.signIn(node.browser(), "ada@example.org");
    var before = town.sql("SELECT id FROM identity.person").getFirst().getUUID(0);
    load(HEADER, "1,Ada@Example.org,,A,resident");
    assertThat(person("1")).isEqualTo(before);
  }

  @Test
  void anEmailAndAPrintedCodeOfTheSameEntryAreTheSameSubject() {
    load(HEADER, "1,ada@example.org,1984-05-31,A,resident");
    var byMail = town.signIn(node.browser(), "ada@example.org");
    var byCode = node.browser();
    var code = print("1");
    assertThat(byCode.post("/sessions", new JsonObject().put("votingCode", code)).status())
        .isEqualTo(201);
    assertThat(town.sql("SELECT DISTINCT person FROM identity.session")).hasSize(1);
    assertThat(subject(byMail)).isEqualTo(subject(byCode)).isEqualTo(person("1").toString());
    assertThat(
            town.sql("SELECT subject, area, kind FROM identity.eligibility")
                .getFirst()
                .getString(0))
        .isEqualTo(person("1").toString());
  }

  @Test
  void aFamilyWithOneAddressIsTwoVoters() {
    organiser.with("Accept-Language", "en");
    var lines = new String[] {"1,home@example.org,,A,resident", "2,home@example.org,,A,resident"};
    var done = load(HEADER, lines);
    assertThat(done.getInteger("added")).isEqualTo(2);
    assertThat(done.getJsonArray("errors")).isEmpty();
    var warning = done.getJsonArray("warnings").getJsonObject(0);
    assertThat(warning.getInteger("line")).isEqualTo(3);
    assertThat(warning.getString("column")).isEqualTo("email");
    assertThat(warning.getString("detail")).contains("printed code");
    assertThat(person("1")).isNotEqualTo(person("2"));

    var again = load(HEADER, lines);
    assertThat(again.getInteger("unchanged")).isEqualTo(2);
    assertThat(again.getJsonArray("warnings")).hasSize(1);
    assertThat(subject(town.signIn(node.browser(), "home@example.org")))
        .isEqualTo(person("1").toString());
    var second = node.browser();
    second.post("/sessions", new JsonObject().put("votingCode", print("2")));
    assertThat(subject(second)).isEqualTo(person("2").toString());
  }

  @Test
  void anAddressThatChangesHandsEndsTheSessionsItOpened() {
    load(HEADER, "1,wrong@example.org,,A,resident");
    var stranger = town.signIn(node.browser(), "wrong@example.org");
    assertThat(load(HEADER, "1,right@example.org,,A,resident").getInteger("changed")).isEqualTo(1);
    assertThat(stranger.get("/session").json().getBoolean("signedIn")).isFalse();
    assertThat(subject(town.signIn(node.browser(), "right@example.org")))
        .isEqualTo(person("1").toString());
  }

  @Test
  void aRollOfFiveHundredLinesGoesInAtOnce() {
    var lines =
        IntStream.range(0, 500)
            .mapToObj(i -> i + ",voter" + i + "@example.org,1990-01-01,A,resident")
            .toArray(String[]::new);
    assertThat(load(HEADER, lines).getInteger("added")).isEqualTo(500);
    assertThat(load(HEADER, lines).getInteger("unchanged")).isEqualTo(500);
    assertThat(town.count("person")).isEqualTo(500);
  }

  private String print(String reference) {
    return organiser
        .post("/roll/voting-codes", new JsonObject().put("reference", reference))
        .json()
        .getString("code");
  }

  private String subject(Browser browser) {
    var token = String.valueOf(browser.cookie()).replaceFirst("^[^=]*=", "");
    return town.tokens.verify(token, node.clock.instant()).orElseThrow().subject();
  }

  private UUID person(String reference) {
    return town.sql("SELECT person FROM identity.roll_entry WHERE reference = $1", reference)
        .getFirst()
        .getUUID(0);
  }

  private JsonObject load(String header, String... lines) {
    var answer = organiser.post("/roll/imports", body(header, 2, lines));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static JsonObject body(String header, int first, String... lines) {
    return new JsonObject()
        .put("header", header)
        .put("firstLine", first)
        .put("rows", new JsonArray(List.of(lines)));
  }

  private static JsonObject error(int line, String column, String detail) {
    return new JsonObject().put("line", line).put("column", column).put("detail", detail);
  }
}
