package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.Outcome.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What must hold for greedy on any count.
final class GreedyPropertiesTest {
  private static final Greedy RULE = new Greedy(Greedy.Merit.VOTES);

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
    var shuffled = new ArrayList<>(count.projects());
    Collections.shuffle(shuffled, random);
    assertThat(RULE.outcome(new Count(count.pots(), shuffled))).isEqualTo(RULE.outcome(count));
  }

  @Property
  void nobodyLosesToALesserProjectWhileTheMoneyWasThere(@ForAll("counts") Count count) {
    for (PotOutcome pot : RULE.outcome(count).pots()) {
      BigDecimal left = pot.amount();
      BigDecimal last = null;
      for (Decision decision : pot.decisions()) {
        switch (decision.verdict()) {
          case Verdict.Won(_, BigDecimal before, BigDecimal after) -> {
            assertThat(before).isEqualByComparingTo(left);
            left = left.subtract(decision.cost());
            assertThat(after).isEqualByComparingTo(left);
          }
          case Verdict.DidNotFit(BigDecimal before, BigDecimal missing) -> {
            assertThat(before).isEqualByComparingTo(left);
            assertThat(decision.cost().subtract(missing)).isEqualByComparingTo(left);
            assertThat(missing).isPositive();
          }
          case Verdict.Withdrawn() -> {}
        }
        if (decision.cost().signum() > 0 && !(decision.verdict() instanceof Verdict.Withdrawn)) {
          if (last != null) assertThat(decision.merit()).isLessThanOrEqualTo(last);
          last = decision.merit();
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
        count.projects().stream().map(p -> p.id().equals(favourite) ? copy(p, -1) : p).toList());
  }

  private static Count.Project copy(Count.Project p, int tie) {
    return new Count.Project(p.id(), p.pot(), p.cost(), p.votes(), p.score(), tie, p.withdrawn());
  }

  @Provide
  Arbitrary<Count> counts() {
    Arbitrary<Count.Project> project =
        Combinators.combine(
                Arbitraries.of("north", "south"),
                Arbitraries.bigDecimals()
                    .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                    .ofScale(2),
                Arbitraries.longs().between(0, 6),
                Arbitraries.of(false, false, false, true))
            .as((pot, cost, votes, withdrawn) ->
                new Count.Project("", pot, cost, votes, BigDecimal.ZERO, 0, withdrawn));
    Arbitrary<BigDecimal> amount =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(300)).ofScale(2);
    return Combinators.combine(project.list().ofMaxSize(14), amount, amount)
        .as((projects, north, south) ->
            new Count(
                List.of(new Count.Pot("north", north), new Count.Pot("south", south)),
                numbered(projects)));
  }

  private static List<Count.Project> numbered(List<Count.Project> projects) {
    var numbered = new ArrayList<Count.Project>();
    for (Count.Project p : projects) {
      int n = numbered.size();
      numbered.add(
          new Count.Project("p" + n, p.pot(), p.cost(), p.votes(), p.score(), n, p.withdrawn()));
    }
    return numbered;
  }
}
