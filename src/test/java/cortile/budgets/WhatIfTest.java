package cortile.budgets;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WhatIfTest {
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
  void whatIfTellsAnotherOutcomeAndLeavesTheOfficialOne() {
    var budget = new CountedBudget(city, "approval", 1, "greedy").open().voted();
    var official = budget.closed();
    var other = await(city.results.results(budget.slug, true, "equal-shares"));
    assertThat(other.getBoolean("whatIf")).isTrue();
    assertThat(other.getString("rule")).isEqualTo("mes-cost-add1u");
    assertThat(other.getString("hash")).isEqualTo(official.getString("hash"));
    assertThat(await(city.results.results(budget.slug, true, "mes-cost-add1u"))).isEqualTo(other);
    assertThat(await(city.results.results(budget.slug, true, "greedy-cost"))).isEqualTo(official);
    assertThat(await(city.results.results(budget.slug, true))).isEqualTo(official);
    Refusals.of(city.results.results(budget.slug, true, "greedy-points"), 422, "rule");
    Refusals.of(city.results.results(budget.slug, true, "no-such"), 422, "rule");
    assertThatThrownBy(() -> await(city.results.results(budget.slug, false, "equal-shares")))
        .hasMessageContaining("not-published");
  }

  @Test
  void askedManyTimesAtOnceAWhatIfIsCountedOnceAndAnswersAll() {
    var budget = new CountedBudget(city, "approval", 1, "greedy").open().voted();
    budget.closed();
    var asked =
        IntStream.range(0, 20)
            .mapToObj(i -> city.results.results(budget.slug, true, "phragmen"))
            .toList();
    var first = await(asked.getFirst());
    asked.forEach(each -> assertThat(await(each)).isEqualTo(first));
  }

  @Test
  void aProjectWithdrawnAfterTheCloseIsCountedAnewWithTheSameBallots() {
    var budget = new CountedBudget(city, "approval", 1, "greedy").open().voted();
    var before = budget.closed();
    await(city.results.results(budget.slug, true, "equal-shares"));
    var best = CountedBudget.winners(before).getFirst();
    budget.withdraw(best);
    await(city.phases.tick());
    var after = await(city.results.results(budget.slug, true));
    assertThat(CountedBudget.winners(after)).doesNotContain(best);
    assertThat(after.getString("hash")).isEqualTo(before.getString("hash"));
    var other = await(city.results.results(budget.slug, true, "equal-shares"));
    assertThat(CountedBudget.winners(other)).doesNotContain(best);
  }
}
