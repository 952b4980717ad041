package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Real elections beside the outcomes of the reference implementation.
///
/// The files may not be copied into this repository, so they are looked for in the folder that the
/// system property `cortile.pabulib` names, else in `../shared/pabulib`; without them this test is
/// skipped. Every seventh file is read, or all of them with `-Dcortile.full=true`.
final class PabulibTest {
  private static final int SAMPLE = 7;
  private static final Path FOLDER =
      Path.of(System.getProperty("cortile.pabulib", "../shared/pabulib"));

  @TestFactory
  List<DynamicTest> greedyAgreesWithTheReference() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      System.out.println("SKIPPED: PabulibTest, because there is no folder " + FOLDER);
      Assumptions.abort("no folder " + FOLDER);
    }
    var tests = new ArrayList<DynamicTest>();
    List<Path> files = elections();
    int step = Boolean.getBoolean("cortile.full") ? 1 : SAMPLE;
    for (int i = 0; i < files.size(); i += step) {
      Path file = files.get(i);
      tests.add(DynamicTest.dynamicTest(name(file), () -> compare(file)));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static List<Path> elections() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".pb")).sorted().toList();
    }
  }

  private static void compare(Path file) throws IOException {
    JsonNode expected =
        new ObjectMapper()
            .readTree(Files.readString(FOLDER.resolve("expected/" + name(file) + ".json")));
    PbElection election;
    try (var in = Files.newBufferedReader(file)) {
      election = PbReader.readAll(in);
    }
    assertThat(election.votes()).hasSize(expected.get("num_votes").intValue());
    assertThat(PbReader.readAll(new StringReader(PbFixtures.write(election)))).isEqualTo(election);
    int compared = 0;
    for (Greedy.Merit merit : Greedy.Merit.values()) {
      Greedy rule = new Greedy(merit);
      JsonNode reference = expected.get("rules").path(rule.key());
      if (!reference.path("winners").isArray()) continue;
      assertThat(rule.fits(election.header().meta().voteType())).isTrue();
      Outcome outcome = PbFixtures.count(election, rule.key());
      assertThat(outcome.winners()).containsExactlyElementsOf(strings(reference.get("order")));
      assertThat(outcome.winners())
          .containsExactlyInAnyOrderElementsOf(strings(reference.get("winners")));
      assertThat(outcome.spent()).isEqualByComparingTo(reference.get("total_cost").asText());
      assertDecisiveTies(outcome, reference.path("tie_dependent").asBoolean());
      compared++;
    }
    assertThat(compared).isPositive();
  }

  /// If the reversed order gives other winners, some tie must have been reported as decisive.
  private static void assertDecisiveTies(Outcome outcome, boolean tieDependent) {
    if (!tieDependent) return;
    assertThat(outcome.pots().getFirst().ties()).anyMatch(Outcome.Tie::decisive);
  }

  private static List<String> strings(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.pb$", "");
  }
}
