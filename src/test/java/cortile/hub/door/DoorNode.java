package cortile.hub.door;

import static cortile.kit.TestDatabase.await;

import cortile.feed.Feed;
import cortile.feed.FeedConnections;
import cortile.feed.FeedOptions;
import cortile.feed.FeedVerticle;
import cortile.feed.Speakers;
import cortile.feed.Tickets;
import cortile.hub.calendars.Calendars;
import cortile.hub.events.EventsRoom;
import cortile.hub.post.Links;
import cortile.identity.Devices;
import cortile.identity.Gate;
import cortile.identity.IdentityRoom;
import cortile.identity.IdentitySettings;
import cortile.identity.PersonalLinks;
import cortile.identity.Principal;
import cortile.identity.Revocations;
import cortile.identity.Role;
import cortile.identity.Secrets;
import cortile.identity.Tokens;
import cortile.kit.Api;
import cortile.kit.Contract;
import cortile.kit.DatabaseUrl;
import cortile.kit.Db;
import cortile.kit.Problems;
import cortile.kit.Texts;
import cortile.kit.Touches;
import cortile.kit.Writer;
import cortile.kit.web.HttpVerticle;
import cortile.kit.web.WebRoot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One node that has events and their door and nothing else.
final class DoorNode implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final byte[] SIGNING = new byte[32];

  final DoorRoom door;

  /// The instant by which the door decides; empty for the database's clock.
  volatile Optional<OffsetDateTime> now = Optional.empty();

  private final Vertx vertx = Vertx.vertx();
  private final HttpVerticle http;

  private DoorNode(DatabaseUrl database) {
    var settings = new IdentitySettings(null, false, false);
    var clock = InstantSource.system();
    var feed = new Feed();
    var db = Db.open(vertx, database.options(), "rooms", 8, feed);
    var feedDb = Db.open(vertx, database.options(), "feed", 4, Touches.NONE);
    var problems =
        new Problems(
            new Texts(List.of("kit", "feed", "identity", "hub-places", "hub-events", "hub-door")));
    var revocations = new Revocations(feed::recheck);
    var identity = new IdentityRoom(db, new Secrets(SIGNING), revocations, null, settings, clock);
    var gate = new Gate(new Tokens(SIGNING), identity, revocations, settings, clock);
    Writer.register(vertx);
    var links = new PersonalLinks(SIGNING);
    var events =
        new EventsRoom(
            vertx,
            db,
            db,
            links,
            new Links(links, "http://localhost"),
            new Calendars(links, "hub@example.org"));
    EventsRoom.declare(feed);
    await(
        vertx.deployVerticle(
            events.verticle(Db.open(vertx, database.options(), "commits", 1, feed))));
    door =
        new DoorRoom(
            new DoorRoom.Outside(
                vertx,
                db,
                feed,
                Entrance.KEYS,
                links,
                new Devices(SIGNING, settings),
                false,
                clock,
                () -> now),
            events.bookings());
    door.declare(feed);
    var api = new Api().elsewhere("getConfig");
    door.bind(api);
    events.bind(api);
    operations("hub-places").forEach(api::elsewhere);
    var contract = await(Contract.load(vertx, List.of("hub-places", "hub-events", "hub-door")));
    await(vertx.deployVerticle(new FeedVerticle(feed, feedDb, database.options(), "test build")));
    http =
        new HttpVerticle(
            new HttpVerticle.Site(
                "localhost",
                -1,
                false,
                api.router(vertx, contract, gate, problems),
                // Made by the verticle, on its event loop.
                () ->
                    new FeedConnections(
                        vertx,
                        feed,
                        new Known(gate, identity, door.keepers()),
                        new Tickets(feedDb),
                        problems,
                        FeedOptions.defaults()),
                WebRoot.read(),
                problems));
    await(vertx.deployVerticle(http));
  }

  private static List<String> operations(String part) {
    return Contract.document(List.of(part)).getJsonObject("paths").stream()
        .flatMap(path -> ((JsonObject) path.getValue()).stream())
        .map(method -> ((JsonObject) method.getValue()).getString("operationId"))
        .filter(id -> !id.equals("getConfig"))
        .toList();
  }

  static DoorNode start(DatabaseUrl database) {
    return new DoorNode(database);
  }

  /// Does what the clock would.
  void tick(String job) {
    await(
        door.jobs().stream()
            .filter(each -> each.name().equals(job))
            .findFirst()
            .orElseThrow()
            .work()
            .get()
            .mapEmpty());
  }

  int port() {
    return http.port();
  }

  /// As `cortile.Recognised` has it.
  private record Known(Gate gate, IdentityRoom identity, KeepersRoom doors) implements Speakers {
    @Override
    public Future<Optional<Principal>> of(HttpServerRequest request) {
      return gate.recognise(request)
          .compose(person ->
              person.isPresent() ? Future.succeededFuture(person) : doors.recognise(request));
    }

    @Override
    public Future<Boolean> stillValid(Principal principal) {
      return KeepersRoom.isDevice(principal)
          ? doors.stillThere(principal)
          : identity.stillValid(principal);
    }

    @Override
    public boolean ownOrigin(HttpServerRequest request) {
      return gate.ownOrigin(request);
    }
  }

  /// An answer, and the cookie that it set.
  record Answer(int status, String body, String cookie, String tag) {
    JsonObject json() {
      return body.isEmpty() ? new JsonObject() : new JsonObject(body);
    }

    String problem() {
      return json().getString("type", "").replace("urn:cortile:problem:", "");
    }
  }

  static String token(Role role, String name) {
    return new Tokens(SIGNING).mint(name, role, null, Duration.ofHours(1), Instant.now());
  }

  Answer as(Role role, String method, String path, @Nullable JsonObject body) {
    return send(method, path, body, "Authorization", "Bearer " + token(role, "chi-" + role.wire()));
  }

  Answer staff(String method, String path, @Nullable JsonObject body) {
    return as(Role.FACILITATOR, method, path, body);
  }

  Answer nobody(String method, String path, @Nullable JsonObject body) {
    return send(method, path, body, "Accept", "application/json");
  }

  /// A browser's request with its cookie.
  Answer browser(String cookie, String method, String path, @Nullable JsonObject body) {
    return send(method, path, body, "Cookie", cookie);
  }

  /// A request with a name of its own, and more headers.
  Answer send(String method, String path, @Nullable JsonObject body, String... headers) {
    var url = "http://localhost:" + port();
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode());
    var request =
        HttpRequest.newBuilder(URI.create(url + "/api" + path))
            .header("Content-Type", "application/json")
            .header("Origin", url)
            .headers(headers)
            .method(method, content);
    if (!List.of(headers).contains("Idempotency-Key")) {
      request.header("Idempotency-Key", UUID.randomUUID().toString());
    }
    try {
      return answer(HTTP.send(request.build(), BodyHandlers.ofString()));
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
        response.headers().firstValue("ETag").orElse(""));
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
