package cortile.bench;

import cortile.Main;
import cortile.feed.Feed;
import cortile.kit.DatabaseUrl;
import cortile.kit.Db;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A running [cortile.MeasuredNode] with open budgets to vote in.
final class Node implements AutoCloseable {
  private static final int PROJECTS = 24;

  private final Path data;
  private final Process process;
  private final int port;

  Node(String... way) throws IOException {
    data = Files.createTempDirectory(Path.of("target"), "bench");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("cortile.MeasuredNode", data.toString()));
    command.addAll(List.of(way));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    port = Integer.parseInt(process.inputReader(StandardCharsets.UTF_8).readLine().strip());
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  DatabaseUrl database() throws IOException {
    return DatabaseUrl.parse(Files.readString(data.resolve("database-url")));
  }

  /// One connection to its database, open as cortile.Pools opens those of group commits.
  Db straight(Vertx vertx, Feed feed) throws IOException {
    var options =
        database()
            .options()
            .addProperty("plan_cache_mode", "force_generic_plan")
            .addProperty("enable_seqscan", "off");
    return Db.open(vertx, options, "straight", 1, feed);
  }

  /// Processor seconds so far.
  ///
  /// @param node of the Java process
  /// @param database of its PostgreSQL, all processes
  record Used(double node, double database) {
    double whole() {
      return node + database;
    }

    Used since(Used before) {
      return new Used(node - before.node, database - before.database);
    }
  }

  Used cpu() throws IOException {
    var pid = Files.readAllLines(data.resolve("database").resolve("postmaster.pid")).getFirst();
    return new Used(Cpu.seconds(process.pid()), Cpu.seconds(Long.parseLong(pid.strip())));
  }

  /// Opens an approval budget of 24 projects, up to three on a ballot, with a live tally.
  void openBudget(String slug) throws IOException {
    var file = data.resolve(slug + ".pb");
    Files.writeString(
        file,
        IntStream.range(0, PROJECTS)
            .mapToObj(i -> "p" + i + ";1000")
            .collect(
                Collectors.joining(
                    "\n",
                    """
                    META
                    key;value
                    description;Bench
                    num_projects;%d
                    num_votes;0
                    budget;10000
                    vote_type;approval
                    rule;greedy
                    max_length;3
                    PROJECTS
                    project_id;cost
                    """
                        .formatted(PROJECTS),
                    "\nVOTES\nvoter_id;vote\n")));
    var exit =
        Main.commandLine(Map.of())
            .execute(
                "import",
                file.toString(),
                "--budget",
                slug,
                "--open",
                "--tally",
                "live",
                "--url",
                "http://localhost:" + port,
                "--data",
                data.toString());
    if (exit != 0) {
      throw new IllegalStateException("import failed: " + exit);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
