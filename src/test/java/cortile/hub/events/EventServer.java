package cortile.hub.events;

import static cortile.kit.TestDatabase.await;

import cortile.identity.Gate;
import cortile.identity.IdentityRoom;
import cortile.identity.IdentitySettings;
import cortile.identity.Revocations;
import cortile.identity.Role;
import cortile.identity.Secrets;
import cortile.identity.Tokens;
import cortile.kit.Api;
import cortile.kit.Contract;
import cortile.kit.Problems;
import cortile.kit.Texts;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A town's rooms over HTTP, with the whole way of a request: socket, gate, contract, room. The
/// other parts of the contract have no handlers here.
final class EventServer implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final List<String> CONTRACT = List.of("hub-places", "hub-events");
  private static final byte[] KEY = new byte[32];

  final EventTown town;
  private final Tokens tokens = new Tokens(KEY);
  private final HttpServer server;

  EventServer(EventTown town) {
    this.town = town;
    var vertx = town.vertx;
    var settings = new IdentitySettings(null, true, false);
    var revocations = new Revocations(session -> {});
    var clock = InstantSource.system();
    var identity = new IdentityRoom(town.db, new Secrets(KEY), revocations, null, settings, clock);
    var gate = new Gate(tokens, identity, revocations, settings, clock);
    var api = new Api();
    town.events.bind(api);
    var own = operations(List.of("hub-events"));
    own.removeAll(operations(List.of()));
    operations(CONTRACT).stream().filter(id -> !own.contains(id)).forEach(api::elsewhere);
    var contract = await(Contract.load(vertx, CONTRACT));
    var texts = new Texts(List.of("kit", "identity", "budgets", "hub-places", "hub-events"));
    var router = Router.router(vertx);
    router.route("/api/*").subRouter(api.router(vertx, contract, gate, new Problems(texts)));
    server = await(vertx.createHttpServer().requestHandler(router).listen(0, "localhost"));
  }

  private static Set<String> operations(List<String> rooms) {
    return Contract.document(rooms).getJsonObject("paths").stream()
        .flatMap(path -> ((JsonObject) path.getValue()).stream())
        .map(method -> ((JsonObject) method.getValue()).getString("operationId"))
        .collect(Collectors.toSet());
  }

  /// An answer.
  record Answer(int status, JsonObject body) {
    String problem() {
      return body.getString("type", "").replace("urn:cortile:problem:", "");
    }
  }

  /// Somebody who sends requests.
  ///
  /// @param role null for somebody unknown
  /// @param link a secret; empty for none
  record Caller(@Nullable Role role, String name, String link) {
    static final Caller NOBODY = new Caller(null, "", "");

    static Caller of(Role role, String name) {
      return new Caller(role, name, "");
    }

    static Caller with(String link) {
      return new Caller(null, "", link);
    }
  }

  Answer send(
      Caller caller, String method, String path, @Nullable JsonObject body, String... headers) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.actualPort() + "/api" + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
    if (caller.role() != null) {
      var token =
          tokens.mint(caller.name(), caller.role(), null, Duration.ofHours(1), Instant.now());
      request.header("Authorization", "Bearer " + token);
    }
    if (!caller.link().isEmpty()) {
      request.header("Cortile-Link", caller.link());
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      var text = answer.body();
      return new Answer(
          answer.statusCode(), text.startsWith("{") ? new JsonObject(text) : new JsonObject());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The body of a booking for so many.
  static JsonObject party(String name, int people) {
    var party = new io.vertx.core.json.JsonArray();
    for (var i = 0; i < people; i++) {
      party.add(new JsonObject());
    }
    return new JsonObject()
        .put("party", party)
        .put("contact", new JsonObject().put("name", name).put("email", name + "@example.org"));
  }

  @Override
  public void close() {
    await(server.close());
  }
}
