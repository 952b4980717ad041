package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.PotOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bounded Overspending on examples that can be followed with pencil and paper.
final class BoundedOverspendingTest {
  /// 100 euro, ten voters, ten euro each. Nine want the playground for 95, one the bench for 10.
  /// Under Equal Shares the nine have 90, not enough, and the bench wins alone. Here the nine offer
  /// α = 90 / 95 at λ = 10 / 95 per euro of cost: ρ / α = 10/95 × (95/90)² = 0.1173; the one with
  /// the bench 10 / 10 = 1. So the playground wins, the pot adds 5, and the bench no longer fits.
  @Test
  void aFewEuroDontKeepOutWhatNearlyEverybodyWants() {
    Count count = count("100", List.of("95", "10"), List.of(9, 1));
    assertThat(winners("mes-cost", count)).containsExactly("p1");
    PotOutcome pot = outcome("bos-cost", count);
    assertThat(pot.won().map(Decision::project)).containsExactly("p0");
    var playground = (Verdict.Won) decision(pot, "p0").verdict();
    Shares shares = playground.shares().orElseThrow();
    assertThat(shares.added()).isEqualByComparingTo("5");
    assertThat(shares.price()).isEqualByComparingTo("10.56"); // 10 × 95 / 90
    assertThat(shares.full()).isZero();
    assertThat(shares.partly()).isEqualTo(9);
    var bench = (Verdict.DidNotFit) decision(pot, "p1").verdict();
    assertThat(bench.before()).isEqualByComparingTo("5");
    assertThat(bench.missing()).isEqualByComparingTo("5");
    assertThat(pot.round().orElseThrow().endowment()).isEqualTo("10");
  }

  /// A project that its supporters can pay goes before one that is only a part away, unless it is
  /// much dearer for each: eight want the trees for 40 (5 each, 5/40 = 0.125), two the fountain for
  /// 24 and have 20: λ = 10/24, α = 20/24, ρ / α = 0.6. Then the trees are paid and the fountain
  /// follows, with 4 of the pot.
  @Test
  void whoCanPayGoesFirstAndTheRestOfTheMoneyServesTheOthers() {
    Count count = count("100", List.of("24", "40"), List.of(2, 8));
    PotOutcome pot = outcome("bos-cost", count);
    assertThat(pot.won().map(Decision::project)).containsExactly("p1", "p0");
    assertThat(((Verdict.Won) decision(pot, "p1").verdict()).shares().orElseThrow().added())
        .isEqualByComparingTo("0");
    assertThat(((Verdict.Won) decision(pot, "p0").verdict()).shares().orElseThrow().added())
        .isEqualByComparingTo("4");
    assertThat(pot.left()).isEqualByComparingTo("36");
  }

  /// With utility 1 for each project: λ = 10, α = 90/95 gives 10 × (95/90)² = 11.14 for the
  /// playground, and the bench 10 / 1 = 10 goes first; then the playground costs more than the 90
  /// that are left.
  @Test
  void withoutTheCostAsUtilityTheCheaperOneGoesFirst() {
    Count count = count("100", List.of("95", "10"), List.of(9, 1));
    assertThat(winners("bos-cardinality", count)).containsExactly("p1");
  }

  /// Equal offers: the published order decides, and the outcome says so.
  @Test
  void equalOffersAreATie() {
    PotOutcome pot = outcome("bos-cost", count("60", List.of("50", "50"), List.of(2, 2)));
    assertThat(pot.won().map(Decision::project)).containsExactly("p0");
    assertThat(pot.ties())
        .singleElement()
        .satisfies(tie -> {
          assertThat(tie.projects()).containsExactly("p0", "p1");
          assertThat(tie.decisive()).isTrue();
        });
  }

  /// Nobody's money is left for it: that, not the pot, is what it lacks.
  @Test
  void aProjectNobodyHasMoneyForLosesThoughItWouldFit() {
    Count count = count("10", List.of("2", "2"), List.of(3, 0));
    var lost = (Verdict.SupportersShort) decision(outcome("bos-cost", count), "p1").verdict();
    assertThat(lost.available()).isEqualByComparingTo("0");
    assertThat(lost.missing()).isEqualByComparingTo("2");
  }

  private static Count count(String money, List<String> costs, List<Integer> votes) {
    var projects = new ArrayList<Count.Project>();
    for (int i = 0; i < costs.size(); i++) {
      projects.add(new Count.Project("p" + i, "all", new BigDecimal(costs.get(i)), i));
    }
    return Votes.count(
        List.of(new Count.Pot("all", new BigDecimal(money))),
        projects,
        votes.stream().mapToInt(i -> i).toArray());
  }

  private static List<String> winners(String rule, Count count) {
    return Rule.named(rule).orElseThrow().outcome(count).winners();
  }

  private static PotOutcome outcome(String rule, Count count) {
    return Rule.named(rule).orElseThrow().outcome(count).pots().getFirst();
  }

  private static Decision decision(PotOutcome pot, String project) {
    return pot.decisions().stream()
        .filter(each -> each.project().equals(project))
        .findFirst()
        .orElseThrow();
  }
}
