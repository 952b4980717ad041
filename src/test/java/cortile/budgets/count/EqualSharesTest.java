package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.More;
import cortile.budgets.count.Outcome.PotOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Equal Shares on an example that can be followed with pencil and paper: 100 euro, ten voters, ten
/// euro each.
final class EqualSharesTest {
  private static final List<Count.Project> PROJECTS =
      List.of(
          project("playground", "60", 0),
          project("bench", "8", 1),
          project("library", "30", 2),
          project("trees", "50", 3));

  /// Six voters want the playground and the bench, two of these the trees; three want the library
  /// and the trees; one wants the bench.
  private static Count count() {
    var ballots =
        new BallotsBuilder(VoteType.APPROVAL, PROJECTS.stream().map(Count.Project::id).toList(), 4);
    ballots.add(new Vote.Approval(List.of("playground", "bench")), 4);
    ballots.add(new Vote.Approval(List.of("playground", "bench", "trees")), 2);
    ballots.add(new Vote.Approval(List.of("library", "trees")), 3);
    ballots.add(new Vote.Approval(List.of("bench")));
    return new Count(
        List.of(new Count.Pot("all", new BigDecimal("100"))), PROJECTS, ballots.build());
  }

  /// Bench: 8 / 7 each. Then the playground would need 60 of what six voters have left (6 × 62/7):
  /// too little. Trees: five supporters, 50, have 2 × 62/7 + 30: too little. Library: 30 of three
  /// voters with 10 each.
  @Test
  void eachProjectIsPaidByThoseWhoWantIt() {
    PotOutcome pot = outcome("mes-cost");
    assertThat(pot.won().map(Decision::project)).containsExactly("bench", "library");
    var bench = (Verdict.Won) decision(pot, "bench").verdict();
    assertThat(bench.shares().orElseThrow())
        .isEqualTo(
            new Shares(
                new BigDecimal("1.14"),
                7,
                0,
                0,
                List.of(new Shares.Payment(new BigDecimal("1.14"), new BigDecimal("1.14"), 7))));
    var library = (Verdict.Won) decision(pot, "library").verdict();
    assertThat(library.shares().orElseThrow().price()).isEqualByComparingTo("10");
    var playground = (Verdict.SupportersShort) decision(pot, "playground").verdict();
    assertThat(playground.available()).isEqualByComparingTo("53.14");
    assertThat(playground.missing()).isEqualByComparingTo("6.86");
    assertThat(decision(pot, "playground").more())
        .hasValue(new More(BigDecimal.ONE, More.Of.SUPPORTERS));
    assertThat(pot.left()).isEqualByComparingTo("62");
    assertThat(pot.round().orElseThrow().endowment()).isEqualTo("10");
  }

  /// With 11 euro each there is enough for the playground: 6 × (11 − 8/7) = 59.14 is still too
  /// little, so it takes 12.
  @Test
  void add1GivesEverybodyMoreUntilTheMoneyIsUsed() {
    PotOutcome pot = outcome("mes-cost-add1");
    assertThat(pot.won().map(Decision::project)).containsExactly("bench", "playground", "library");
    assertThat(pot.round().orElseThrow().endowment()).isEqualTo("12");
    assertThat(pot.round().orElseThrow().runs()).isEqualTo(3);
    assertThat(pot.left()).isEqualByComparingTo("2");
  }

  @Test
  void greedySpendsTheRestByVotes() {
    PotOutcome pot = outcome("mes-cost-greedy");
    assertThat(pot.won().map(Decision::project)).containsExactly("bench", "library", "playground");
    assertThat(pot.ties()).allSatisfy(tie -> assertThat(tie.step()).isEqualTo(OptionalInt.empty()));
  }

  @Test
  void aCountThatWouldNotEndSaysSo() {
    Count rich =
        new Count(
            List.of(new Count.Pot("all", new BigDecimal("1000"))), PROJECTS, count().ballots());
    Rule rule = Rule.named("mes-cost-add1-integral-nonexhaustive").orElseThrow();
    assertThatThrownBy(() -> rule.outcome(rich))
        .isInstanceOf(EndlessException.class)
        .hasMessageContaining("would not end");
  }

  @Test
  void everyKeyNamesItsRuleAndFriendlyNamesMeanTheUsualOne() {
    for (String key : Keys.ALL) assertThat(Rule.named(key).orElseThrow().key()).isEqualTo(key);
    assertThat(RuleKeys.meant("equal-shares", VoteType.ORDINAL).orElseThrow().key())
        .isEqualTo("mes-rank-cost-add1u");
    assertThat(RuleKeys.meant("greedy-comparison", VoteType.SCORING).orElseThrow().key())
        .isEqualTo("greedy-points-cost-comparison");
    assertThat(Rule.named("mes-cost-add2")).isEmpty();
  }

  @Test
  void aProjectTooDearForItsVotesHasNoPlaceInSwiecie() {
    PotOutcome pot = outcome("greedy-cost-swiecie");
    assertThat(pot.won().map(Decision::project)).containsExactly("bench", "playground", "library");
    Count poor =
        new Count(List.of(new Count.Pot("all", new BigDecimal("30"))), PROJECTS, count().ballots());
    var lost =
        decision(
            Rule.named("greedy-cost-swiecie").orElseThrow().outcome(poor).pots().getFirst(),
            "playground");
    assertThat(lost.verdict()).isEqualTo(new Verdict.TooFewForItsCost(BigDecimal.ONE));
  }

  @Test
  void theComparisonKeepsWhatMoreVotersPrefer() {
    PotOutcome pot = outcome("mes-cost-comparison");
    var comparison = pot.comparison().orElseThrow();
    assertThat(comparison.preferring()).isZero();
    assertThat(comparison.preferringGreedy()).isEqualTo(6);
    assertThat(comparison.switched()).isTrue();
    assertThat(pot.won().map(Decision::project)).containsExactly("bench", "playground", "library");
  }

  private static PotOutcome outcome(String key) {
    return Rule.named(key).orElseThrow().outcome(count()).pots().getFirst();
  }

  private static Decision decision(PotOutcome pot, String project) {
    return pot.decisions().stream()
        .filter(decision -> decision.project().equals(project))
        .findFirst()
        .orElseThrow();
  }

  private static Count.Project project(String id, String cost, int tie) {
    return new Count.Project(id, "all", new BigDecimal(cost), tie);
  }
}
