package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cortile.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountCommandTest {
  private static final String APPROVAL =
      """
      META
      key;value
      budget;100.50
      vote_type;approval
      num_projects;4
      num_votes;6
      currency;EUR
      min_project_score_threshold;2
      PROJECTS
      project_id;cost;name
      10;40.25;Bank
      9;60.25;Linden
      città;30;Fontana
      x;5;Kiosk
      VOTES
      voter_id;vote
      1;10,9
      2;10,9
      3;10,città
      4;città,x
      5;9
      6;
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void jsonIsOneObjectARuleInTheOrderAskedAndNothingElse() throws IOException {
    assertThat(count(APPROVAL, "--rule", "mes", "--rule", "greedy-cost", "--json")).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines)
        .extracting(line -> line.get("rule").asText())
        .containsExactly("mes-cost-add1u", "greedy-cost");
    for (JsonNode line : lines) {
      var members = new ArrayList<String>();
      line.fieldNames().forEachRemaining(members::add);
      assertThat(members)
          .containsExactly("rule", "winners", "total_cost", "seconds", "ties", "projects");
    }
    JsonNode greedy = lines.get(1);
    assertThat(greedy.get("winners")).extracting(JsonNode::asText).containsExactly("10", "9");
    assertThat(out.toString()).contains("\"total_cost\":100.5,", "citt\\u00E0");
    assertThat(greedy.at("/projects/x/verdict").asText()).isEqualTo("did-not-fit");
    assertThat(greedy.at("/projects/città/more/number").asText()).isEqualTo("2");
    assertThat(greedy.at("/ties/0/projects"))
        .extracting(JsonNode::asText)
        .containsExactly("10", "9");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void withoutARuleItIsMostVotesAndEqualShares() throws IOException {
    assertThat(count(APPROVAL, "--json")).isZero();
    assertThat(lines())
        .extracting(line -> line.get("rule").asText())
        .containsExactly("greedy-cost", "mes-cost-add1u");
  }

  @Test
  void aRuleOfAnotherVoteTypeIsRefusedBeforeAnyOutput() throws IOException {
    assertThat(count(APPROVAL, "--rule", "greedy-cost", "--rule", "mes-points", "--json"))
        .isEqualTo(2);
    assertThat(count(APPROVAL, "--rule", "dictator", "--json")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("mes-points has no meaning for votes of type approval")
        .contains("there is no rule named dictator");
  }

  @Test
  void aBadFileIsOneClearLine() throws IOException {
    assertThat(count(APPROVAL.replace("x;5;", "x;5O;"), "--json")).isOne();
    assertThat(err.toString().lines().toList()).hasSize(1);
    assertThat(err.toString()).contains("e.pb, line 14, cost: \"5O\" is not a number");
    assertThat(run("nowhere.pb")).isOne();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aCountThatWouldNotEndSaysSo() throws IOException {
    String rich = APPROVAL.replace("budget;100.50", "budget;1000");
    assertThat(count(rich, "--rule", "mes-cost-add1-integral-nonexhaustive", "--json")).isOne();
    assertThat(err.toString()).contains("would not end");
    assertThat(count(APPROVAL, "--rule", "mes-cost-add1", "--step", "0.0001", "--rounds", "9"))
        .isOne();
    assertThat(err.toString()).contains("did not end within 9 rounds of 0.0001 more per voter");
  }

  @Test
  void theTableExplainsAndCompares() throws IOException {
    assertThat(count(APPROVAL, "--rule", "greedy", "--compare", "--explain", "città")).isZero();
    assertThat(out.toString())
        .contains("greedy-cost: 2 winners for 100.5 EUR")
        .contains("città lost. It costs 30 EUR and has 2 votes.")
        .contains("It would have won with 2 more votes.")
        .contains("EJR+ up to one");
    assertThat(count(APPROVAL, "--explain", "y")).isEqualTo(2);
  }

  @Test
  void citiesHaveKeysTooAndBreakTiesByTheRowsOfTheFile() throws IOException {
    String rows = APPROVAL.replace("100.50", "65");
    assertThat(
            count(
                rows,
                "--json",
                "--rule",
                "greedy-no-skip,greedy-threshold,greedy-custom,greedy-no-skip-comparison"))
        .isZero();
    assertThat(lines())
        .extracting(line -> line.get("winners").toString())
        .containsExactly("[\"10\"]", "[\"10\"]", "[\"10\"]", "[\"10\",\"x\"]");
    assertThat(
            count(
                rows.replace("9;60.25", "08;60.25").replace("10,9", "10,08").replace("5;9", "5;08"),
                "--json",
                "--rule",
                "greedy-no-skip,greedy-cost"))
        .isZero();
    assertThat(lines().subList(4, 6))
        .extracting(line -> line.get("winners").toString())
        .containsExactly("[\"10\"]", "[\"08\"]");
  }

  @Test
  void aPackedFileIsUnpacked() throws IOException {
    Path packed = folder.resolve("e.pb.gz");
    try (var to = new GZIPOutputStream(Files.newOutputStream(packed))) {
      to.write(APPROVAL.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(run(packed.toString(), "--rule", "phragmen", "--json")).isZero();
    assertThat(lines()).hasSize(1);
  }

  private int count(String election, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("e.pb"), election);
    var all = new ArrayList<>(List.of(file.toString()));
    all.addAll(List.of(options));
    return run(all.toArray(String[]::new));
  }

  private int run(String... options) {
    var all = new ArrayList<>(List.of("count"));
    all.addAll(List.of(options));
    return Main.commandLine(Map.of())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private List<JsonNode> lines() throws IOException {
    var mapper = new ObjectMapper();
    var lines = new ArrayList<JsonNode>();
    for (String line : out.toString().lines().toList()) lines.add(mapper.readTree(line));
    return lines;
  }
}
