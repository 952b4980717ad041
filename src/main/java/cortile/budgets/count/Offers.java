package cortile.budgets.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Exact offers of a candidate's supporters under Bounded Overspending, and who pays how.
final class Offers {
  /// What a supporter has, and her weight.
  record Money(int history, long weight) {}

  private final Contest contest;
  private final boolean timesCost;
  private final Support support;
  private final Purse purse;
  private final Histories histories;
  final Atoms atoms;

  Offers(
      Contest contest,
      boolean timesCost,
      Support support,
      Purse purse,
      Histories histories,
      Atoms atoms) {
    this.contest = contest;
    this.timesCost = timesCost;
    this.support = support;
    this.purse = purse;
    this.histories = histories;
    this.atoms = atoms;
  }

  /// The offers at which the money of a supporter at one of these places ends exactly and a part of
  /// the cost comes together.
  List<Offer> parts(int p, List<Integer> places) {
    Amount all = Amount.of(contest.cost[p], BigInteger.ONE);
    var offers = new ArrayList<Offer>();
    Set<Money> seen = new HashSet<>();
    for (int at : places) {
      var last = new Money(histories.of[support.who[at]], weight(at));
      if (!seen.add(last)) continue;
      Amount pace = histories.money(last.history()).times(BigInteger.ONE, whole(last.weight()));
      Amount paid = paid(p, pace, sorted(p, pace, last));
      if (atoms.sign(paid.plus(all, -1)) < 0) {
        offers.add(offer(p, pace, paid, false));
      }
    }
    return offers;
  }

  /// The offer of the whole cost, or null if the supporters don't have it.
  ///
  /// Found by climbing, as in [ExactPrice].
  ///
  /// @param guess about what its pace is
  @Nullable Offer whole(int p, double guess) {
    Amount all = Amount.of(contest.cost[p], BigInteger.ONE);
    var sort = new byte[purse.live[p]];
    for (int i = 0; i < sort.length; i++) {
      int at = support.start[p] + i;
      boolean rich = purse.left[support.who[at]] >= guess * purse.worth(at);
      sort[i] = rich ? ExactPrice.RICH : ExactPrice.POOR;
    }
    boolean restarted = false;
    while (true) {
      Sums sums = sums(p, sort);
      Amount missing = all.plus(sums.poor.money(), -1);
      boolean nobody = sums.rest.signum() == 0;
      if (nobody && restarted) return null;
      if (nobody || (!restarted && atoms.sign(missing) <= 0)) {
        Arrays.fill(sort, ExactPrice.RICH);
        restarted = true;
        continue;
      }
      Amount pace = missing.times(BigInteger.ONE, sums.rest).lowest();
      byte[] now = sorted(p, pace, null);
      if (same(now, sort)) return offer(p, pace, all, true);
      sort = now;
      restarted = true;
    }
  }

  /// What a candidate's supporters have left together.
  Amount money(int p) {
    var all = new byte[purse.live[p]];
    return sums(p, all).poor.money();
  }

  /// What is missing to the cost when everybody pays the price or all that she has.
  Amount missing(int p, Amount price, byte[] sort) {
    return Amount.of(contest.cost[p], BigInteger.ONE).plus(paid(p, price, sort), -1);
  }

  /// For each supporter in the live stretch whether she has more than the price, less, or exactly
  /// that.
  ///
  /// @param even whose money is known to be the price exactly
  byte[] sorted(int p, Amount price, @Nullable Money even) {
    double near = atoms.near(price);
    var sort = new byte[purse.live[p]];
    Map<Money, Byte> known = new HashMap<>();
    for (int i = 0; i < sort.length; i++) {
      int at = support.start[p] + i;
      double pays = near * purse.worth(at);
      double gap = purse.left[support.who[at]] - pays;
      if (Math.abs(gap) > purse.tolerance() + 16 * Purse.U * pays) {
        sort[i] = gap > 0 ? ExactPrice.RICH : ExactPrice.POOR;
      } else {
        var own = new Money(histories.of[support.who[at]], weight(at));
        sort[i] =
            own.equals(even)
                ? ExactPrice.EVEN
                : known.computeIfAbsent(own, each -> exactly(each, price));
      }
    }
    return sort;
  }

  private Offer offer(int p, Amount pace, Amount paid, boolean whole) {
    BigInteger cost = contest.cost[p];
    BigInteger factor = timesCost ? cost : BigInteger.ONE;
    return new Offer(p, pace.lowest(), paid.lowest(), whole, cost, factor);
  }

  private byte exactly(Money own, Amount price) {
    int sign = atoms.sign(histories.money(own.history()).plus(price, -own.weight()));
    return sign < 0 ? ExactPrice.POOR : sign == 0 ? ExactPrice.EVEN : ExactPrice.RICH;
  }

  private record Sums(Histories.Group poor, BigInteger rest) {}

  private Sums sums(int p, byte[] sort) {
    Histories.Group poor = histories.new Group();
    long rest = 0;
    for (int i = 0; i < sort.length; i++) {
      int at = support.start[p] + i;
      int ballot = support.who[at];
      int times = support.ballots.times[ballot];
      if (sort[i] != ExactPrice.POOR) rest += times * weight(at);
      else if (purse.left[ballot] > 0) poor.add(histories.of[ballot], times);
    }
    return new Sums(poor, whole(rest));
  }

  private Amount paid(int p, Amount pace, byte[] sort) {
    Sums sums = sums(p, sort);
    return sums.poor.money().plus(pace, sums.rest);
  }

  private long weight(int at) {
    return (long) purse.worth(at);
  }

  private static boolean same(byte[] a, byte[] b) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] == ExactPrice.POOR != (b[i] == ExactPrice.POOR)) return false;
    }
    return true;
  }

  private static BigInteger whole(long number) {
    return BigInteger.valueOf(number);
  }
}
