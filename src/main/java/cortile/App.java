package cortile;

import cortile.budgets.BallotVerticle;
import cortile.feed.Feed;
import cortile.identity.SetupLink;
import cortile.kit.Api;
import cortile.kit.Build;
import cortile.kit.CannotStart;
import cortile.kit.ClockVerticle;
import cortile.kit.Contract;
import cortile.kit.DatabaseUrl;
import cortile.kit.Keys;
import cortile.kit.Migrations;
import cortile.kit.embedded.EmbeddedDatabase;
import cortile.kit.web.HttpVerticle;
import cortile.kit.web.WebRoot;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One node: its parts in the order in which they start. They stop in the opposite order. Several
/// may run in one process.
public final class App {
  private final Config config;
  private final Function<Pools, Deployable> ballots;
  private final Vertx vertx;
  private final Startup startup;
  private final Management management;
  private Future<Void> started = Future.succeededFuture();
  private Future<Read> reading = Future.failedFuture("not started");
  private @Nullable HttpVerticle http;
  private @Nullable DatabaseUrl databaseUrl;
  private @Nullable SetupLink setupLink;

  public App(Config config) {
    this(config, App::grouped);
  }

  /// With another writer of ballots than the product's: what it is measured against.
  ///
  /// @param ballots made once on each node
  App(Config config, Function<Pools, Deployable> ballots) {
    this.config = config;
    this.ballots = ballots;
    this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    this.startup = new Startup(vertx);
    this.management = new Management(config, startup);
  }

  private record Read(OpenAPIContract contract, WebRoot pages, String build) {}

  /// Completes when the node takes requests. Waits, not ready, for a database that does not answer
  /// and for keys that are missing. Fails with [CannotStart] when waiting would not help; [#stop]
  /// is needed then too.
  public Future<Void> start() {
    // At once, because PostgreSQL starts in a process of its own while this one reads.
    var database = database();
    var watched = watched();
    reading = read();
    started =
        Future.join(database, watched)
            .map(both -> database.result())
            .onSuccess(url -> databaseUrl = url)
            .compose(this::migrated)
            .compose(url -> reading.compose(all -> opened(url, all)))
            .onSuccess(open -> startup.ready());
    return started;
  }

  /// Takes no more requests, finishes those that were accepted, sends the feed's readers away with
  /// code 1012, and stops everything that was started, the embedded database last.
  public Future<Void> stop() {
    startup.stopping();
    // Not bound to an event loop: by the end there are none.
    var stopped = Promise.<Void>promise();
    Future.join(started, reading)
        .transform(done -> startup.stop())
        .onComplete(done ->
            vertx
                .close()
                .onComplete(closed -> {
                  management.close();
                  stopped.complete();
                }));
    return stopped.future();
  }

  /// Makes somebody an organiser of an installation, whether or not a node of it runs. Blocks.
  public static SetupLink organiser(DatabaseUrl database, Path data, String email) {
    var vertx = Vertx.vertx();
    var pools = Pools.open(vertx, database.options(), new Feed());
    var keys = new Keys(vertx, pools.rooms(), data.resolve("keys"));
    var config = Config.local(data, database);
    try {
      return Migrations.run(vertx, database.options(), Rooms.MIGRATIONS)
          .compose(migrated -> keys.open())
          .compose(open ->
              new Rooms(vertx, config, pools, new Feed(), keys, "", App::grouped)
                  .staff.organiser(email))
          .await();
    } finally {
      pools.close().eventually(vertx::close).await();
    }
  }

  /// The numbered files of SQL that this program knows.
  public static List<String> migrations() {
    return Rooms.MIGRATIONS;
  }

  /// Where people find the pages.
  public String address() {
    return config.publicUrl() == null ? "http://localhost:" + port() : config.publicUrl();
  }

  public int port() {
    return http == null ? 0 : http.port();
  }

  public int managementPort() {
    return management.port();
  }

  public DatabaseUrl databaseUrl() {
    return Objects.requireNonNull(databaseUrl, "not started");
  }

  /// The link by which the first organiser comes in; empty if there is an organiser.
  public Optional<String> setupLink() {
    return Optional.ofNullable(setupLink).map(link -> link.at(address()));
  }

  // What Vert.x calls any free port, the same for all instances of a verticle; and for every other
  // server with that number, so only one kind of server may use it.
  private static int port(int configured) {
    return configured == 0 ? -1 : configured;
  }

  private static Deployable grouped(Pools pools) {
    return new BallotVerticle(pools.commits());
  }

  // Runs beside the start of the database: together they take a second.
  private Future<Read> read() {
    var contract = Contract.load(vertx, Rooms.NAMES);
    var pages = vertx.executeBlocking(WebRoot::read, false);
    var build = vertx.executeBlocking(Build::id, false);
    return Future.all(contract, pages, build)
        .map(all -> new Read(contract.result(), pages.result(), build.result()));
  }

  private Future<?> watched() {
    return deploy(1, management::verticle, config.host() + ":" + config.managementPort());
  }

  private Future<DatabaseUrl> database() {
    var external = config.database();
    return external != null
        ? Future.succeededFuture(external)
        : vertx.executeBlocking(() -> EmbeddedDatabase.start(config.data()), false).map(this::use);
  }

  private DatabaseUrl use(EmbeddedDatabase embedded) {
    startup.stopWith(() ->
        vertx.executeBlocking(() -> {
          embedded.close();
          return true;
        }));
    return embedded.url();
  }

  private Future<DatabaseUrl> migrated(DatabaseUrl url) {
    return startup
        .insist("the database", () -> Migrations.run(vertx, url.options(), Rooms.MIGRATIONS))
        .map(url);
  }

  private Future<Void> opened(DatabaseUrl url, Read read) {
    var feed = new Feed();
    var pools = Pools.open(vertx, url.options(), feed);
    startup.stopWith(pools::close);
    var keys = new Keys(vertx, pools.rooms(), config.data().resolve("keys"));
    return startup
        .insist("the keys", keys::open)
        .compose(open -> {
          management.watch(keys);
          var rooms = new Rooms(vertx, config, pools, feed, keys, read.build(), ballots);
          startup.stopWith(rooms::close);
          return running(rooms, pools)
              .compose(running -> served(rooms, read))
              .compose(served -> rooms.staff.firstLink());
        })
        .onSuccess(link -> setupLink = link.orElse(null))
        .mapEmpty();
  }

  private Future<?> running(Rooms rooms, Pools pools) {
    Future<?> chain = Future.succeededFuture();
    for (var verticle : rooms.verticles()) {
      chain = chain.compose(before -> deploy(1, () -> verticle, ""));
    }
    return chain.compose(
        before -> deploy(1, () -> new ClockVerticle(pools.clock(), rooms.jobs()), ""));
  }

  private Future<?> served(Rooms rooms, Read read) {
    var facts = new Facts(config, read.build() + read.pages().tag());
    var api = new Api().on("getConfig", call -> Future.succeededFuture(facts.answer()));
    rooms.bind(api);
    var site =
        new HttpVerticle.Site(
            config.host(),
            port(config.port()),
            config.secure(),
            api.router(vertx, read.contract(), rooms.gate, rooms.problems),
            () -> rooms.parts(read.pages()),
            read.pages(),
            rooms.problems);
    Supplier<Deployable> verticle =
        () -> {
          var made = new HttpVerticle(site);
          http = made;
          return made;
        };
    return deploy(
        Runtime.getRuntime().availableProcessors(), verticle, config.host() + ":" + config.port());
  }

  /// @param place where it will listen; empty if it does not
  private Future<?> deploy(int instances, Supplier<Deployable> verticle, String place) {
    return vertx
        .deployVerticle(verticle, new DeploymentOptions().setInstances(instances))
        .onSuccess(id -> startup.stopWith(() -> vertx.undeploy(id)))
        .recover(failure ->
            Future.failedFuture(
                failure instanceof IOException io && !place.isEmpty()
                    ? cannotListen(place, io)
                    : failure));
  }

  // The native transport has an exception of its own for a port that is taken.
  private static CannotStart cannotListen(String place, IOException failure) {
    var taken = String.valueOf(failure.getMessage()).contains("in use");
    return new CannotStart(
        "can't listen on " + place + ": " + (taken ? "it is taken" : failure.getMessage()),
        failure);
  }
}
