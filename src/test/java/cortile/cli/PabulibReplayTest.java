package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.Tally;
import cortile.budgets.count.pb.PbCount;
import cortile.budgets.count.pb.PbElection;
import cortile.budgets.count.pb.PbFixtures;
import cortile.budgets.count.pb.PbHeader;
import cortile.budgets.count.pb.PbReader;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Real elections, imported and cast through HTTP, beside the counts of their files.
///
/// The files may not be copied into this repository, so they are looked for in the folder that the
/// system property `cortile.pabulib` names, else in `../shared/pabulib`; without them this test is
/// skipped. The smallest file of each kind of paper is cast, and with `-Dcortile.full=true` also
/// each one with more than 10,000 ballots.
final class PabulibReplayTest {
  private static final int LARGE = 10_000;
  private static final Path FOLDER =
      Path.of(System.getProperty("cortile.pabulib", "../shared/pabulib"));

  private static @Nullable TestNode node;

  @AfterAll
  static void stop() {
    if (node != null) node.close();
  }

  @TestFactory
  List<DynamicTest> everyBallotOfARealElectionIsStored() throws IOException, CommandFailure {
    if (!Files.isDirectory(FOLDER)) {
      System.out.println("SKIPPED: PabulibReplayTest, because there is no folder " + FOLDER);
      Assumptions.abort("no folder " + FOLDER);
    }
    List<Path> files = chosen();
    assertThat(files).isNotEmpty();
    var started = new TestNode();
    node = started;
    var tests = new ArrayList<DynamicTest>();
    for (Path file : files) {
      String slug = "pabulib-" + tests.size();
      tests.add(
          DynamicTest.dynamicTest(file.getFileName().toString(), () -> cast(started, file, slug)));
    }
    return tests;
  }

  private static void cast(TestNode node, Path path, String slug)
      throws IOException, CommandFailure {
    String file = path.toString();
    TestNode.Ended made = node.run("import", file, "--budget", slug, "--open", "--tally", "live");
    assertThat(made.err()).isEmpty();
    assertThat(made.exit()).isZero();
    TestNode.Ended replay = node.run("replay", file, "--budget", slug, "--rate", "max");
    assertThat(replay.exit()).as(replay.err()).isZero();
    replay
        .err()
        .lines()
        .filter(line -> line.contains(" stored, ") || line.startsWith("latency"))
        .forEach(line -> System.out.println(path.getFileName() + ": " + line));

    PbElection election = read(path);
    Tally expected = PbCount.tally(election.header(), election.votes());
    TestNode.assertSame(node.tally(slug, election.header()), expected);
    node.ask(HttpMethod.POST, "/budgets/" + slug + "/closure");
    String export = node.ask(HttpMethod.GET, "/budgets/" + slug + "/ballots/pb").body().toString();
    PbElection again = PbReader.readAll(PbFixtures.bytes(export));
    assertThat(again.header().meta().voteType().hasPoints())
        .isEqualTo(election.header().meta().voteType().hasPoints());
    TestNode.assertSame(PbCount.tally(again.header(), again.votes()), expected);
  }

  private static List<Path> chosen() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> file.toString().matches(".*\\.pb(\\.gz)?")).sorted().toList();
    }
    Map<String, Path> smallest = new LinkedHashMap<>();
    var large = new ArrayList<Path>();
    for (Path file : files) {
      PbHeader header = header(file);
      String kind = PbPaper.of(header.meta()).getString("kind") + header.meta().voteType();
      smallest.merge(kind, file, PabulibReplayTest::smaller);
      if (header.meta().numVotes().orElse(0) > LARGE) large.add(file);
    }
    var chosen = new ArrayList<>(smallest.values());
    if (Boolean.getBoolean("cortile.full")) chosen.addAll(large);
    return chosen;
  }

  private static Path smaller(Path a, Path b) {
    return a.toFile().length() <= b.toFile().length() ? a : b;
  }

  private static PbHeader header(Path file) throws IOException {
    try (var reader = new PbReader(PbFiles.open(file))) {
      return reader.header();
    }
  }

  private static PbElection read(Path file) throws IOException {
    try (InputStream in = PbFiles.open(file)) {
      return PbReader.readAll(in);
    }
  }
}
