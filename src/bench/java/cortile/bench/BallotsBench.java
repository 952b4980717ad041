package cortile.bench;

import static cortile.bench.HttpLoad.await;

import cortile.budgets.StraightSql;
import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.Db;
import cortile.kit.KeyFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Ballots a second and processor time per ballot through HTTP, beside the same batched SQL
/// straight through the driver (the limit) and beside the same service with one transaction per
/// ballot. All in one run, in turns; medians are reported.
///
/// `mvn -Pbench -Dbench=BallotsBench`, with `-Dbench.args=--smoke` for a short one.
public final class BallotsBench {
  private static final int CONNECTIONS = 256;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final int rounds;
  private final int ballots;
  private final int single;
  private int budgets;

  private BallotsBench(boolean smoke) {
    rounds = smoke ? 1 : 3;
    ballots = smoke ? 3_000 : 60_000;
    single = smoke ? 300 : 4_000;
  }

  /// One round of one way, processor seconds per 100 000 ballots.
  record Round(double perSecond, double node, double database, double p50, double p99) {
    static Round of(double perSecond, Node.Used used, int ballots, double p50, double p99) {
      return new Round(
          perSecond,
          used.node() / ballots * 100_000,
          used.database() / ballots * 100_000,
          p50,
          p99);
    }
  }

  public static void main(String[] args) throws IOException {
    new BallotsBench(List.of(args).contains("--smoke")).run();
    System.exit(0);
  }

  private void run() throws IOException {
    var group = new ArrayList<Round>();
    var half = new ArrayList<Round>();
    var straight = new ArrayList<Round>();
    var straight256 = new ArrayList<Round>();
    var one = new ArrayList<Round>();
    try (var node = new Node();
        var oneByOne = new Node("one-by-one")) {
      http(node, ballots / 2, 0);
      http(oneByOne, single / 2, 0);
      for (var i = 0; i < rounds; i++) {
        straight.add(straight(node, 1024));
        group.add(http(node, ballots, 0));
        straight256.add(straight(node, 256));
        var rate = (int) (group.getLast().perSecond() / 2);
        half.add(http(node, rate * (rounds == 1 ? 1 : 8), rate));
        one.add(http(oneByOne, single, 0));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%nfdatasync %.1f ms; %d processors; %d rounds, medians%n",
        fdatasync(),
        Runtime.getRuntime().availableProcessors(),
        rounds);
    System.out.println(
        "| way | ballots/s | CPU s per 100 000: node | database | p50 ms | p99 ms |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    row("batched SQL straight, 1024 in a batch", straight);
    row("batched SQL straight, 256 in a batch", straight256);
    row("HTTP, group commit, 256 connections", group);
    row("HTTP, group commit, at half of that rate", half);
    row("HTTP, one transaction per ballot, pool of 16", one);
    System.out.printf(
        Locale.ROOT,
        "%nof the straight rate: %.2f; against one transaction each: %.1f x%n",
        median(group, Round::perSecond) / median(straight, Round::perSecond),
        median(group, Round::perSecond) / median(one, Round::perSecond));
  }

  private Round http(Node node, int requests, int rate) throws IOException {
    var slug = "bench-" + ++budgets;
    node.openBudget(slug);
    var tokens =
        new Tokens(new KeyFiles(node.data().resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
    var prepared = new Buffer[requests];
    for (var i = 0; i < requests; i++) {
      prepared[i] = request(slug, tokens, i);
    }
    var before = node.cpu();
    var seen = new HttpLoad(vertx, node.port(), CONNECTIONS).run(requests, rate, i -> prepared[i]);
    var used = node.cpu().since(before);
    if (seen.refused() > 0) {
      throw new IllegalStateException(seen.refused() + " refused");
    }
    return Round.of(seen.perSecond(), used, requests, seen.milliseconds(50), seen.milliseconds(99));
  }

  private Round straight(Node node, int batch) throws IOException {
    var slug = "bench-" + ++budgets;
    node.openBudget(slug);
    var feed =
        new Feed()
            .view(
                "budgets/{budget}/{part}",
                Audience.PUBLIC,
                Duration.ofMillis(100),
                (tx, parameters) -> Future.succeededFuture(Optional.empty()));
    // As cortile.Pools opens the pool of group commits.
    var options =
        node.database()
            .options()
            .addProperty("plan_cache_mode", "force_generic_plan")
            .addProperty("enable_seqscan", "off");
    var db = Db.open(vertx, options, "straight", 1, feed);
    var before = node.cpu();
    var seconds = await(StraightSql.run(db, slug, ballots, batch));
    var used = node.cpu().since(before);
    await(db.close());
    return Round.of(ballots / seconds, used, ballots, 0, 0);
  }

  private static Buffer request(String slug, Tokens tokens, int voter) {
    var token =
        tokens.mint("bench:" + voter, Role.RESIDENT, null, Duration.ofHours(2), Instant.now());
    var body =
        "{\"choices\":[\"p%d\",\"p%d\",\"p%d\"]}"
            .formatted(voter % 24, (voter + 5) % 24, (voter + 11) % 24);
    return Buffer.buffer(
        "PUT /api/budgets/%s/ballot HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nIf-Match: \"0\"\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(slug, token, body.length(), body));
  }

  private static double fdatasync() throws IOException {
    var file = Files.createTempFile(Path.of("target"), "sync", "");
    var times = new ArrayList<Double>();
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      for (var i = 0; i < 100; i++) {
        open.getChannel().write(ByteBuffer.allocate(8192));
        var start = System.nanoTime();
        open.getChannel().force(false);
        times.add((System.nanoTime() - start) / 1e6);
      }
    }
    Files.delete(file);
    return times.stream().sorted().skip(50).findFirst().orElseThrow();
  }

  private static void row(String way, List<Round> rounds) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.2f | %.1f | %.1f |%n",
        way,
        median(rounds, Round::perSecond),
        median(rounds, Round::node),
        median(rounds, Round::database),
        median(rounds, Round::p50),
        median(rounds, Round::p99));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
    return rounds.stream().mapToDouble(of).sorted().skip(rounds.size() / 2).findFirst().orElse(0);
  }
}
