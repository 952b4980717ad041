package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.EqualShares.Completion;
import cortile.budgets.count.Outcome.PotOutcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What must hold for Equal Shares and Phragmén on any count.
final class SharesPropertiesTest {
  private static final int MOST_ROUNDS = 300;

  @Property(tries = 1_500)
  void theFastRoundBuysWhatThePlainOneBuys(@ForAll("counts") Count count) {
    for (Utility utility : fitting(count)) samePurchases(count, utility);
  }

  /// Amounts that differ by less than a double can tell.
  @Property(tries = 1_000)
  void doublesNeverDecide(@ForAll("enormous") Count count) {
    for (Utility utility : fitting(count)) samePurchases(count, utility);
  }

  @Property(tries = 400)
  void everySupporterPaysThePriceOrAllThatIsLeft(@ForAll("counts") Count count) {
    for (Utility utility : fitting(count)) {
      Contest contest = Contest.of(count).getFirst();
      Assume.that(contest.voters > 0);
      var plain = new PlainRules(contest, utility);
      Ratio endowment = new Ratio(contest.money, BigInteger.valueOf(contest.voters));
      var spent = new ArrayList<Ratio>();
      for (PlainRules.Purchase each : plain.shares(endowment)) {
        Ratio paid = Ratio.ZERO;
        for (int i = 0; i < each.payments().size(); i++) {
          if (spent.size() <= i) spent.add(Ratio.ZERO);
          Ratio own = each.payments().get(i);
          if (own == null) continue;
          paid = paid.plus(own, 1);
          spent.set(i, spent.get(i).plus(own, 1));
        }
        assertThat(paid.compareTo(new Ratio(contest.cost[each.candidate()], BigInteger.ONE)))
            .isZero();
      }
      for (Ratio each : spent) assertThat(each.compareTo(endowment)).isLessThanOrEqualTo(0);
      for (Outcome.Decision won : outcome(count, utility).won().toList()) {
        shares(won).ifPresent(SharesPropertiesTest::assertAddsUp);
      }
    }
  }

  @Property(tries = 500)
  void equalSharesSatisfiesEjrPlusUpToOneProject(@ForAll("counts") Count count) {
    for (Utility utility : fitting(count)) {
      for (Completion completion :
          List.of(Completion.NONE, Completion.GREEDY, Completion.BUDGET_1_PERCENT)) {
        var rule = new EqualShares(utility, completion);
        assertThat(EjrPlus.check(count, utility, rule.outcome(count)))
            .hasValueSatisfying(ejr -> assertThat(ejr.broken()).isEmpty());
      }
    }
  }

  @Property(tries = 200)
  void add1NeverEndsWithLessPerVoterThanItBeganWithAndNeverSpendsTooMuch(
      @ForAll("counts") Count count) {
    Assume.that(count.ballots().total() > 0);
    for (Completion completion :
        List.of(Completion.ADD1, Completion.ADD1U, Completion.BUDGET_1_PERCENT)) {
      for (Utility utility : fitting(count)) {
        var rule = new EqualShares(utility, completion, EqualShares.ONE_UNIT, MOST_ROUNDS);
        if (!(outcomeOrWhyNot(rule, count) instanceof Outcome outcome)) continue;
        PotOutcome pot = outcome.pots().getFirst();
        Ratio last = ratio(pot.round().orElseThrow().endowment());
        BigDecimal money = pot.amount().multiply(BigDecimal.valueOf(100));
        Ratio first =
            new Ratio(money.toBigIntegerExact(), BigInteger.valueOf(count.ballots().total() * 100));
        assertThat(last.compareTo(first)).isGreaterThanOrEqualTo(0);
        assertThat(pot.left().signum()).isNotNegative();
      }
    }
  }

  @Property(tries = 150)
  void theOrderOfBallotsAndProjectsChangesNothing(
      @ForAll("counts") Count count, @ForAll Random random) {
    for (String key : Keys.ALL) {
      Rule rule = Rule.named(key).orElseThrow();
      if (!rule.fits(count.ballots().type())) continue;
      assertThat(outcomeOrWhyNot(rule, Elections.shuffled(count, random)))
          .as(key)
          .isEqualTo(outcomeOrWhyNot(rule, count));
    }
  }

  @Property(tries = 1_000)
  void phragmenBuysWhatThePlainOneBuys(@ForAll("approval") Count count) {
    Contest contest = Contest.of(count).getFirst();
    List<String> plain =
        new PlainRules(contest, null).phragmen().stream().map(contest::id).toList();
    assertThat(new Phragmen(false).outcome(count).winners()).isEqualTo(plain);
  }

  @Property(tries = 150)
  void everyRuleDecidesEveryProjectOnceAndKeepsToTheMoney(@ForAll("pots") Count count) {
    for (String key : Keys.ALL) {
      Rule rule = Rule.named(key).orElseThrow();
      if (!rule.fits(count.ballots().type())) continue;
      if (!(outcomeOrWhyNot(rule, count) instanceof Outcome outcome)) continue;
      var decided = new ArrayList<String>();
      for (PotOutcome pot : outcome.pots()) {
        assertThat(pot.left().signum()).as(key).isNotNegative();
        pot.decisions().forEach(decision -> decided.add(decision.project()));
      }
      assertThat(decided)
          .as(key)
          .containsExactlyInAnyOrderElementsOf(
              count.projects().stream().map(Count.Project::id).toList());
    }
  }

  /// Further supporters who name nothing else, with the share per voter as it is.
  @Property(tries = 500)
  void asManySupportersAsALoserIsToldWouldHaveBeenEnough(@ForAll("approval") Count count) {
    long voters = count.ballots().total();
    Assume.that(voters > 0);
    // All amounts times the number of voters: what each of them has is a whole number then.
    Count whole = Elections.times(count, voters);
    BigDecimal each = count.pots().getFirst().amount();
    for (Outcome.Decision lost : outcome(whole, Utility.COST).decisions()) {
      if (lost.more().isEmpty()) continue;
      long more = lost.more().get().number().longValueExact();
      var builder = new BallotsBuilder(VoteType.APPROVAL, count.ballots().projects(), 3);
      Elections.votes(count.ballots()).forEach(builder::add);
      builder.add(new Vote.Approval(List.of(lost.project())), Math.toIntExact(more));
      var pot = new Count.Pot("all", each.multiply(BigDecimal.valueOf(voters + more)));
      var joined = new Count(List.of(pot), whole.projects(), builder.build());
      assertThat(outcome(joined, Utility.COST).won().map(Outcome.Decision::project))
          .as("%s in %s with %s", lost, count, Elections.votes(count.ballots()))
          .contains(lost.project());
    }
  }

  private static void samePurchases(Count count, Utility utility) {
    Contest contest = Contest.of(count).getFirst();
    if (contest.voters == 0) return;
    var plain = new PlainRules(contest, utility);
    Ratio endowment = new Ratio(contest.money, BigInteger.valueOf(contest.voters));
    List<String> bought =
        plain.shares(endowment).stream().map(each -> contest.id(each.candidate())).toList();
    List<String> winners =
        outcome(count, utility)
            .won()
            .filter(won -> shares(won).isPresent())
            .map(Outcome.Decision::project)
            .toList();
    assertThat(winners).as(utility.key()).isEqualTo(bought);
  }

  private static Object outcomeOrWhyNot(Rule rule, Count count) {
    try {
      return RuleKeys.stepped(rule, EqualShares.ONE_UNIT, MOST_ROUNDS).outcome(count);
    } catch (EndlessException endless) {
      return String.valueOf(endless.getMessage());
    }
  }

  private static PotOutcome outcome(Count count, Utility utility) {
    return new EqualShares(utility, Completion.NONE).outcome(count).pots().getFirst();
  }

  private static Optional<Shares> shares(Outcome.Decision decision) {
    return decision.verdict() instanceof Verdict.Won won ? won.shares() : Optional.empty();
  }

  private static void assertAddsUp(Shares shares) {
    long payers = shares.payments().stream().mapToLong(Shares.Payment::voters).sum();
    assertThat(payers).isEqualTo(shares.full() + shares.partly()).isPositive();
    assertThat(shares.broke()).isNotNegative();
  }

  private static List<Utility> fitting(Count count) {
    return Arrays.stream(Utility.values())
        .filter(utility -> utility.fits(count.ballots().type()))
        .toList();
  }

  private static Ratio ratio(String text) {
    String[] parts = text.split("/", 2);
    return new Ratio(
        new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
  }

  @Provide
  Arbitrary<Count> counts() {
    return Elections.any();
  }

  @Provide
  Arbitrary<Count> approval() {
    return Elections.approval("all");
  }

  @Provide
  Arbitrary<Count> pots() {
    return Elections.approval("north", "south");
  }

  @Provide
  Arbitrary<Count> enormous() {
    return Elections.any().map(Elections::enormous);
  }
}
