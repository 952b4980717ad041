package cortile;

import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.KeyFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many voters of one budget at once, who remember what they were told.
final class Crowd {
  private static final int AT_ONCE = 64;

  final String slug = "crowd";
  final Map<Integer, JsonObject> receipts = new ConcurrentHashMap<>();
  final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
  final Map<Integer, Boolean> withoutRetryAfter = new ConcurrentHashMap<>();
  private final ServerProcess server;
  private final Tokens tokens;
  private final HttpClient http = HttpClient.newHttpClient();

  Crowd(ServerProcess server) {
    this.server = server;
    try {
      tokens =
          new Tokens(
              new KeyFiles(server.data().resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Opens an approval budget of five projects whose tally is live.
  void openBudget() {
    var text = new JsonObject().put("it", "Folla");
    var paper = new JsonObject().put("kind", "approval").put("scope", "all-pots").put("max", 3);
    var pots = new JsonObject().put("p", new JsonObject().put("title", text).put("amount", "1000"));
    organise(
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
    organise("/budgets/" + slug + "/projects", new JsonObject().put("projects", projects));
    organise(
        "/budgets/" + slug + "/opening",
        new JsonObject().put("closesAt", Instant.now().plus(Duration.ofDays(1)).toString()));
  }

  /// Lets voters cast, many at once; each tries until `tries` are used up or there is a receipt.
  void vote(int from, int to, int tries) {
    var places = new Semaphore(AT_ONCE);
    try (var voters = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(from, to)
          .forEach(voter ->
              voters.execute(() -> {
                places.acquireUninterruptibly();
                try {
                  cast(voter, tries);
                } finally {
                  places.release();
                }
              }));
    }
  }

  private void cast(int voter, int tries) {
    for (var i = 0; i < tries && !receipts.containsKey(voter); i++) {
      var answer = send("PUT", "/budgets/" + slug + "/ballot", token(voter), ballot(voter));
      if (answer != null && answer.statusCode() == 200) {
        receipts.put(voter, new JsonObject(answer.body()).getJsonObject("receipt"));
      } else {
        refused(answer);
        pause();
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
    var answer = send("GET", "/budgets/" + slug + "/ballot", token(voter), null);
    return answer == null || answer.statusCode() != 200
        ? null
        : new JsonObject(answer.body()).getJsonObject("receipt");
  }

  /// The state of the live tally.
  JsonObject tally() {
    var answer = send("GET", "/views/budgets/" + slug + "/tally", null, null);
    if (answer == null || answer.statusCode() != 200) {
      throw new IllegalStateException("no tally: " + answer);
    }
    return new JsonObject(answer.body());
  }

  private void organise(String path, JsonObject body) {
    var token = tokens.mint("organiser", Role.ORGANISER, null, Duration.ofHours(1), Instant.now());
    var answer = send("POST", path, token, body);
    if (answer == null || answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + (answer == null ? "nobody" : answer.body()));
    }
  }

  private String token(int voter) {
    return tokens.mint("voter:" + voter, Role.RESIDENT, null, Duration.ofHours(1), Instant.now());
  }

  private static JsonObject ballot(int voter) {
    return new JsonObject()
        .put("choices", new JsonArray().add("P" + voter % 5).add("P" + (voter + 1) % 5));
  }

  private @Nullable HttpResponse<String> send(
      String method, String path, @Nullable String token, @Nullable JsonObject body) {
    var request =
        HttpRequest.newBuilder(URI.create(server.url("/api") + path))
            .timeout(Duration.ofSeconds(90))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.encode()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
