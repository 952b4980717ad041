package cortile.budgets;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CountingTest {
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
  void nodesThatCloseAtOnceAgreeOnOneOutcome() {
    var budget = new CountedBudget(city, "approval", 2, "equal-shares").open().voted();
    try (var second = city.secondNode()) {
      await(Future.join(city.phases.close(budget.slug), second.phases.close(budget.slug)));
      var here = await(city.results.results(budget.slug, true));
      assertThat(await(second.results.results(budget.slug, true))).isEqualTo(here);
      assertThat(state(budget).getString("state")).isEqualTo("counted");
    }
  }

  @Test
  void aCountIsLeftToTheNodeThatIsAtItAndTakenOverWhenThatNodeIsSilent() {
    var budget = new CountedBudget(city, "approval", 1, "greedy").open().voted();
    taken(budget, Duration.ZERO);
    await(city.phases.close(budget.slug));
    assertThat(state(budget).getString("state")).isEqualTo("counting");
    assertThat(state(budget).getInteger("round")).isEqualTo(7);
    assertThat(state(budget).getInteger("filled")).isEqualTo(62);
    assertThatThrownBy(() -> await(city.results.results(budget.slug, true)))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(503);
              assertThat(refused.problem().retryAfter()).isPositive();
            });
    taken(budget, Duration.ofMinutes(1));
    await(city.phases.tick());
    assertThat(state(budget).getString("state")).isEqualTo("counted");
  }

  @Test
  void aVoteThatItsRuleCannotCountSaysSo() {
    var budget = new CountedBudget(city, "approval", 1, "greedy").open().voted();
    taken(budget, Duration.ZERO);
    await(city.db.query("update budgets.counting set failure = 'never ends' where round = 7"));
    await(city.phases.close(budget.slug));
    assertThat(state(budget).getString("state")).isEqualTo("failed");
    assertThatThrownBy(() -> await(city.results.results(budget.slug, true)))
        .hasMessageContaining("not-countable");
  }

  /// Another node began to count, and was last heard of a while ago.
  private static void taken(CountedBudget budget, Duration ago) {
    await(
        city.db.query(
            """
            insert into budgets.counting (budget, node, since, beat, step, pot, round, filled)
            select id, $2, now(), now() - make_interval(secs => $3), 'counting', 'a', 7, 62
            from budgets.budget where slug = $1
            on conflict (budget) do update set beat = excluded.beat
            """,
            budget.slug,
            UUID.randomUUID(),
            (double) ago.toSeconds()));
  }

  private static JsonObject state(CountedBudget budget) {
    return await(city.results.state(budget.slug));
  }
}
