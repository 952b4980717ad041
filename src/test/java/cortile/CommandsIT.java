package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The commands that work beside a running server.
final class CommandsIT {
  private static ServerProcess server;
  private static String data;

  @BeforeAll
  static void start() {
    server = ServerProcess.start();
    data = server.data().toString();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aSecondProcessOnTheSameDataIsRefusedUnlessItIsANode() {
    try (var refused = ServerProcess.on(server.data())) {
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("in use by a running Cortile", "--database");
      assertThat(refused.out()).isEmpty();
    }
    assertThat(server.readiness()).isEqualTo(200);
    try (var second = server.secondNode()) {
      var token = server.token("organiser");
      assertThat(ServerProcess.get(second.url("/api/staff"), token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tokensAreNothingButTokensAndOpenWhatTheirRoleMay() {
    var tokens = ServerProcess.run("tokens", "--role", "resident", "--count", "3", "--data", data);
    assertThat(tokens.exit()).isZero();
    assertThat(tokens.err()).isEmpty();
    assertThat(tokens.out().lines())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allMatch(line -> line.matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+"));
    var resident = tokens.out().lines().findFirst().orElseThrow();
    var staff = server.url("/api/staff");
    assertThat(ServerProcess.get(staff).statusCode()).isEqualTo(401);
    assertThat(ServerProcess.get(staff, resident).statusCode()).isEqualTo(403);
    assertThat(ServerProcess.get(staff, server.token("organiser")).statusCode()).isEqualTo(200);
  }

  @Test
  void tokensWithoutARoleOrAKeyAreRefused() {
    assertThat(ServerProcess.run("tokens", "--role", "king", "--data", data).exit()).isEqualTo(2);
    var none = ServerProcess.run("tokens", "--role", "resident", "--data", data + "/none");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.out()).isEmpty();
  }

  @Test
  void anOrganiserIsAddedBesideARunningServer() {
    var added = ServerProcess.run("organiser", "add", "ada@example.org", "--data", data);
    assertThat(added.exit()).isZero();
    assertThat(added.out()).matches(server.url("") + "/conduce/#setup=[\\w-]{20,}\n");
    var staff = ServerProcess.get(server.url("/api/staff"), server.token("organiser"));
    assertThat(staff.body()).contains("ada@example.org");
    var wrong = ServerProcess.run("organiser", "add", "nobody", "--data", data);
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.out()).isEmpty();
  }

  @Test
  void aBackupOfARunningServerIsRestoredWithBallotsAndKeysUnderANewEpoch() throws Exception {
    vote();
    var current = workshop();
    var file = server.data().resolve("backup.zip");
    var made = ServerProcess.run("backup", file.toString(), "--data", data);
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(ServerProcess.run("backup", file.toString(), "--data", data).exit()).isEqualTo(1);
    var occupied = ServerProcess.run("restore", file.toString(), "--data", data);
    assertThat(occupied.exit()).isEqualTo(1);
    assertThat(occupied.err()).contains("already");

    var empty = TestDatabase.dataFolder();
    var restored = ServerProcess.run("restore", file.toString(), "--data", empty.toString());
    assertThat(restored.exit()).as(restored.err()).isZero();
    try (var second = ServerProcess.on(empty).awaitReady()) {
      assertThat(body(second, "/api/views/budgets/restored/tally"))
          .isEqualTo(body(server, "/api/views/budgets/restored/tally"))
          .contains("\"ballots\":2");
      assertThat(epoch(second)).isNotEqualTo(epoch(server));
      assertThat(TestDatabase.value(second.database(), "SELECT current FROM polls.workshop"))
          .isEqualTo(current);
      vote(second);
      assertThat(body(second, "/api/views/budgets/restored/turnout")).contains("\"ballots\":2");
    }
  }

  // A workshop and its current question refer to each other.
  private static String workshop() {
    TestDatabase.value(
        server.database(),
        """
        WITH c AS (INSERT INTO polls.code VALUES ('H7KM3X') RETURNING code),
          w AS (INSERT INTO polls.workshop (code, phase, title, pacing, protection, names, maker)
                SELECT code, 'live', '{}', 'led', 'code', 'hidden', 'ada' FROM c RETURNING id)
        INSERT INTO polls.question (workshop, key, position, kind, text, rules, changeable, moderated, live)
        SELECT id, 'q1', 1, 'text', '{}', '{}', true, false, false FROM w RETURNING id
        """);
    return TestDatabase.value(
        server.database(),
        "UPDATE polls.workshop SET current = (SELECT id FROM polls.question) RETURNING current");
  }

  private static void vote() throws Exception {
    var url = server.url("").toString();
    var imported =
        ServerProcess.run(
            "import",
            election().toString(),
            "--budget",
            "restored",
            "--open",
            "--tally",
            "live",
            "--url",
            url,
            "--data",
            data);
    assertThat(imported.exit()).as(imported.err()).isZero();
    vote(server);
  }

  // The same people with the same keys: their second vote is none.
  private static void vote(ServerProcess node) throws Exception {
    var replayed =
        ServerProcess.run(
            "replay",
            election().toString(),
            "--budget",
            "restored",
            "--rate",
            "max",
            "--url",
            node.url("").toString(),
            "--data",
            node.data().toString());
    assertThat(replayed.exit()).as(replayed.err()).isZero();
  }

  private static Path election() throws Exception {
    return Files.writeString(
        server.data().resolve("small.pb"),
        """
        META
        key;value
        description;A small one
        country;Italy
        unit;Milano
        instance;2026
        num_projects;2
        num_votes;2
        budget;100
        vote_type;approval
        rule;greedy
        date_begin;2026-01-01
        date_end;2026-01-31
        PROJECTS
        project_id;cost;votes;name
        1;60;2;Bench
        2;50;1;Tree
        VOTES
        voter_id;vote
        1;1,2
        2;1
        """);
  }

  private static String body(ServerProcess node, String path) {
    return ServerProcess.get(node.url(path)).body();
  }

  private static String epoch(ServerProcess node) {
    return TestDatabase.value(node.database(), "SELECT secret FROM feed.epoch");
  }
}
