package cortile.budgets.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Bounded Overspending as its source writes it down: every voter by herself, every number an exact
/// fraction, every offer computed anew in every step.
final class PlainOverspending {
  /// A purchase at ρ / α = `rating`; each voter pays `payments`, null for those who don't support
  /// the project.
  record Purchase(int candidate, Ratio alpha, Ratio rating, List<@Nullable Ratio> payments) {}

  private static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

  private final Contest contest;
  private final PlainRules voters;

  PlainOverspending(Contest contest, Utility utility) {
    this.contest = contest;
    voters = new PlainRules(contest, utility);
  }

  List<Purchase> purchases() {
    var left = new ArrayList<Ratio>();
    for (int i = 0; i < contest.voters; i++) {
      left.add(new Ratio(contest.money, BigInteger.valueOf(contest.voters)));
    }
    var bought = new ArrayList<Purchase>();
    Set<Integer> won = new HashSet<>();
    BigInteger money = contest.money;
    while (true) {
      Purchase best = null;
      for (int p = 0; p < contest.size(); p++) {
        boolean fits = contest.cost[p].signum() > 0 && contest.cost[p].compareTo(money) <= 0;
        if (!fits || won.contains(p)) continue;
        for (Ratio pace : paces(p, left)) {
          Purchase offer = offer(p, pace, left);
          if (offer != null && (best == null || better(offer, best))) best = offer;
        }
      }
      if (best == null) return bought;
      won.add(best.candidate());
      bought.add(best);
      money = money.subtract(contest.cost[best.candidate()]);
      for (int i = 0; i < left.size(); i++) {
        Ratio paid = best.payments().get(i);
        if (paid != null) left.set(i, left.get(i).plus(paid, -1));
      }
    }
  }

  /// The offer at which every supporter pays her utility times `pace` or all that she has: null if
  /// nobody pays anything, or more than the cost comes together.
  @Nullable Purchase offer(int p, Ratio pace, List<Ratio> left) {
    Ratio paid = Ratio.ZERO;
    for (int i = 0; i < left.size(); i++) paid = paid.plus(payment(i, p, pace, left.get(i)), 1);
    Ratio alpha = over(paid, new Ratio(contest.cost[p], BigInteger.ONE));
    if (alpha.numerator().signum() == 0 || alpha.compareTo(ONE) > 0) return null;
    Ratio rho = over(pace, alpha);
    var payments = new ArrayList<@Nullable Ratio>();
    for (int i = 0; i < left.size(); i++) {
      payments.add(voters.utility(i, p).signum() == 0 ? null : payment(i, p, rho, left.get(i)));
    }
    return new Purchase(p, alpha, over(rho, alpha), payments);
  }

  // Where a supporter's money ends, and where the whole cost is paid.
  private Set<Ratio> paces(int p, List<Ratio> left) {
    Set<Ratio> paces = new TreeSet<>();
    for (int i = 0; i < left.size(); i++) {
      BigInteger utility = voters.utility(i, p);
      if (utility.signum() > 0) paces.add(over(left.get(i), new Ratio(utility, BigInteger.ONE)));
    }
    PlainRules.Purchase whole = voters.offer(p, left);
    if (whole != null) paces.add(whole.rho());
    return paces;
  }

  private static boolean better(Purchase offer, Purchase best) {
    int compared = offer.rating().compareTo(best.rating());
    if (compared == 0 && offer.candidate() == best.candidate()) {
      return offer.alpha().compareTo(best.alpha()) > 0;
    }
    return compared < 0;
  }

  private Ratio payment(int voter, int p, Ratio price, Ratio left) {
    Ratio pays = over(price, new Ratio(BigInteger.ONE, voters.utility(voter, p)));
    if (voters.utility(voter, p).signum() == 0) return Ratio.ZERO;
    return pays.compareTo(left) < 0 ? pays : left;
  }

  private static Ratio over(Ratio a, Ratio b) {
    return b.denominator().signum() == 0
        ? Ratio.ZERO
        : Ratio.of(
            a.numerator().multiply(b.denominator()), a.denominator().multiply(b.numerator()));
  }
}
