package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cortile.budgets.count.pb.PbElection;
import cortile.budgets.count.pb.PbFixtures;
import cortile.budgets.count.pb.PbReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Real elections beside the outcomes of the reference implementation, for every rule whose winners
/// it gives.
///
/// The files may not be copied into this repository, so they are looked for in the folder that the
/// system property `cortile.pabulib` names, else in `../shared/pabulib`; without them this test is
/// skipped. Every seventh file is read, or all of them with `-Dcortile.full=true`.
final class PabulibTest {
  private static final int SAMPLE = 7;
  private static final Path FOLDER =
      Path.of(System.getProperty("cortile.pabulib", "../shared/pabulib"));

  @TestFactory
  List<DynamicTest> everyRuleAgreesWithTheReference() throws IOException {
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
    try (var in = Files.newInputStream(file)) {
      election = PbReader.readAll(in);
    }
    assertThat(election.votes()).hasSize(expected.get("num_votes").intValue());
    assertThat(PbReader.readAll(PbFixtures.bytes(PbFixtures.write(election)))).isEqualTo(election);
    Count count = PbFixtures.count(election);
    assertThat(count.ballots().distinct()).isEqualTo(expected.get("distinct_ballots").intValue());
    int compared = 0;
    for (var reference : expected.get("rules").properties()) {
      if (!reference.getValue().path("winners").isArray()) continue;
      Rule rule = Rule.named(reference.getKey()).orElseThrow();
      assertThat(rule.key()).isEqualTo(reference.getKey());
      compare(rule, count, reference.getValue());
      compared++;
    }
    assertThat(compared).isGreaterThan(6);
  }

  private static void compare(Rule rule, Count count, JsonNode reference) {
    Outcome outcome = rule.outcome(count);
    String name = rule.key();
    assertThat(outcome.winners())
        .as(name)
        .containsExactlyInAnyOrderElementsOf(strings(reference.get("winners")));
    if (reference.has("order") && !name.startsWith("phragmen")) {
      assertThat(outcome.winners())
          .as(name)
          .containsExactlyElementsOf(strings(reference.get("order")));
    }
    assertThat(outcome.spent())
        .as(name)
        .isEqualByComparingTo(new BigDecimal(reference.get("total_cost").asText()));
    var pot = outcome.pots().getFirst();
    if (reference.has("final_endowment_per_voter")) {
      assertThat(pot.round().orElseThrow().endowment())
          .as(name)
          .isEqualTo(reference.get("final_endowment_per_voter").asText());
    }
    if (reference.has("mes_runs")) {
      assertThat(pot.round().orElseThrow().runs())
          .as(name)
          .isEqualTo(reference.get("mes_runs").intValue());
    }
    // If the reversed order gives other winners, some tie must have been reported as decisive.
    if (reference.path("tie_dependent").asBoolean()) {
      assertThat(pot.ties()).as(name).anyMatch(Outcome.Tie::decisive);
    }
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
