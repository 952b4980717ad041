package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.pb.PbFixtures;
import cortile.budgets.count.pb.PbHeader;
import cortile.budgets.count.pb.PbReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PbDraftTest {
  @Test
  void oneChoiceIsAnApprovalOfOne() throws IOException {
    assertThat(paper("vote_type;choose-1", "min_length;1", "max_length;3"))
        .isEqualTo(expected("approval").put("min", 1).put("max", 1));
  }

  @Test
  void approvalsGoFromTheLeastToTheMost() throws IOException {
    assertThat(paper("vote_type;approval")).isEqualTo(expected("approval").put("min", 1));
    assertThat(paper("vote_type;approval", "min_length;2", "max_length;5"))
        .isEqualTo(expected("approval").put("min", 2).put("max", 5));
    assertThat(paper("vote_type;approval", "max_length;5000"))
        .isEqualTo(expected("approval").put("min", 1));
  }

  @Test
  void approvalsUnderALimitOfCostAreAKnapsack() throws IOException {
    assertThat(paper("vote_type;approval", "min_length;2", "max_sum_cost;446829,40"))
        .isEqualTo(expected("knapsack").put("min", 2).put("maxCost", "446829.4"));
  }

  @Test
  void cumulativeVotesMayLeavePointsUnspent() throws IOException {
    assertThat(
            paper("vote_type;cumulative", "max_sum_points;7", "min_sum_points;7", "max_points;3"))
        .isEqualTo(expected("points").put("min", 0).put("maxPoints", 7L).put("maxPerProject", 3L));
    assertThat(paper("vote_type;scoring")).isEqualTo(expected("points").put("min", 0));
  }

  @Test
  void rankingsMayBeShorterThanTheMost() throws IOException {
    assertThat(paper("vote_type;ordinal", "min_length;3", "max_length;3"))
        .isEqualTo(expected("ranking").put("min", 1).put("max", 3));
  }

  @Test
  void theWholeBudgetLiesInOnePotAndNobodyIsExcluded() throws IOException {
    JsonObject draft =
        PbDraft.budget(
            header("vote_type;approval", "currency;PLN", "unit;Borgo", "instance;2024"),
            "borgo",
            "live");
    assertThat(draft.getString("currency")).isEqualTo("PLN");
    assertThat(draft.getJsonObject("title").getString("en")).isEqualTo("Borgo, 2024");
    assertThat(draft.getJsonObject("title").getString("it")).isEqualTo("Borgo, 2024");
    assertThat(draft.getJsonObject("pots").getJsonObject("budget").getString("amount"))
        .isEqualTo("1000");
    assertThat(draft.getInteger("releaseStep")).isEqualTo(1);
    assertThat(draft.containsKey("eligibility")).isFalse();
    assertThat(draft.containsKey("opensAt")).isFalse();
  }

  @Test
  void theFilesDatesAreOnlyTold() throws IOException {
    JsonObject summary =
        PbDraft.budget(
                header("vote_type;approval", "date_begin;2020", "date_end;02.2021", "num_votes;0"),
                "borgo",
                "turnout")
            .getJsonObject("summary");
    assertThat(summary.getString("en")).contains("2020 – 02.2021");
    assertThat(summary.getString("it")).contains("2020 – 02.2021");
  }

  @Test
  void projectsKeepTheirIdsAndOrderAndTieById() throws IOException {
    List<JsonObject> projects = PbDraft.projects(header("vote_type;approval"));
    assertThat(projects)
        .extracting(project -> project.getString("id"))
        .containsExactly("9", "10", "M/01");
    assertThat(projects)
        .extracting(project -> project.getInteger("position"))
        .containsExactly(1, 2, 3);
    assertThat(projects).extracting(project -> project.getInteger("tie")).containsExactly(2, 1, 3);
    assertThat(projects)
        .extracting(project -> project.getString("cost"))
        .containsExactly("100.5", "999999999", "20");
    assertThat(projects.get(1).getJsonObject("title").getString("it")).isEqualTo("10");
  }

  @Test
  void theFirstCategoryIsTheThemeAndCoordinatesThePlace() throws IOException {
    PbHeader header = header("vote_type;approval");
    JsonObject themes = PbDraft.budget(header, "borgo", "turnout").getJsonObject("themes");
    List<JsonObject> projects = PbDraft.projects(header);
    assertThat(projects.getFirst().getString("theme")).isEqualTo("zielen-miejska");
    assertThat(projects.get(1).getString("theme")).isEqualTo("t2");
    assertThat(themes.getJsonObject("zielen-miejska").getJsonObject("title").getString("it"))
        .isEqualTo("Zieleń miejska");
    assertThat(projects.get(2).containsKey("theme")).isFalse();
    assertThat(projects.getFirst().getJsonObject("place"))
        .isEqualTo(new JsonObject().put("latitude", 45.1).put("longitude", -9.25));
    assertThat(projects.get(1).containsKey("place")).isFalse();
  }

  @Test
  void longTextsAreCutBetweenCharacters() {
    assertThat(PbDraft.clean("ab\u0000c", 10)).isEqualTo("ab c");
    assertThat(PbDraft.clean("123🌳5678", 5)).isEqualTo("123…");
    assertThat(PbDraft.clean("1234", 4)).isEqualTo("1234");
  }

  private static JsonObject expected(String kind) {
    return new JsonObject().put("kind", kind).put("scope", "all-pots");
  }

  private static JsonObject paper(String... meta) throws IOException {
    return PbDraft.budget(header(meta), "borgo", "turnout").getJsonObject("paper");
  }

  private static PbHeader header(String... meta) throws IOException {
    String votes = "voter_id;vote" + (String.join(" ", meta).contains("cumul") ? ";points" : "");
    if (String.join(" ", meta).contains("scoring")) votes += ";points";
    String text =
        """
        META
        key;value
        budget;1000.00
        %s
        PROJECTS
        project_id;cost;name;category;latitude;longitude
        9;100.50;Trees;Zieleń miejska, sport;45.1;-9.25
        10;999999999;None;绿色;95.1;9
        M/01;20.000;"A; B";;;
        VOTES
        %s
        """
            .formatted(String.join("\n", meta), votes);
    return new PbReader(PbFixtures.bytes(text)).header();
  }
}
