package cortile.polls;

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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Two real nodes on one database, spoken to over HTTP as phones and facilitators do.
final class PollTown implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final DatabaseUrl database = TestDatabase.empty();
  final App first;
  final App second;
  private final Tokens tokens;

  private PollTown(boolean two) {
    Path data = TestDatabase.dataFolder();
    first = new App(Config.local(data, database).withDemo());
    first.start().await();
    second = two ? new App(Config.local(data, database).withDemo()) : first;
    if (two) {
      second.start().await();
    }
    try {
      tokens = new Tokens(new KeyFiles(data.resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PollTown open() {
    return new PollTown(false);
  }

  static PollTown openTwoNodes() {
    return new PollTown(true);
  }

  /// What came back.
  record Reply(int status, JsonObject body, String text, @Nullable String cookie) {
    String problem() {
      var type = body.getString("type", "");
      return type.substring(type.lastIndexOf(':') + 1);
    }

    Reply ok() {
      assertThat(status).as(text).isBetween(200, 299);
      return this;
    }

    Reply refused(int expected, String problem) {
      assertThat(status + " " + problem()).as(text).isEqualTo(expected + " " + problem);
      return this;
    }
  }

  /// Somebody who speaks to a node, with a bearer token or, as a phone, with a cookie.
  final class Someone {
    final String subject;
    private final @Nullable String token;
    private final App node;
    volatile @Nullable String cookie;

    private Someone(App node, String subject, @Nullable String token) {
      this.node = node;
      this.subject = subject;
      this.token = token;
    }

    Reply send(String method, String path, @Nullable JsonObject body, String... headers) {
      return sendAsync(method, path, body, headers).join();
    }

    CompletableFuture<Reply> sendAsync(
        String method, String path, @Nullable JsonObject body, String... headers) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + "/api" + path))
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body.encode()))
              .header("Accept-Language", "en");
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      if (cookie != null) {
        request.header("Cookie", cookie);
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
          .thenApply(answer -> {
            var set = answer.headers().firstValue("Set-Cookie").orElse(null);
            if (set != null && set.contains("-device=")) {
              cookie = set.substring(0, set.indexOf(';'));
            }
            var json =
                answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject();
            return new Reply(answer.statusCode(), json, answer.body(), set);
          });
    }

    Someone at(App other) {
      var moved = new Someone(other, subject, token);
      moved.cookie = cookie;
      return moved;
    }

    /// The header by which this person is known on a socket.
    String authorization() {
      return "Bearer " + token;
    }

    Reply put(String path, JsonObject body) {
      return send("PUT", path, body);
    }

    Reply post(String path, @Nullable JsonObject body) {
      return send("POST", path, body);
    }

    Reply join(String code) {
      return post("/polls/" + code + "/participants", new JsonObject());
    }

    /// Answers with a new name.
    Reply give(String code, String question, int round, String member, Object value) {
      return put(
          answer(code, question, round),
          new JsonObject().put("id", UUID.randomUUID().toString()).put(member, value));
    }

    JsonObject view(String name) {
      return send("GET", "/views/" + name, null).ok().body();
    }
  }

  static String answer(String code, String question, int round) {
    return round(code, question, round) + "/answer";
  }

  static String round(String code, String question, int round) {
    return "/polls/" + code + "/questions/" + question + "/rounds/" + round;
  }

  Someone facilitator() {
    return staff(Role.FACILITATOR, "f" + NUMBER.incrementAndGet());
  }

  Someone staff(Role role, String subject) {
    var token = tokens.mint(subject, role, null, Duration.ofHours(1), Instant.now());
    return new Someone(first, subject, token);
  }

  Someone phone() {
    return new Someone(first, "phone", null);
  }

  /// A phone that has joined.
  Someone phone(String code) {
    var phone = phone();
    phone.join(code).ok();
    return phone;
  }

  static JsonObject text(String italian) {
    return new JsonObject().put("it", italian);
  }

  /// A workshop without questions; its code.
  String workshop(Someone owner, String... settings) {
    var draft = new JsonObject().put("title", text("Laboratorio"));
    for (var i = 0; i < settings.length; i += 2) {
      draft.put(settings[i], settings[i + 1]);
    }
    return owner.post("/polls", draft).ok().body().getString("code");
  }

  static JsonObject question(String kind) {
    var draft = new JsonObject().put("kind", kind).put("text", text("Che cosa?"));
    return switch (kind) {
      case "single", "multiple", "ranking", "points" ->
          draft.put(
              "options",
              new JsonArray().add(option("a")).add(option("b")).add(option("c")).add(option("d")));
      default -> draft;
    };
  }

  static JsonObject option(String id) {
    return new JsonObject().put("id", id).put("text", text("Scelta " + id));
  }

  /// Adds a question and opens its first round.
  void ask(Someone owner, String code, String id, JsonObject question) {
    owner.put("/polls/" + code + "/questions/" + id, question).ok();
    owner.put(round(code, id, 1), new JsonObject()).ok();
  }

  void reveal(Someone owner, String code, String id, int round, boolean revealed) {
    owner
        .put(round(code, id, round) + "/visibility", new JsonObject().put("revealed", revealed))
        .ok();
  }

  URI socket(App node) {
    return URI.create("ws://localhost:" + node.port() + "/feed");
  }

  String value(String sql) {
    return TestDatabase.value(database, sql);
  }

  @Override
  public void close() {
    if (second != first) {
      second.stop().await();
    }
    first.stop().await();
  }
}
