package cortile;

import cortile.identity.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Many voters of one budget at once, who remember what they were told.
final class Crowd {
  final String slug = "crowd";
  final Map<Integer, JsonObject> receipts = new ConcurrentHashMap<>();
  final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
  final Map<Integer, Boolean> withoutRetryAfter = new ConcurrentHashMap<>();
  private final Callers callers;

  Crowd(ServerProcess server) {
    callers = new Callers(server);
  }

  /// Opens an approval budget of five projects whose tally is live.
  void openBudget() {
    var text = new JsonObject().put("it", "Folla");
    var paper = new JsonObject().put("kind", "approval").put("scope", "all-pots").put("max", 3);
    var pots = new JsonObject().put("p", new JsonObject().put("title", text).put("amount", "1000"));
    callers.organise(
        "/budgets",
        new JsonObject()
            .put("slug", slug)
            .put("title", text)
            .put("tally", "live")
            .put("releaseStep", 1)
            .put("paper", paper)
            .put("pots", pots));
    var projects = new JsonArray();
    for (var i = 0; i < 5; i++) {
      projects.add(
          new JsonObject()
              .put("id", "P" + i)
              .put("pot", "p")
              .put("cost", "100")
              .put("title", text));
    }
    callers.organise("/budgets/" + slug + "/projects", new JsonObject().put("projects", projects));
    callers.organise(
        "/budgets/" + slug + "/opening",
        new JsonObject().put("closesAt", Instant.now().plus(Duration.ofDays(1)).toString()));
  }

  /// Lets voters cast, many at once; each tries until `tries` are used up or there is a receipt.
  void vote(int from, int to, int tries) {
    callers.all(from, to, voter -> cast(voter, tries));
  }

  private void cast(int voter, int tries) {
    for (var i = 0; i < tries && !receipts.containsKey(voter); i++) {
      var answer = callers.send("PUT", path(), ballot(voter), "Authorization", bearer(voter));
      if (answer != null && answer.statusCode() == 200) {
        receipts.put(voter, new JsonObject(answer.body()).getJsonObject("receipt"));
      } else {
        refused(answer);
        Callers.pause();
      }
    }
  }

  private void refused(@Nullable HttpResponse<String> answer) {
    var status = answer == null ? 0 : answer.statusCode();
    refusals.merge(status, 1, Integer::sum);
    if (status == 503 && answer != null && answer.headers().firstValue("Retry-After").isEmpty()) {
      withoutRetryAfter.put(status, true);
    }
  }

  /// What the server has of a voter now; null if nothing.
  @Nullable JsonObject own(int voter) {
    var answer = callers.send("GET", path(), null, "Authorization", bearer(voter));
    return answer == null || answer.statusCode() != 200
        ? null
        : new JsonObject(answer.body()).getJsonObject("receipt");
  }

  /// The state of the live tally.
  JsonObject tally() {
    var path = "/views/budgets/" + slug + "/tally";
    return Callers.answered(path, callers.send("GET", path, null));
  }

  private String path() {
    return "/budgets/" + slug + "/ballot";
  }

  private String bearer(int voter) {
    return callers.bearer("voter:" + voter, Role.RESIDENT);
  }

  private static JsonObject ballot(int voter) {
    return new JsonObject()
        .put("choices", new JsonArray().add("P" + voter % 5).add("P" + (voter + 1) % 5));
  }
}
