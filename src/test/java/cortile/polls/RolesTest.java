package cortile.polls;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import cortile.polls.PollTown.Someone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table of `docs/rooms/polls.md`, line by line, over HTTP.
final class RolesTest {
  private static final String ROUND = "/questions/q/rounds/1";
  private static PollTown town;
  private static Someone owner;
  private static Someone cofacilitator;
  private static Someone moderator;
  private static Someone stranger;
  private static String code;

  @BeforeAll
  static void open() {
    town = PollTown.open();
    owner = town.facilitator();
    stranger = town.facilitator();
    code = town.workshop(owner);
    cofacilitator = invited(code, "cofacilitator");
    moderator = invited(code, "moderator");
    town.ask(owner, code, "q", PollTown.question("wordcloud"));
    town.ask(owner, code, "s", PollTown.question("single"));
    town.ask(owner, code, "t", PollTown.question("text"));
    var phone = town.phone(code);
    phone.give(code, "q", 1, "words", new JsonArray().add("luce")).ok();
    phone.give(code, "t", 1, "text", "Più luce").ok();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  /// One line of the table.
  ///
  /// @param least the smallest role that may
  private record Line(
      String operation, String least, String method, String path, JsonObject body) {}

  private static List<Line> lines() {
    var seconds = new JsonObject().put("seconds", 600);
    var none = new JsonObject();
    var word = ROUND + "/words/" + town.value("select min(id) from polls.word");
    var entry = "/questions/t/rounds/1/entries/" + town.value("select min(id) from polls.entry");
    return List.of(
        new Line("moderateWord", "moderator", "PUT", word, new JsonObject().put("status", "shown")),
        new Line("moderateEntry", "moderator", "PUT", entry, new JsonObject().put("pinned", true)),
        new Line(
            "steerWorkshop",
            "moderator",
            "PATCH",
            "/controls",
            new JsonObject().put("frozen", false)),
        new Line(
            "steerWorkshop",
            "cofacilitator",
            "PATCH",
            "/controls",
            new JsonObject().put("locked", false)),
        new Line(
            "steerWorkshop",
            "cofacilitator",
            "PATCH",
            "/controls",
            new JsonObject().put("current", "q").put("frozen", false)),
        new Line(
            "steerWorkshop",
            "cofacilitator",
            "PATCH",
            "/controls",
            new JsonObject().put("pacing", "led")),
        new Line(
            "putQuestion", "cofacilitator", "PUT", "/questions/new", PollTown.question("text")),
        new Line(
            "copyQuestion",
            "cofacilitator",
            "POST",
            "/questions/new/copies",
            new JsonObject().put("id", "copy")),
        new Line("deleteQuestion", "cofacilitator", "DELETE", "/questions/none", none),
        new Line(
            "orderQuestions",
            "cofacilitator",
            "PUT",
            "/order",
            new JsonObject().put("questions", new JsonArray())),
        new Line("openRound", "cofacilitator", "PUT", ROUND, none),
        new Line("startCountdown", "cofacilitator", "PUT", ROUND + "/countdown", seconds),
        new Line("stopCountdown", "cofacilitator", "DELETE", ROUND + "/countdown", none),
        new Line(
            "showResults",
            "cofacilitator",
            "PUT",
            ROUND + "/visibility",
            new JsonObject().put("revealed", false)),
        new Line(
            "countHands",
            "cofacilitator",
            "PUT",
            "/questions/s/rounds/1/hands",
            new JsonObject().put("people", 0).put("counts", none)),
        new Line("closeRound", "cofacilitator", "POST", "/questions/s/rounds/1/closure", none),
        new Line(
            "resetQuestion",
            "cofacilitator",
            "POST",
            "/questions/s/reset",
            new JsonObject().put("through", 1)),
        new Line(
            "replaceWorkshop",
            "cofacilitator",
            "PUT",
            "",
            new JsonObject().put("title", PollTown.text("Nuovo"))),
        new Line(
            "copyWorkshop",
            "cofacilitator",
            "POST",
            "/copies",
            new JsonObject().put("request", "copied-once")),
        new Line(
            "printPapers", "cofacilitator", "PUT", "/papers", new JsonObject().put("count", 3)),
        new Line("getPapers", "cofacilitator", "GET", "/papers", none),
        new Line("exportJson", "cofacilitator", "GET", "/export/json", none),
        new Line("exportCsv", "cofacilitator", "GET", "/export/csv", none),
        new Line(
            "inviteMember",
            "owner",
            "POST",
            "/invitations",
            new JsonObject().put("role", "moderator")),
        new Line("removeMember", "owner", "DELETE", "/members/99", none));
  }

  @TestFactory
  List<DynamicTest> eachLineOfTheTable() {
    return lines().stream()
        .map(line ->
            DynamicTest.dynamicTest(line.operation() + " " + line.body(), () -> check(line)))
        .toList();
  }

  private static void check(Line line) {
    refused(stranger, line, 404, "not-found");
    refused(town.staff(Role.ORGANISER, "organiser"), line, 404, "not-found");
    refused(town.staff(Role.RESIDENT, "resident"), line, 403, "forbidden");
    refused(town.phone(code), line, 401, "unauthorized");
    if (!line.least().equals("moderator")) {
      refused(moderator, line, 403, "role-too-small");
    }
    if (line.least().equals("owner")) {
      refused(cofacilitator, line, 403, "role-too-small");
    }
    var smallest = Map.of("moderator", moderator, "cofacilitator", cofacilitator, "owner", owner);
    for (var who : List.of(smallest.get(line.least()), owner)) {
      var reply = send(who, line);
      assertThat(reply.status()).as(reply.text()).isIn(200, 201, 204, 422);
      assertThat(reply.problem()).isIn("", "invalid");
    }
  }

  @Test
  void onlyTheOwnerEndsAndDeletes() {
    var other = town.workshop(owner);
    var colleague = invited(other, "cofacilitator");
    colleague.post("/polls/" + other + "/closure", null).refused(403, "role-too-small");
    colleague.send("DELETE", "/polls/" + other, null).refused(403, "role-too-small");
    stranger.post("/polls/" + other + "/closure", null).refused(404, "not-found");
    owner.send("DELETE", "/polls/" + other, null).refused(409, "still-live");
    owner.post("/polls/" + other + "/closure", null).ok();
    owner.post("/polls/" + other + "/closure", null).ok();
    stranger.send("DELETE", "/polls/" + other, null).refused(404, "not-found");
    owner.send("DELETE", "/polls/" + other, null).ok();
    owner.send("DELETE", "/polls/" + other, null).ok();
  }

  @Test
  void anInvitationIsForOnePersonAndARemovedMemberIsAStranger() {
    var mine = town.workshop(owner);
    var secret =
        owner
            .post("/polls/" + mine + "/invitations", new JsonObject().put("role", "moderator"))
            .ok()
            .body()
            .getString("secret");
    var guest = town.facilitator();
    var join = new JsonObject().put("secret", secret).put("name", "Bea");
    guest.post("/polls/" + mine + "/members", join).ok();
    guest.post("/polls/" + mine + "/members", join).ok();
    stranger.post("/polls/" + mine + "/members", join).refused(403, "bad-invitation");
    stranger.post("/polls/" + code + "/members", join).refused(403, "bad-invitation");
    var desk = guest.view("polls/" + mine + "/desk");
    assertThat(desk.getJsonObject("members").encode())
        .contains("{\"name\":\"Bea\",\"role\":\"moderator\"}");
    var number =
        desk.getJsonObject("members").stream()
            .filter(m -> ((JsonObject) m.getValue()).getString("role").equals("moderator"))
            .findFirst()
            .orElseThrow()
            .getKey();
    owner.send("DELETE", "/polls/" + mine + "/members/" + number, null).ok();
    assertThat(guest.send("GET", "/views/polls/" + mine + "/desk", null).status()).isEqualTo(404);
    owner.send("DELETE", "/polls/" + mine + "/members/1", null).refused(409, "last-owner");
  }

  private static Someone invited(String workshop, String role) {
    var secret =
        owner
            .post("/polls/" + workshop + "/invitations", new JsonObject().put("role", role))
            .ok()
            .body()
            .getString("secret");
    var guest = town.staff(Role.FACILITATOR, role + UUID.randomUUID());
    guest.post("/polls/" + workshop + "/members", new JsonObject().put("secret", secret)).ok();
    return guest;
  }

  private static void refused(Someone who, Line line, int status, String problem) {
    send(who, line).refused(status, problem);
  }

  private static PollTown.Reply send(Someone who, Line line) {
    var body = line.method().equals("GET") || line.method().equals("DELETE") ? null : line.body();
    return who.send(line.method(), "/polls/" + code + line.path(), body);
  }
}
