package cortile.bench;

import cortile.kit.Migrations;
import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures the feed: subscribers on loopback, one view that changes 50 times a second, with the
/// node, its database and the clients in processes of their own.
///
/// `mvn -Pbench -Dbench=FeedBench`, with `-Dbench.args=--smoke` for a short one.
public final class FeedBench {
  private static final int RATE = 50;
  static final long PERIOD_US = 1_000_000 / RATE;

  private final boolean smoke;
  private final List<String> rows = new ArrayList<>();

  private FeedBench(boolean smoke) {
    this.smoke = smoke;
  }

  public static void main(String[] args) throws Exception {
    new FeedBench(List.of(args).contains("--smoke")).run();
    System.exit(0);
  }

  private void run() throws Exception {
    var counts = smoke ? List.of(100, 200) : List.of(1000, 5000);
    long[] before = {};
    for (var count : counts) {
      var database = TestDatabase.empty();
      var vertx = Vertx.vertx();
      TestDatabase.await(Migrations.run(vertx, database.options(), migrations()));
      TestDatabase.await(vertx.close());
      try (var server = new Child(FeedServer.class)) {
        var port = server.ask(database.secret());
        try (var clients = new Child(FeedClients.class, port, "bench/tally")) {
          clients.ask("open " + count / 10);
          warmUp(server, clients);
          clients.ask("open " + (count - count / 10));
          before = memory(server, count, before);
          spread(server, clients, count, "a tally, 100 ms");
        }
        try (var clients = new Child(FeedClients.class, port, "bench/poll")) {
          clients.ask("open " + count);
          spread(server, clients, count, "a live poll, 20 ms");
          storm(server, clients, count);
        }
      }
    }
    System.out.println();
    rows.forEach(System.out::println);
  }

  private void warmUp(Child server, Child clients) throws Exception {
    server.ask("write " + RATE);
    Thread.sleep(smoke ? 500 : 8000);
    clients.ask("storm");
    server.ask("stop");
    Thread.sleep(500);
  }

  private long[] memory(Child server, int count, long[] before) throws Exception {
    Thread.sleep(1000);
    var words = server.ask("memory").split(" ", -1);
    long[] now = {count, Long.parseLong(words[0]), Long.parseLong(words[1])};
    row("%,d sockets: heap %,d kB, resident %,d kB", count, now[1] / 1024, now[2] / 1024);
    if (before.length > 0) {
      var more = count - before[0];
      row(
          "memory per idle socket: heap %.1f kB, resident %.1f kB",
          (now[1] - before[1]) / 1024.0 / more, (now[2] - before[2]) / 1024.0 / more);
    }
    return now;
  }

  private void spread(Child server, Child clients, int count, String view) throws Exception {
    server.ask("write " + RATE);
    Thread.sleep(smoke ? 200 : 3000);
    clients.ask("reset");
    var serverBefore = server.seconds();
    var clientBefore = clients.seconds();
    var begin = System.nanoTime();
    Thread.sleep(smoke ? 2000 : 15_000);
    var seconds = (System.nanoTime() - begin) / 1e9;
    var serverCpu = server.seconds() - serverBefore;
    var clientCpu = clients.seconds() - clientBefore;
    var seen = numbers(clients.ask("seen"));
    server.ask("stop");
    row(
        "%,d subscribers of %s, %d changes/s for %.0f s: %,d frames (%,.0f/s), %,d changes seen",
        count, view, RATE, seconds, seen[0], seen[0] / seconds, seen[1]);
    row(
        "  server CPU %.1f s: %.2f s per million frames, %.2f s per million changes seen; client"
            + " CPU %.1f s",
        serverCpu, serverCpu * 1e6 / seen[0], serverCpu * 1e6 / seen[1], clientCpu);
    row(
        "  from before the commit to the frame: p50 %.1f ms, p99 %.1f ms, worst %.1f ms; %d frames"
            + " that did not fit",
        seen[2] / 1000.0, seen[3] / 1000.0, seen[4] / 1000.0, seen[5]);
  }

  private void storm(Child server, Child clients, int count) throws Exception {
    server.ask("write " + RATE);
    for (var i = 0; i < (smoke ? 1 : 3); i++) {
      Thread.sleep(1000);
      var milliseconds = clients.ask("storm");
      row("  storm: all %,d back with their since after %s ms", count, milliseconds);
    }
    var written = server.ask("stop");
    Thread.sleep(1500);
    var last = Long.parseLong(written);
    var broken = numbers(clients.ask("seen"))[5];
    row(
        "  after %,d changes: %s of %,d hold the last one, %d frames did not fit or sockets broke",
        last, clients.ask("at " + last), count, broken);
  }

  private void row(String format, Object... values) {
    var row = String.format(Locale.ROOT, format, values);
    System.out.println(row);
    rows.add(row);
  }

  private static long[] numbers(String line) {
    return java.util.Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  private static List<String> migrations() throws IOException {
    try (var files = Files.list(Path.of("src", "main", "resources", "db"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /// A process of ours that is asked on its standard input.
  private static final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    Child(Class<?> main, String... args) throws IOException {
      var command = new ArrayList<String>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(
          List.of(
              "--enable-native-access=ALL-UNNAMED",
              "-XX:+UseCompactObjectHeaders",
              "-Xmx1g",
              "-cp",
              System.getProperty("java.class.path"),
              main.getName()));
      command.addAll(List.of(args));
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    String ask(String order) throws IOException {
      process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      var answer = out.readLine();
      if (answer == null) {
        throw new IOException("ended at: " + order);
      }
      return answer;
    }

    double seconds() {
      return Cpu.seconds(process.pid());
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        process.destroy();
      }
    }
  }
}
