package cortile.display;

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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Nodes on one database, with staff and with browsers that may become screens.
final class Square implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final DatabaseUrl database = TestDatabase.empty();
  private final Path data = TestDatabase.dataFolder();
  private final List<App> nodes = new ArrayList<>();
  private final Tokens tokens;

  Square(boolean demo, int nodes) {
    for (var i = 0; i < nodes; i++) {
      var config = Config.local(data, database);
      var node = new App(demo ? config.withDemo() : config);
      node.start().await();
      this.nodes.add(node);
    }
    try {
      tokens = new Tokens(new KeyFiles(data.resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An answer, and the cookie that it set.
  record Answer(int status, String body, String cookie, String retryAfter) {
    JsonObject json() {
      return body.isEmpty() ? new JsonObject() : new JsonObject(body);
    }

    String problem() {
      return json().getString("type", "").replace("urn:cortile:problem:", "");
    }
  }

  URI socket(int node) {
    return URI.create("ws://localhost:" + nodes.get(node).port() + "/feed");
  }

  /// Somebody with a role and a name, as a program with its token.
  Answer as(Role role, String name, String method, String path, @Nullable JsonObject body) {
    var token = tokens.mint(name, role, null, Duration.ofHours(1), Instant.now());
    return send(method, path, body, "Authorization", "Bearer " + token);
  }

  Answer organiser(String method, String path, @Nullable JsonObject body) {
    return as(Role.ORGANISER, "ada", method, path, body);
  }

  Answer nobody(String method, String path) {
    return send(method, path, null, "Accept", "application/json");
  }

  /// A browser's request with its cookie.
  Answer browser(String method, String path, String cookie) {
    return send(method, path, null, "Cookie", cookie);
  }

  /// A browser that shows a code.
  ///
  /// @param cookie as it sends it
  record Waiting(String cookie, String code, String pairing) {}

  Waiting waiting() {
    return waiting("none=1");
  }

  Waiting waiting(String cookie) {
    var answer = browser("POST", "/screen-pairings", cookie);
    if (answer.status() != 201) {
      throw new AssertionError(answer);
    }
    var json = answer.json();
    return new Waiting(answer.cookie(), json.getString("code"), json.getString("pairing"));
  }

  /// A new screen without a browser.
  String screen() {
    var slug = "schermo-" + NUMBER.incrementAndGet();
    var answer =
        organiser(
            "POST", "/screens", new JsonObject().put("screen", slug).put("name", "Sala " + slug));
    if (answer.status() != 201) {
      throw new AssertionError(answer);
    }
    return slug;
  }

  Answer pair(String slug, String code) {
    return organiser("PUT", "/screens/" + slug + "/pairing", new JsonObject().put("code", code));
  }

  static JsonObject draft(JsonObject... slides) {
    return new JsonObject()
        .put("name", "Sala grande")
        .put("language", "it")
        .put("follow", true)
        .put("slides", new JsonArray(List.of(slides)));
  }

  static JsonObject slide(String id, String kind) {
    return new JsonObject().put("id", id).put("kind", kind).put("seconds", 15);
  }

  private Answer send(
      String method, String path, @Nullable JsonObject body, String header, String value) {
    var url = "http://localhost:" + nodes.getFirst().port();
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode());
    var request =
        HttpRequest.newBuilder(URI.create(url + "/api" + path))
            .header("Content-Type", "application/json")
            .header("Origin", url)
            .header(header, value)
            .method(method, content)
            .build();
    try {
      return answer(HTTP.send(request, BodyHandlers.ofString()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    var cookie = response.headers().firstValue("Set-Cookie").orElse("");
    return new Answer(
        response.statusCode(),
        response.body(),
        cookie.replaceFirst(";.*", ""),
        response.headers().firstValue("Retry-After").orElse(""));
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.stop().await());
  }
}
