package cortile.bench;

import static cortile.kit.TestDatabase.await;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.feed.FeedConnections;
import cortile.feed.FeedOptions;
import cortile.feed.FeedVerticle;
import cortile.feed.Speakers;
import cortile.feed.Tickets;
import cortile.identity.Principal;
import cortile.kit.DatabaseUrl;
import cortile.kit.Db;
import cortile.kit.Problems;
import cortile.kit.Texts;
import cortile.kit.Touches;
import cortile.kit.web.HttpVerticle;
import cortile.kit.web.WebRoot;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The measured node: the real HTTP server and feed, one view, and a writer that changes it. Told
/// what to do on standard input, one word a line; answers each on standard output.
final class FeedServer {
  private static final int PROJECTS = 24;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final Feed feed = new Feed();
  private final Db db;
  private final HttpVerticle[] servers = new HttpVerticle[2];
  private final int port;
  private long timer = -1;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong written = new AtomicLong();

  private FeedServer(DatabaseUrl url) {
    feed.view("bench/tally", Audience.PUBLIC, Duration.ofMillis(100), (tx, none) -> load(tx));
    feed.view("bench/poll", Audience.PUBLIC, Duration.ofMillis(20), (tx, none) -> load(tx));
    db = Db.open(vertx, url.options(), "rooms", 4, feed);
    var feedDb = Db.open(vertx, url.options(), "feed", 4, Touches.NONE);
    await(db.query("CREATE TABLE IF NOT EXISTS bench (n bigint, at bigint)"));
    await(db.query("INSERT INTO bench VALUES (0, 0)"));
    await(vertx.deployVerticle(new FeedVerticle(feed, feedDb, url.options(), "bench")));
    var problems = new Problems(new Texts(List.of("kit", "feed")));
    var tickets = new Tickets(feedDb);
    var site =
        new HttpVerticle.Site(
            "127.0.0.1",
            -1,
            false,
            Router.router(vertx),
            () ->
                new FeedConnections(
                    vertx, feed, new Nobody(), tickets, problems, FeedOptions.defaults()),
            WebRoot.read(),
            problems);
    var made = new ArrayList<HttpVerticle>();
    await(
        vertx.deployVerticle(
            () -> {
              made.add(new HttpVerticle(site));
              return made.getLast();
            },
            new DeploymentOptions().setInstances(servers.length)));
    port = made.getFirst().port();
  }

  private static Future<Optional<JsonObject>> load(cortile.kit.Tx tx) {
    return tx.query("SELECT n, at FROM bench")
        .map(rows -> rows.iterator().next())
        .map(row -> {
          var n = row.getLong("n");
          var projects = new JsonObject();
          for (var i = 0; i < PROJECTS; i++) {
            var votes = (n + i) / PROJECTS;
            projects.put("p" + i, new JsonObject().put("votes", votes).put("score", votes));
          }
          return Optional.of(
              new JsonObject()
                  .put("ballots", n)
                  .put("at", row.getLong("at"))
                  .put("projects", projects));
        });
  }

  private void write() {
    begun.incrementAndGet();
    db.transaction(
            tx -> {
              tx.touch("bench/tally");
              tx.touch("bench/poll");
              return tx.query("UPDATE bench SET n = n + 1, at = $1", System.nanoTime() / 1000);
            })
        .onComplete(done -> written.incrementAndGet());
  }

  private String obey(String order) throws IOException, InterruptedException {
    var words = order.split(" ", -1);
    return switch (words[0]) {
      case "write" -> {
        timer = vertx.setPeriodic(1000 / Integer.parseInt(words[1]), tick -> write());
        yield "ok";
      }
      case "stop" -> {
        vertx.cancelTimer(timer);
        do {
          Thread.sleep(50);
        } while (written.get() < begun.get());
        yield "" + written;
      }
      case "loads" -> "" + feed.counters().loads().sum() + " " + feed.counters().changes().sum();
      case "memory" -> {
        System.gc();
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        yield heap + " " + resident();
      }
      default -> throw new IllegalArgumentException(order);
    };
  }

  private static long resident() throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return 0;
  }

  /// Nobody is signed in.
  private static final class Nobody implements Speakers {
    @Override
    public Future<Optional<Principal>> of(HttpServerRequest request) {
      return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Boolean> stillValid(Principal principal) {
      return Future.succeededFuture(true);
    }

    @Override
    public boolean ownOrigin(HttpServerRequest request) {
      return true;
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var server = new FeedServer(DatabaseUrl.parse(in.readLine()));
      System.out.println(server.port);
      for (var order = in.readLine(); order != null; order = in.readLine()) {
        System.out.println(server.obey(order));
      }
    }
    System.exit(0);
  }
}
