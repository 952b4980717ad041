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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many people who book the same event at once and remember what they were told.
final class HubCrowd {
  private static final int AT_ONCE = 64;

  final String event = "rush";
  final Map<Integer, JsonObject> told = new ConcurrentHashMap<>();
  final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
  private final ServerProcess server;
  private final Tokens tokens;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HubCrowd(ServerProcess server) {
    this.server = server;
    try {
      tokens =
          new Tokens(
              new KeyFiles(server.data().resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Publishes an event of so many standard seats, in ten days.
  void openEvent(int seats) {
    var text = new JsonObject().put("it", "Folla");
    organise(
        "/hub/places",
        new JsonObject()
            .put("place", "scuola")
            .put("kind", "hub")
            .put("name", text)
            .put("hours", new JsonArray()));
    var starts = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.HOURS);
    var session =
        new JsonObject()
            .put("starts", starts.toString())
            .put("ends", starts.plusSeconds(7200).toString());
    organise(
        "/hub/events",
        new JsonObject()
            .put("slug", event)
            .put("title", text)
            .put("place", "scuola")
            .put("category", "culture")
            .put("kind", "single")
            .put("sessions", new JsonArray().add(session))
            .put("booking", "open")
            .put("seats", new JsonObject().put("standard", seats)));
    organise("/hub/events/" + event + "/publication", new JsonObject());
  }

  /// Lets people book, many at once; each tries until `tries` are used up or there is an answer.
  void book(int from, int to, int tries) {
    var places = new Semaphore(AT_ONCE);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(from, to)
          .forEach(person ->
              people.execute(() -> {
                places.acquireUninterruptibly();
                try {
                  book(person, tries);
                } finally {
                  places.release();
                }
              }));
    }
  }

  /// The same request again, whatever was answered before; null if nobody answers.
  @Nullable JsonObject again(int person) {
    var answer = send("POST", path(), body(person), "Idempotency-Key", key(person));
    return answer == null || answer.statusCode() / 100 != 2 ? null : new JsonObject(answer.body());
  }

  /// What the server says of a booking now, to whoever holds its link.
  JsonObject now(JsonObject made) {
    var path = "/hub/bookings/" + made.getString("code");
    var answer = send("GET", path, null, "Cortile-Link", made.getString("secret"));
    if (answer == null || answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + (answer == null ? "nobody" : answer.body()));
    }
    return new JsonObject(answer.body());
  }

  static int people(int person) {
    return 1 + person * 7 % 4;
  }

  private void book(int person, int tries) {
    for (var i = 0; i < tries && !told.containsKey(person); i++) {
      var answer = send("POST", path(), body(person), "Idempotency-Key", key(person));
      if (answer != null && answer.statusCode() / 100 == 2) {
        told.put(person, new JsonObject(answer.body()));
      } else {
        refusals.merge(answer == null ? 0 : answer.statusCode(), 1, Integer::sum);
        pause();
      }
    }
  }

  private String path() {
    return "/hub/events/" + event + "/bookings";
  }

  private static String key(int person) {
    return "request-of-person-number-%06d".formatted(person);
  }

  private static JsonObject body(int person) {
    var party = new JsonArray();
    IntStream.range(0, people(person)).forEach(i -> party.add(new JsonObject()));
    var contact =
        new JsonObject().put("name", "P" + person).put("email", "p" + person + "@example.org");
    return new JsonObject().put("party", party).put("contact", contact);
  }

  private void organise(String path, JsonObject body) {
    var token = tokens.mint("organiser", Role.ORGANISER, null, Duration.ofHours(1), Instant.now());
    var answer =
        send(
            "POST",
            path,
            body,
            "Authorization",
            "Bearer " + token,
            "Idempotency-Key",
            "organiser-" + path.replace('/', '-') + "-request-key");
    if (answer == null || answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + (answer == null ? "nobody" : answer.body()));
    }
  }

  private @Nullable HttpResponse<String> send(
      String method, String path, @Nullable JsonObject body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(server.url("/api") + path))
            .timeout(Duration.ofSeconds(90))
            .header("Content-Type", "application/json")
            .headers(headers)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
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
