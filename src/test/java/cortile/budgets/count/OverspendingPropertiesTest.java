package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.Outcome.PotOutcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// What must hold for Bounded Overspending on any count.
final class OverspendingPropertiesTest {
  private static final BigDecimal ROUNDED = new BigDecimal("0.0101");

  @Property(tries = 1_500)
  void theFastCountBuysWhatThePlainOneBuys(@ForAll("counts") Count count) {
    for (Utility utility : fitting(count)) samePurchases(count, utility);
  }

  /// Amounts that differ by less than a double can tell.
  @Property(tries = 1_000)
  void doublesNeverDecide(@ForAll("enormous") Count count) {
    for (Utility utility : fitting(count)) samePurchases(count, utility);
  }

  /// With hardly any number short enough to be a fraction.
  @Property(tries = 1_000)
  void pricesTooLongForFractionsDecideTheSame(@ForAll("counts") Count count) {
    for (Utility utility : fitting(count)) samePurchases(count, utility, 8);
  }

  /// Many voters and projects in two halves that vote alike, so that long prices are equal.
  @Property(tries = 20)
  void equalLongPricesAreFoundEqual(@ForAll("twins") Count count) {
    for (Utility utility : fitting(count)) samePurchases(count, utility, 8);
  }

  @Property(tries = 400)
  void nobodyPaysMoreThanSheHasAndThePotAddsTheRest(@ForAll("counts") Count count) {
    for (Utility utility : fitting(count)) {
      PotOutcome pot = outcome(count, utility);
      assertThat(pot.left().signum()).isNotNegative();
      for (Outcome.Decision won : pot.won().toList()) {
        Optional<Shares> shares = ((Verdict.Won) won.verdict()).shares();
        if (shares.isEmpty()) continue;
        long payers = shares.get().payments().stream().mapToLong(Shares.Payment::voters).sum();
        assertThat(payers).isEqualTo(shares.get().full() + shares.get().partly()).isPositive();
        assertThat(shares.get().broke()).isNotNegative();
        assertThat(shares.get().added()).isBetween(BigDecimal.ZERO, won.cost());
      }
    }
  }

  /// Payments of the plain count and what the pot adds make the cost.
  @Property(tries = 400)
  void whatSupportersPayAndThePotAddsIsTheCost(@ForAll("counts") Count count) {
    Contest contest = Contest.of(count).getFirst();
    Assume.that(contest.voters > 0);
    for (Utility utility : fitting(count)) {
      List<Outcome.Decision> paid =
          outcome(count, utility)
              .won()
              .filter(won -> ((Verdict.Won) won.verdict()).shares().isPresent())
              .toList();
      var plain = new PlainOverspending(contest, utility).purchases();
      for (int i = 0; i < plain.size(); i++) {
        Ratio sum = Ratio.ZERO;
        for (Ratio each : plain.get(i).payments()) if (each != null) sum = sum.plus(each, 1);
        BigDecimal supporters =
            Ratio.decimal(
                sum.numerator(), sum.denominator().multiply(BigInteger.TEN.pow(contest.scale)), 6);
        Shares shares = ((Verdict.Won) paid.get(i).verdict()).shares().orElseThrow();
        assertThat(supporters.add(shares.added()).subtract(paid.get(i).cost()).abs())
            .isLessThanOrEqualTo(ROUNDED);
      }
    }
  }

  /// Offers are looked for only where somebody's money ends or the cost is reached; no other pace
  /// may be better.
  @Property(tries = 500)
  void noOtherPaceWouldBeBetter(
      @ForAll("counts") Count count, @ForAll @IntRange(min = 1, max = 10_000) int pace) {
    Contest contest = Contest.of(count).getFirst();
    Assume.that(contest.voters > 0);
    var endowment = new Ratio(contest.money, BigInteger.valueOf(contest.voters));
    List<Ratio> left = Collections.nCopies((int) contest.voters, endowment);
    for (Utility utility : fitting(count)) {
      var plain = new PlainOverspending(contest, utility);
      var purchases = plain.purchases();
      if (purchases.isEmpty()) continue;
      for (int p = 0; p < contest.size(); p++) {
        boolean fits =
            contest.cost[p].signum() > 0 && contest.cost[p].compareTo(contest.money) <= 0;
        BigInteger below = BigInteger.valueOf(utility.timesCost() ? 1_000_000 : 100);
        var other = fits ? plain.offer(p, Ratio.of(BigInteger.valueOf(pace), below), left) : null;
        if (other == null) continue;
        assertThat(other.rating().compareTo(purchases.getFirst().rating())).isNotNegative();
      }
    }
  }

  @Property(tries = 150)
  void theOrderOfBallotsAndProjectsChangesNothing(
      @ForAll("counts") Count count, @ForAll Random random) {
    for (Utility utility : fitting(count)) {
      var rule = new BoundedOverspending(utility);
      assertThat(rule.outcome(Elections.shuffled(count, random))).isEqualTo(rule.outcome(count));
    }
  }

  private static void samePurchases(Count count, Utility utility) {
    samePurchases(count, utility, Atoms.SHORT_BITS);
  }

  private static void samePurchases(Count count, Utility utility, int shortBits) {
    Contest contest = Contest.of(count).getFirst();
    if (contest.voters == 0) return;
    List<String> plain =
        new PlainOverspending(contest, utility)
            .purchases().stream().map(each -> contest.id(each.candidate())).toList();
    var rule = new BoundedOverspending(utility);
    List<String> winners =
        new OverspendingCount(rule, contest, Progress.UNHEARD, new Atoms(shortBits))
            .outcome()
            .won()
            .filter(won -> ((Verdict.Won) won.verdict()).shares().isPresent())
            .map(Outcome.Decision::project)
            .toList();
    assertThat(winners).as(utility.key()).isEqualTo(plain);
  }

  private static PotOutcome outcome(Count count, Utility utility) {
    return new BoundedOverspending(utility).outcome(count).pots().getFirst();
  }

  private static List<Utility> fitting(Count count) {
    return Arrays.stream(Utility.values())
        .filter(utility -> utility.fits(count.ballots().type()))
        .toList();
  }

  @Provide
  Arbitrary<Count> counts() {
    return Elections.any();
  }

  @Provide
  Arbitrary<Count> enormous() {
    return Elections.any().map(Elections::enormous);
  }

  @Provide
  Arbitrary<Count> twins() {
    return Elections.twins();
  }
}
