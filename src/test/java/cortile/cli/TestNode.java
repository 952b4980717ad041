package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.App;
import cortile.Config;
import cortile.Main;
import cortile.budgets.count.Tally;
import cortile.budgets.count.pb.PbHeader;
import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.KeyFiles;
import cortile.kit.TestDatabase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A whole node on a database of its own, and the command line beside it.
final class TestNode implements AutoCloseable {
  /// How a command ended.
  record Ended(int exit, String out, String err) {}

  private final Path data = TestDatabase.dataFolder();
  private final App app = new App(Config.local(data, TestDatabase.empty()).withDemo());
  private final ClientSession session;

  TestNode() throws CommandFailure {
    app.start().await();
    session = new ClientSession(url(), 32);
  }

  App app() {
    return app;
  }

  Path data() {
    return data;
  }

  URI url() {
    return URI.create("http://localhost:" + app.port());
  }

  ClientSession session() {
    return session;
  }

  Passes passes() throws CommandFailure {
    return Passes.of(data);
  }

  /// A token for anybody, good for an hour.
  String token(Role role, String subject) {
    try {
      var key = new KeyFiles(data.resolve("keys")).read(KeyFiles.SIGNING).orElseThrow();
      return new Tokens(key).mint(subject, role, null, Duration.ofHours(1), Instant.now());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Runs a client command in this process, against this node and with its key.
  Ended run(String... arguments) {
    var ours = Stream.of("--url", url().toString(), "--data", data.toString());
    return anywhere(Stream.concat(Stream.of(arguments), ours).toArray(String[]::new));
  }

  /// Runs a command in this process.
  static Ended anywhere(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit =
        Main.commandLine(Map.of())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ended(exit, out.toString(), err.toString());
  }

  /// The answer to a request of an organiser, which must be carried out.
  Reply ask(HttpMethod method, String path) throws CommandFailure {
    Reply reply = session.client().send(method, path, passes().organiser(), null).await();
    assertThat(reply.ok()).as(path + ": " + reply.reason()).isTrue();
    return reply;
  }

  /// A view as everybody may read it.
  JsonObject view(String name) throws CommandFailure {
    return ask(HttpMethod.GET, "/views/" + name).json();
  }

  /// The tally as the view shows it, in the order of the file.
  Tally tally(String slug, PbHeader header) throws CommandFailure {
    JsonObject view = view("budgets/" + slug + "/tally");
    var lines = new LinkedHashMap<String, Tally.Line>();
    JsonObject projects = view.getJsonObject("projects");
    assertThat(projects.fieldNames()).containsExactlyInAnyOrderElementsOf(header.ids());
    for (String id : header.ids()) {
      JsonObject line = projects.getJsonObject(id);
      lines.put(
          id, new Tally.Line(line.getLong("votes"), BigDecimal.valueOf(line.getLong("score"))));
    }
    return new Tally(view.getLong("ballots"), lines);
  }

  /// Holds two tallies beside each other, by value.
  static void assertSame(Tally actual, Tally expected) {
    assertThat(actual.ballots()).isEqualTo(expected.ballots());
    assertThat(List.copyOf(actual.projects().keySet()))
        .isEqualTo(List.copyOf(expected.projects().keySet()));
    expected
        .projects()
        .forEach((id, line) -> {
          assertThat(actual.line(id).votes()).as("votes of " + id).isEqualTo(line.votes());
          assertThat(actual.line(id).score())
              .as("score of " + id)
              .isEqualByComparingTo(line.score());
        });
  }

  @Override
  public void close() {
    session.close();
    app.stop().await();
  }
}
