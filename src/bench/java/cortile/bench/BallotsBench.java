package cortile.bench;

import static cortile.bench.HttpLoad.await;

import cortile.budgets.StraightSql;
import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.identity.Role;
import cortile.identity.Tokens;
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

/// Ballots a second and processor time per ballot through HTTP, beside the same batched SQL
/// straight through the driver (the limit) and beside the same service with one transaction per
/// ballot. All in one run, in turns; medians are reported.
///
/// `mvn -Pbench -Dbench=BallotsBench`, with `-Dbench.args=--smoke` for a short one.
public final class BallotsBench {
  private static final int CONNECTIONS = 256;
  private static final int PER = 100_000;

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

  public static void main(String[] args) throws IOException {
    var bench = new BallotsBench(List.of(args).contains("--smoke"));
    try {
      bench.run();
    } finally {
      // Its threads would keep a run that failed alive.
      bench.vertx.close();
    }
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
    Round.head("ballots", "100 000");
    Round.row("batched SQL straight, 1024 in a batch", straight);
    Round.row("batched SQL straight, 256 in a batch", straight256);
    Round.row("HTTP, group commit, 256 connections", group);
    Round.row("HTTP, group commit, at half of that rate", half);
    Round.row("HTTP, one transaction per ballot, pool of 16", one);
    System.out.printf(
        Locale.ROOT,
        "%nof the straight rate: %.2f; against one transaction each: %.1f x%n",
        Round.median(group, Round::perSecond) / Round.median(straight, Round::perSecond),
        Round.median(group, Round::perSecond) / Round.median(one, Round::perSecond));
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
    return Round.of(
        seen.perSecond(), used, requests, PER, seen.milliseconds(50), seen.milliseconds(99));
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
    var db = node.straight(vertx, feed);
    var before = node.cpu();
    var seconds = await(StraightSql.run(db, slug, ballots, batch));
    var used = node.cpu().since(before);
    await(db.close());
    return Round.of(ballots / seconds, used, ballots, PER, 0, 0);
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
}
