package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.Tally;
import cortile.budgets.count.pb.PbCount;
import cortile.budgets.count.pb.PbElection;
import cortile.budgets.count.pb.PbFixtures;
import cortile.budgets.count.pb.PbReader;
import cortile.budgets.count.pb.PbVote;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `import` and `replay` against a whole node, through the same command line that people use.
final class ImportReplayTest {
  private static TestNode node;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws CommandFailure {
    node = new TestNode();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"choose-1", "approval", "knapsack", "cumulative", "ordinal"})
  void everyBallotOfAFileIsStoredOnceAndCounted(String slug) throws Exception {
    String file = "src/test/resources/elections/" + slug + ".pb";
    PbElection election = read(file);
    Tally expected = PbCount.tally(election.header(), election.votes());

    TestNode.Ended made = node.run("import", file, "--budget", slug, "--open", "--tally", "live");
    assertThat(made.err()).isEmpty();
    assertThat(made.exit()).isZero();
    TestNode.Ended replay = node.run("replay", file, "--budget", slug);
    assertThat(replay.err()).contains(election.votes().size() + " stored, 0 refused");
    assertThat(replay.exit()).isZero();
    TestNode.assertSame(node.tally(slug, election.header()), expected);

    JsonObject before = node.view("budgets/" + slug + "/tally");
    assertThat(node.run("replay", file, "--budget", slug, "--rate", "500").exit()).isZero();
    assertThat(node.view("budgets/" + slug + "/tally")).isEqualTo(before);

    node.ask(HttpMethod.POST, "/budgets/" + slug + "/closure");
    String export = node.ask(HttpMethod.GET, "/budgets/" + slug + "/ballots/pb").body().toString();
    PbElection again = PbReader.readAll(PbFixtures.bytes(export));
    TestNode.assertSame(PbCount.tally(again.header(), again.votes()), expected);
  }

  @Test
  void refusedBallotsAreCountedAndTold() throws Exception {
    String file = "src/test/resources/pb/approval.pb";
    PbElection election = read(file);
    node.run("import", file, "--budget", "some-refused", "--open", "--tally", "live");
    TestNode.Ended replay = node.run("replay", file, "--budget", "some-refused");
    assertThat(replay.exit()).isEqualTo(3);
    assertThat(replay.err())
        .contains("5 stored, 2 refused", "0 choices, at least 1", "5 choices, at most 3");
    List<PbVote> legal =
        election.votes().stream()
            .filter(vote -> !List.of("6", "7").contains(vote.voterId()))
            .toList();
    TestNode.assertSame(
        node.tally("some-refused", election.header()), PbCount.tally(election.header(), legal));
  }

  @Test
  void aDraftIsNotOpenAndRefusesEveryBallot() {
    String file = "src/test/resources/elections/approval.pb";
    assertThat(node.run("import", file, "--budget", "a-draft").out())
        .isEqualTo("a-draft: 5 projects, draft\n");
    assertThat(node.run("replay", file, "--budget", "a-draft").exit()).isEqualTo(3);
  }

  @Test
  void aNameThatIsTakenIsSaid() {
    String file = "src/test/resources/elections/approval.pb";
    assertThat(node.run("import", file, "--budget", "taken").exit()).isZero();
    TestNode.Ended second = node.run("import", file, "--budget", "taken");
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.err()).isEqualTo("There is a budget “taken” already.\n");
  }

  @Test
  void anImportThatFailsLeavesTheNameFree() throws IOException {
    String file = "src/test/resources/elections/ordinal.pb";
    Path wrong = folder.resolve("wrong.pb");
    Files.writeString(wrong, Files.readString(Path.of(file)).replace("p4", "\"p;4\""));
    TestNode.Ended failed = node.run("import", wrong.toString(), "--budget", "again", "--open");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("/projects/3/id");
    assertThat(node.run("import", file, "--budget", "again", "--open").exit()).isZero();
  }

  @Test
  void aFileThatIsNoElectionIsSaidWithItsLine() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.pb"), "META\nkey;value\nbudget;x\n");
    TestNode.Ended failed = node.run("import", wrong.toString(), "--budget", "never");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("line 3, budget");
  }

  @Test
  void withoutAServerOrAKeyNothingIsDone() {
    String file = "src/test/resources/elections/approval.pb";
    assertThat(node.run("replay", file, "--budget", "unheard-of").exit()).isEqualTo(1);
    String[] away = {
      "replay",
      file,
      "--budget",
      "b",
      "--url",
      "http://localhost:1",
      "--data",
      node.data().toString()
    };
    assertThat(TestNode.anywhere(away).err()).contains("http://localhost:1 does not answer");
    assertThat(TestNode.anywhere(away).exit()).isEqualTo(1);
    String[] stranger = {
      "replay", file, "--budget", "b", "--url", node.url().toString(), "--data", folder.toString()
    };
    assertThat(TestNode.anywhere(stranger).err()).contains("no signing key");
    assertThat(TestNode.anywhere(stranger).exit()).isEqualTo(1);
  }

  private static PbElection read(String file) throws IOException {
    try (InputStream in = PbFiles.open(Path.of(file))) {
      return PbReader.readAll(in);
    }
  }
}
