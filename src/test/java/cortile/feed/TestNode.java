package cortile.feed;

import static cortile.kit.TestDatabase.await;

import cortile.identity.Principal;
import cortile.identity.Role;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Problems;
import cortile.kit.Texts;
import cortile.kit.Touches;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One node with a feed on real sockets, and nothing else but a make-believe identity:
/// `Authorization: Bearer ROLE SESSION` is whoever it says, until the session is ended.
public final class TestNode implements AutoCloseable, Speakers {
  private static final int INSTANCES = 2;

  public final Vertx vertx = Vertx.vertx();
  public final Feed feed = new Feed();
  public final Db db;
  public final Set<String> ended = ConcurrentHashMap.newKeySet();
  public volatile Instant tokensEnd = Instant.now().plusSeconds(3600);
  final Tickets tickets;
  private final Db feedDb;
  private final FeedOptions options;
  private final int sendBuffer;
  private volatile int port;
  private volatile String deployment = "";

  private TestNode(
      PgConnectOptions database, FeedOptions options, int sendBuffer, Consumer<Feed> views) {
    this.options = options;
    this.sendBuffer = sendBuffer;
    views.accept(feed);
    db = Db.open(vertx, database, "rooms", 4, feed);
    feedDb = Db.open(vertx, database, "feed", 4, Touches.NONE);
    tickets = new Tickets(feedDb);
    await(vertx.deployVerticle(new FeedVerticle(feed, feedDb, database, "test build")));
    deployment =
        await(
            vertx.deployVerticle(
                () -> new Http(this), new DeploymentOptions().setInstances(INSTANCES)));
  }

  public static TestNode start(PgConnectOptions database, Consumer<Feed> views) {
    return start(database, FeedOptions.defaults(), 0, views);
  }

  /// A node with its own limits.
  ///
  /// @param sendBuffer bytes that the system keeps for a client that does not read; 0 for as many
  ///   as it likes
  public static TestNode start(
      PgConnectOptions database, FeedOptions options, int sendBuffer, Consumer<Feed> views) {
    return new TestNode(database, options, sendBuffer, views);
  }

  public URI socket() {
    return URI.create("ws://localhost:" + port + "/feed");
  }

  public URI url(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /// Stops serving as a node does that is told to.
  public void stopServing() {
    await(vertx.undeploy(deployment));
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  @Override
  public Future<Optional<Principal>> of(HttpServerRequest request) {
    var token = request.getHeader("Authorization");
    if (token == null) {
      return Future.succeededFuture(Optional.empty());
    }
    var parts = token.split(" ", -1);
    var role = Role.of(parts[1]);
    return role.isEmpty()
        ? Future.failedFuture(Problem.of(401, "unauthorized").refused())
        : Future.succeededFuture(
            Optional.of(new Principal("someone", role.get(), parts[2], tokensEnd)));
  }

  @Override
  public Future<Boolean> stillValid(Principal principal) {
    return Future.succeededFuture(!ended.contains(String.valueOf(principal.session())));
  }

  @Override
  public boolean ownOrigin(HttpServerRequest request) {
    var origin = request.getHeader("Origin");
    return origin == null || origin.equals("http://localhost:" + port);
  }

  private static final class Http extends VerticleBase {
    private final TestNode node;
    private @Nullable FeedConnections connections;

    Http(TestNode node) {
      this.node = node;
    }

    @Override
    public Future<?> start() {
      var problems = new Problems(new Texts(List.of("kit", "feed")));
      var feed = new FeedConnections(vertx, node.feed, node, node.tickets, problems, node.options);
      connections = feed;
      var router = Router.router(vertx);
      feed.mount(router);
      router.route().failureHandler(problems::answer);
      // As cortile.kit.web.HttpVerticle has it.
      var server =
          new HttpServerOptions()
              .setPort(-1)
              .setStrictThreadMode(true)
              .setPerMessageWebSocketCompressionSupported(false)
              .setPerFrameWebSocketCompressionSupported(false)
              .setMaxWebSocketFrameSize(16 * 1024)
              .setMaxWebSocketMessageSize(16 * 1024);
      if (node.sendBuffer > 0) {
        server.setSendBufferSize(node.sendBuffer);
      }
      return vertx
          .createHttpServer(server)
          .requestHandler(router)
          .listen()
          .onSuccess(listening -> node.port = listening.actualPort());
    }

    @Override
    public Future<?> stop() {
      return Objects.requireNonNull(connections).close();
    }
  }
}
