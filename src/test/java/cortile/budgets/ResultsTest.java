package cortile.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsTest {
  private static BudgetCity city;

  @BeforeAll
  static void open() {
    city = BudgetCity.open();
  }

  @AfterAll
  static void close() {
    city.close();
  }

  @ParameterizedTest
  @CsvSource({
    "approval, 1, greedy",
    "approval, 2, equal-shares",
    "approval, 2, phragmen-greedy",
    "knapsack, 1, mes-cardinality-add1-integral",
    "points, 2, equal-shares",
    "points, 1, greedy-points",
    "approval, 2, bos",
    "ranking, 1, bos-borda",
    "ranking, 2, mes-rank-cost-greedy",
    "ranking, 1, greedy"
  })
  void theExportedFileGivesTheSameWinnersAndTheSameHash(String kind, int pots, String rule)
      throws IOException, NoSuchAlgorithmException {
    var budget = new CountedBudget(city, kind, pots, rule).open().voted();
    budget.withdraw("P 3");
    var results = budget.closed();
    assertThat(CountedBudget.winners(results)).isNotEmpty().doesNotContain("P 3");
    assertThat(Recount.winners(budget.file(), results)).isEqualTo(CountedBudget.winners(results));
    assertThat(Recount.hash(budget.file())).isEqualTo(results.getString("hash"));
  }

  @Test
  void everyProjectSaysWhyItWonOrLost() {
    var results = new CountedBudget(city, "approval", 1, "equal-shares").open().voted().closed();
    var winners = 0;
    for (var each : results.getJsonObject("projects")) {
      var project = (JsonObject) each.getValue();
      if (!project.getBoolean("won")) {
        assertThat(project.getString("verdict")).isEqualTo("supporters-short");
        assertThat(project.getJsonObject("completion").getString("missing")).isNotBlank();
      } else if (project.containsKey("shares")) {
        var shares = project.getJsonObject("shares");
        assertThat(
                shares.getInteger("full")
                    + shares.getInteger("partly")
                    + shares.getInteger("broke"))
            .isEqualTo(project.getInteger("votes"));
        winners++;
      }
    }
    assertThat(winners).isPositive();
    var pot = results.getJsonObject("pots").getJsonObject("a");
    assertThat(pot.getJsonArray("steps")).hasSize(8);
    assertThat(pot.getJsonObject("round").getInteger("runs")).isPositive();
    assertThat(results.getJsonObject("fairness").getJsonArray("passedOver")).isNotNull();
    assertThat(results.getJsonObject("spending").getJsonObject("pots").getMap()).containsKey("a");
  }
}
