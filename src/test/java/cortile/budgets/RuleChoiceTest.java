package cortile.budgets;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleChoiceTest {
  private static BudgetCity city;

  @BeforeAll
  static void open() {
    city = BudgetCity.open();
  }

  @AfterAll
  static void close() {
    city.close();
  }

  @Test
  void theRuleCanChangeUntilSomebodyHasVoted() {
    var budget = new CountedBudget(city, "approval", 1, "greedy").open();
    var other = budget.draft(1, "equal-shares").put("ruleStep", "2.5").put("minVotes", 3);
    other.put("closesAt", "2999-01-01T00:00:00Z");
    var now = await(city.drafts.get(budget.slug, true));
    other.put("closesAt", now.getString("closesAt")).put("opensAt", now.getString("opensAt"));
    var changed = await(city.drafts.replace(budget.slug, other));
    assertThat(changed.getString("rule")).isEqualTo("equal-shares");
    assertThat(changed.getString("ruleStep")).isEqualTo("2.5");
    assertThat(changed.getInteger("minVotes")).isEqualTo(3);
    city.cast(budget.slug, "first", "P 1");
    Refusals.of(
        city.drafts.replace(budget.slug, other.copy().put("rule", "phragmen").putNull("ruleStep")),
        409,
        "/rule",
        "/ruleStep");
    Refusals.of(
        city.drafts.replace(budget.slug, other.copy().put("minVotes", 4)), 409, "/minVotes");
  }

  @ParameterizedTest
  @CsvSource({
    "approval, greediest, /rule",
    "points, phragmen, /rule",
    "ranking, mes-cost-add1-integral, /rule",
    "approval, mes-cost-add1-integral-nonexhaustive, /rule",
    "approval, greedy-cost-swiecie-swiecie-swiecie, /rule"
  })
  void aRuleThatCannotCountThePaperIsRefused(String kind, String rule, String at) {
    assertThatThrownBy(() -> new CountedBudget(city, kind, 1, rule))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> assertThat(Refusals.fields(refused)).containsExactly(at));
  }
}
