package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.PotOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What must hold for greedy on any count.
final class GreedyPropertiesTest {
  private static final Greedy RULE = new Greedy(Utility.COST);

  @Property
  void noPotIsOverspentAndEveryProjectIsDecidedOnce(@ForAll("counts") Count count) {
    Outcome outcome = RULE.outcome(count);
    var decided = new ArrayList<String>();
    for (PotOutcome pot : outcome.pots()) {
      BigDecimal paid = pot.won().map(Decision::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(paid).isEqualByComparingTo(pot.spent()).isLessThanOrEqualTo(pot.amount());
      pot.decisions().forEach(decision -> decided.add(decision.project()));
    }
    assertThat(decided)
        .containsExactlyInAnyOrderElementsOf(
            count.projects().stream().map(Count.Project::id).toList());
  }

  @Property
  void theOrderOfTheInputChangesNothing(@ForAll("counts") Count count, @ForAll Random random) {
    assertThat(RULE.outcome(Elections.shuffled(count, random))).isEqualTo(RULE.outcome(count));
  }

  @Property
  void nobodyLosesToALesserProjectWhileTheMoneyWasThere(@ForAll("counts") Count count) {
    for (PotOutcome pot : RULE.outcome(count).pots()) {
      BigDecimal left = pot.amount();
      BigDecimal last = null;
      for (Decision decision : pot.decisions()) {
        switch (decision.verdict()) {
          case Verdict.Won(_, BigDecimal before, BigDecimal after, _) -> {
            assertThat(before).isEqualByComparingTo(left);
            left = left.subtract(decision.cost());
            assertThat(after).isEqualByComparingTo(left);
          }
          case Verdict.DidNotFit(BigDecimal before, BigDecimal missing) -> {
            assertThat(before).isEqualByComparingTo(left);
            assertThat(decision.cost().subtract(missing)).isEqualByComparingTo(left);
            assertThat(missing).isPositive();
          }
          case Verdict.Lost lost -> assertThat(lost).isEqualTo(new Verdict.Withdrawn());
        }
        if (decision.cost().signum() > 0 && !(decision.verdict() instanceof Verdict.Withdrawn)) {
          if (last != null) assertThat(decision.score()).isLessThanOrEqualTo(last);
          last = decision.score();
        }
      }
    }
  }

  /// A tie is called decisive exactly if trying all orders among its projects gives other winners
  /// among them.
  @Property(tries = 300)
  void aTieIsDecisiveExactlyIfItsOrderCanChangeTheWinners(@ForAll("counts") Count count) {
    for (PotOutcome pot : RULE.outcome(count).pots()) {
      for (Outcome.Tie tie : pot.ties()) {
        boolean changed = false;
        for (String favourite : tie.projects()) {
          changed |= !winnersOf(tie, first(count, favourite)).equals(winnersOf(tie, count));
        }
        assertThat(tie.decisive()).isEqualTo(changed);
      }
    }
  }

  private static List<String> winnersOf(Outcome.Tie tie, Count count) {
    List<String> winners = RULE.outcome(count).winners();
    return tie.projects().stream().filter(winners::contains).toList();
  }

  private static Count first(Count count, String favourite) {
    return new Count(
        count.pots(),
        count.projects().stream()
            .map(p -> p.id().equals(favourite) ? Elections.at(p, -1) : p)
            .toList(),
        count.ballots());
  }

  @Provide
  Arbitrary<Count> counts() {
    return Elections.approval("north", "south");
  }
}
