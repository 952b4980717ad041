package cortile.hub.places;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.App;
import cortile.Config;
import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.DatabaseUrl;
import cortile.kit.KeyFiles;
import cortile.kit.TestDatabase;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A real node, spoken to over HTTP by people of several kinds. Answers are held against the
/// contract: one that breaks its promise comes as 500.
final class Neighbours implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final DatabaseUrl database = TestDatabase.empty();
  private final App app;
  private final Tokens tokens;

  final Someone nobody = new Someone(null, null);
  final Someone resident = signedIn(Role.RESIDENT, "rita");
  final Someone neighbour = signedIn(Role.RESIDENT, "nino");
  final Someone facilitator = signedIn(Role.FACILITATOR, "fede");
  final Someone organiser = signedIn(Role.ORGANISER, "olga");

  Neighbours() {
    var data = TestDatabase.dataFolder();
    app = new App(Config.local(data, database).withDemo());
    app.start().await();
    try {
      tokens = new Tokens(new KeyFiles(data.resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What came back.
  record Reply(int status, JsonObject body, String text) {
    Reply is(int expected) {
      assertThat(status).as(text).isEqualTo(expected);
      return this;
    }

    String problem() {
      var type = body.getString("type", "");
      return type.substring(type.lastIndexOf(':') + 1);
    }
  }

  private Someone signedIn(Role role, String subject) {
    return new Someone(role, subject);
  }

  /// Somebody who speaks to the node.
  final class Someone {
    private final @Nullable Role role;
    private final @Nullable String subject;

    private Someone(@Nullable Role role, @Nullable String subject) {
      this.role = role;
      this.subject = subject;
    }

    Reply send(String method, String path, @Nullable JsonObject body, String... headers) {
      return sendAsync(method, path, body, headers).join();
    }

    CompletableFuture<Reply> sendAsync(
        String method, String path, @Nullable JsonObject body, String... headers) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + app.port() + "/api/hub" + path))
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body.encode()))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString());
      if (role != null && subject != null) {
        var token = tokens.mint(subject, role, null, Duration.ofHours(1), Instant.now());
        request.header("Authorization", "Bearer " + token);
      }
      if (headers.length > 0) {
        for (var i = 0; i < headers.length; i += 2) {
          request.setHeader(headers[i], headers[i + 1]);
        }
      }
      return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
          .thenApply(answer ->
              new Reply(
                  answer.statusCode(),
                  answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject(),
                  answer.body()));
    }

    Reply get(String path) {
      return send("GET", path, null);
    }

    Reply post(String path, @Nullable JsonObject body) {
      return send("POST", path, body);
    }

    Reply put(String path, JsonObject body) {
      return send("PUT", path, body);
    }

    Reply delete(String path) {
      return send("DELETE", path, null);
    }
  }

  /// A place with a room `sala`, open day and night.
  void place(String slug) {
    organiser.post("/places", placeDraft(slug)).is(201);
    organiser.put("/places/" + slug + "/resources/sala", room("anyone")).is(200);
  }

  static JsonObject placeDraft(String slug) {
    var hours = new JsonArray();
    for (var day = 1; day <= 7; day++) {
      hours.add(new JsonObject().put("weekday", day).put("opens", 0).put("closes", 1440));
    }
    return new JsonObject()
        .put("place", slug)
        .put("kind", "hub")
        .put("name", new JsonObject().put("it", "Ex scuola"))
        .put("latitude", 45.46)
        .put("longitude", 9.19)
        .put("contacts", new JsonObject().put("email", "hub@example.org"))
        .put("access", new JsonObject().put("stepFree", "yes"))
        .put("hours", hours);
  }

  static JsonObject room(String who) {
    return new JsonObject()
        .put("kind", "room")
        .put("name", new JsonObject().put("it", "Sala"))
        .put("seats", 20)
        .put("features", new JsonArray().add("piano"))
        .put("checkInMinutes", 15)
        .put("who", who);
  }

  /// A request for the room so many days ahead.
  static JsonObject draft(String place, int days, String from, String to) {
    var day = LocalDate.now(ZoneId.of("Europe/Rome")).plusDays(days);
    return new JsonObject()
        .put("place", place)
        .put("items", new JsonArray().add(new JsonObject().put("resource", "sala")))
        .put("starts", day + "T" + from)
        .put("ends", day + "T" + to)
        .put("purpose", "Coro")
        .put("name", "Ada")
        .put("email", "ada@example.org");
  }

  @Override
  public void close() {
    app.stop().await();
  }
}
