package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.Contract;
import cortile.kit.KeyFiles;
import cortile.kit.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The contract over a real socket. Answers are held against their schemas wherever assertions run
/// (`kit.AnswerCheck`), so an answer that breaks its promise comes as 500 here.
class ContractTest {
  private static final JsonObject TEXT = new JsonObject().put("it", "Prova");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static App app;
  private static Tokens tokens;

  @BeforeAll
  static void start() throws IOException {
    Path data = TestDatabase.dataFolder();
    app = new App(Config.local(data, TestDatabase.empty()).withDemo());
    app.start().await();
    tokens = new Tokens(new KeyFiles(data.resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
  }

  @AfterAll
  static void stop() {
    app.stop().await();
  }

  @Test
  void everyOperationOfAVoteAnswersAsTheContractSays() {
    assertStatus(201, "POST", "/budgets", Role.ORGANISER, draft("vote"));
    assertStatus(409, "POST", "/budgets", Role.ORGANISER, draft("vote"));
    assertStatus(200, "PUT", "/budgets/vote", Role.ORGANISER, draft("vote"));
    assertStatus(
        200, "POST", "/budgets/vote/projects", Role.ORGANISER, projects("A/1", "B 2", "C"));
    assertStatus(204, "DELETE", "/budgets/vote/projects/C", Role.ORGANISER, null);
    assertStatus(204, "DELETE", "/budgets/vote/projects/C", Role.ORGANISER, null);
    assertStatus(404, "GET", "/budgets/vote", null, null);
    assertStatus(404, "PUT", "/budgets/vote/ballot", Role.RESIDENT, choices("A/1"));
    assertStatus(422, "POST", "/budgets/vote/opening", Role.ORGANISER, new JsonObject());
    assertStatus(422, "POST", "/budgets/vote/opening", Role.ORGANISER, closes(-1));
    assertStatus(
        422, "PUT", "/budgets/vote", Role.ORGANISER, draft("vote").put("pots", otherPot()));
    assertStatus(200, "POST", "/budgets/vote/opening", Role.ORGANISER, closes(1));
    assertStatus(200, "GET", "/budgets/vote", null, null);
    assertStatus(200, "GET", "/budgets", null, null);
    assertStatus(404, "GET", "/budgets/vote/ballot", Role.RESIDENT, null);
    var receipt =
        assertStatus(200, "PUT", "/budgets/vote/ballot", Role.RESIDENT, choices("A/1", "B 2"))
            .getJsonObject("receipt");
    assertThat(
            assertStatus(200, "GET", "/budgets/vote/ballot", Role.RESIDENT, null)
                .getJsonObject("receipt"))
        .isEqualTo(receipt);
    assertStatus(200, "GET", "/budgets/vote/receipts/" + receipt.getString("code"), null, null);
    assertStatus(200, "GET", "/budgets/vote/eligibility", null, null);
    assertStatus(
        204, "POST", "/budgets/vote/ratings", Role.RESIDENT, new JsonObject().put("stars", 5));
    assertStatus(
        200, "POST", "/budgets/vote/extension", Role.ORGANISER, closes(2).put("reason", TEXT));
    assertStatus(
        200,
        "POST",
        "/budgets/vote/projects/A%2F1/withdrawal",
        Role.ORGANISER,
        new JsonObject().put("reason", TEXT));
    assertStatus(204, "DELETE", "/budgets/vote/ballot", Role.RESIDENT, null);
    assertStatus(204, "DELETE", "/budgets/vote/ballot", Role.RESIDENT, null);
    assertStatus(409, "GET", "/budgets/vote/results", Role.AUDITOR, null);
    assertStatus(200, "POST", "/budgets/vote/closure", Role.ORGANISER, null);
    assertStatus(200, "GET", "/budgets/vote/results", Role.AUDITOR, null);
    assertStatus(409, "GET", "/budgets/vote/results", null, null);
    assertStatus(409, "GET", "/budgets/vote/results?rule=phragmen", null, null);
    assertStatus(200, "GET", "/budgets/vote/results?rule=equal-shares", Role.ORGANISER, null);
    assertStatus(200, "GET", "/budgets/vote/results?rule=phragmen", Role.AUDITOR, null);
    assertStatus(422, "GET", "/budgets/vote/results?rule=greedy-points", Role.ORGANISER, null);
    assertStatus(200, "GET", "/budgets/vote/count", Role.ORGANISER, null);
    assertStatus(403, "GET", "/budgets/vote/count", Role.RESIDENT, null);
    assertStatus(200, "POST", "/budgets/vote/publication", Role.ORGANISER, null);
    assertStatus(200, "GET", "/budgets/vote/results", null, null);
    assertThat(send("GET", "/budgets/vote/results/csv", null, null).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/budgets/vote/ballots/pb", null, null).statusCode()).isEqualTo(200);
    assertStatus(404, "GET", "/pictures/vote/1-abc", null, null);
    assertStatus(409, "DELETE", "/budgets/vote", Role.ORGANISER, null);
  }

  @Test
  void everyoneElsesOperationsAnswerAsTheContractSays() {
    assertStatus(200, "GET", "/config", null, null);
    assertStatus(200, "GET", "/session", null, null);
    assertStatus(204, "DELETE", "/session", null, null);
    assertStatus(
        202, "POST", "/sign-in-codes", null, new JsonObject().put("email", "ada@example.org"));
    assertStatus(
        422,
        "POST",
        "/sessions",
        null,
        new JsonObject().put("email", "ada@example.org").put("code", "000000"));
    assertStatus(200, "GET", "/staff", Role.ORGANISER, null);
    assertStatus(
        201,
        "POST",
        "/staff",
        Role.ORGANISER,
        new JsonObject().put("email", "bea@example.org").put("role", "organiser"));
    assertStatus(200, "GET", "/roll", Role.ORGANISER, null);
    assertStatus(
        200,
        "POST",
        "/roll/imports",
        Role.ORGANISER,
        new JsonObject()
            .put("header", "reference,email,birth_date,area,kind")
            .put("firstLine", 2)
            .put(
                "rows",
                new JsonArray()
                    .add("1,x@example.org,1990-01-01,Nord,resident")
                    .add("2,,x,Nord,resident")));
    assertStatus(
        201,
        "POST",
        "/roll/voting-codes",
        Role.FACILITATOR,
        new JsonObject().put("reference", "1"));
    assertStatus(201, "POST", "/feed-tickets", Role.RESIDENT, null);
  }

  @Test
  void everyOperationRefusesThoseWhomItIsNotFor() {
    var checked = new TreeSet<String>();
    for (var path : Contract.document(Rooms.NAMES).getJsonObject("paths")) {
      for (var method : (JsonObject) path.getValue()) {
        var operation = (JsonObject) method.getValue();
        var who = Contract.who(operation);
        assertThat(who).as(path.getKey()).isNotEmpty();
        if (who.contains("public")) {
          continue;
        }
        var address = path.getKey().replaceAll("\\{[^}]*}", "x");
        var verb = method.getKey().toUpperCase(java.util.Locale.ROOT);
        assertProblem(401, send(verb, address, null, new JsonObject()));
        if (!who.contains("screen")) {
          assertProblem(403, send(verb, address, Role.SCREEN, new JsonObject()));
        }
        checked.add(operation.getString("operationId"));
      }
    }
    assertThat(checked).hasSizeGreaterThan(15).contains("castBallot", "closeBudget", "importRoll");
  }

  @Test
  void aWrongRequestNamesItsPlace() {
    var draft = draft("wrong").put("currency", "euro").put("surplus", 1);
    var problem = assertStatus(422, "POST", "/budgets", Role.ORGANISER, draft);
    assertThat(problem.getString("type")).isEqualTo("urn:cortile:problem:invalid");
    assertThat(
            problem.getJsonArray("errors").stream().map(e -> ((JsonObject) e).getString("pointer")))
        .contains("/currency");
    assertStatus(
        422,
        "PUT",
        "/budgets/vote/ballot",
        Role.RESIDENT,
        new JsonObject().put("choices", new JsonArray()).put("more", true));
    assertStatus(404, "GET", "/budgets/No_Such%20Slug", null, null);
    var patch = send("PATCH", "/budgets", Role.ORGANISER, null);
    assertProblem(405, patch);
    assertThat(patch.headers().firstValue("Allow")).contains("GET, POST, HEAD");
    assertThat(send("HEAD", "/budgets", null, null).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/nothing", null, null).headers().firstValue("Content-Type"))
        .contains("application/problem+json");
  }

  private static JsonObject assertStatus(
      int status, String method, String path, @Nullable Role role, @Nullable JsonObject body) {
    var answer = send(method, path, role, body);
    assertThat(answer.statusCode())
        .as(method + " " + path + ": " + answer.body())
        .isEqualTo(status);
    return answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject();
  }

  private static void assertProblem(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
    assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(status);
  }

  private static HttpResponse<String> send(
      String method, String path, @Nullable Role role, @Nullable JsonObject body) {
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.encode());
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + app.port() + "/api" + path))
            .header("Content-Type", "application/json")
            .method(method, content);
    if (role != null) {
      var token = tokens.mint("test:" + role, role, null, Duration.ofHours(1), Instant.now());
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject draft(String slug) {
    var paper = new JsonObject().put("kind", "approval").put("scope", "all-pots").put("max", 2);
    var pot = new JsonObject().put("title", TEXT).put("amount", "1000.50");
    return new JsonObject()
        .put("slug", slug)
        .put("title", TEXT)
        .put("tally", "live")
        .put("paper", paper)
        .put("pots", new JsonObject().put("p", pot));
  }

  private static JsonObject otherPot() {
    return new JsonObject().put("q", new JsonObject().put("title", TEXT).put("amount", "1"));
  }

  private static JsonObject projects(String... ids) {
    var projects = new JsonArray();
    for (var id : ids) {
      projects.add(
          new JsonObject()
              .put("id", id)
              .put("pot", "p")
              .put("cost", "99.90")
              .put("title", TEXT)
              .put("place", new JsonObject().put("label", "Qui").put("latitude", 45.45)));
    }
    return new JsonObject().put("projects", projects);
  }

  private static JsonObject choices(String... ids) {
    return new JsonObject().put("choices", new JsonArray(java.util.List.of(ids)));
  }

  private static JsonObject closes(int days) {
    return new JsonObject().put("closesAt", Instant.now().plus(Duration.ofDays(days)).toString());
  }
}
