package cortile.budgets.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// One round of Equal Shares: all purchases for one endowment. Used again and again for growing
/// endowments.
///
/// Candidates are looked at by ascending lower bound of their price per utility. It never falls
/// while voters get poorer, so what was found last stays a bound, and most candidates need no look
/// in most steps. Doubles put the candidates in order; those that they cannot tell apart, and every
/// price that is paid, are computed exactly.
final class SharesRound {
  private static final double WIDER = 1 + 0x1p-48;

  private final Contest contest;
  private final Comparator<Integer> ties;
  final Support support;
  final Purse purse;
  final int[] step;
  private final ExactPrice exact;
  private final double[] cost;
  private final double[] factor;
  private final BigInteger[] exactFactor;
  private final int[] payable;
  private final double[] cheapest;

  private final int[] active;
  private int remaining;
  private final double[] bound;
  private final int[] looked;
  private final double[] price;
  private final boolean[] safe;
  private int lookedAt;

  final int[] order;
  int purchases;
  Prices prices = new Prices(BigInteger.ZERO, BigInteger.ONE);

  /// @param ties which of two candidates with equal prices goes first
  SharesRound(Contest contest, Utility utility, Comparator<Integer> ties) {
    this.contest = contest;
    this.ties = ties;
    support = new Support(contest, utility.weight());
    purse = new Purse(support);
    int size = contest.size();
    step = new int[size];
    exact = new ExactPrice(support, purse, step);
    cost = new double[size];
    factor = new double[size];
    exactFactor = new BigInteger[size];
    cheapest = new double[size];
    active = new int[size];
    bound = new double[size];
    looked = new int[size];
    price = new double[size];
    safe = new boolean[size];
    order = new int[size];
    for (int p = 0; p < size; p++) {
      cost[p] = Ratio.approximate(contest.cost[p], BigInteger.ONE);
      exactFactor[p] = utility.timesCost() ? contest.cost[p] : BigInteger.ONE;
      factor[p] = utility.timesCost() ? cost[p] : 1;
      cheapest[p] = cost[p] / support.total[p] / factor[p] / WIDER;
    }
    payable =
        IntStream.range(0, size)
            .filter(p -> contest.cost[p].signum() > 0 && support.total[p] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(p -> cheapest[p]))
            .mapToInt(p -> p)
            .toArray();
  }

  /// Whether a candidate costs nothing and has utility all the same.
  boolean free(int p) {
    return contest.cost[p].signum() == 0 && factor[p] == 1 && support.total[p] > 0;
  }

  /// Candidates with a cost and support, those with the least price at full purses first.
  int[] payable() {
    return payable;
  }

  /// Hears of every purchase.
  interface Listener {
    /// A purchase, before anybody has paid.
    ///
    /// @param equal all that had the least price, the one that is bought first
    void buys(List<ExactPrice.Found> equal);
  }

  /// Makes all purchases for an endowment of `numerator` / `denominator` units per voter.
  void run(BigInteger numerator, BigInteger denominator, Listener listener) {
    prices = new Prices(numerator, denominator);
    purse.fill(Ratio.approximate(numerator, denominator));
    Arrays.fill(step, -1);
    purchases = 0;
    remaining = payable.length;
    System.arraycopy(payable, 0, active, 0, remaining);
    for (int p : payable) bound[p] = cheapest[p];
    while (remaining > 0) {
      sortByBound();
      double limit = lookAround();
      List<ExactPrice.Found> best = best(limit);
      if (best.isEmpty()) {
        drop();
        continue;
      }
      if (best.size() > 1) best.sort((a, b) -> ties.compare(a.candidate, b.candidate));
      listener.buys(best);
      buy(best.getFirst());
    }
  }

  /// Money that the supporters of a candidate have left, over the prices' denominator.
  BigInteger money(int p) {
    return exact.money(p, prices);
  }

  // Nearly sorted from the step before.
  private void sortByBound() {
    for (int i = 1; i < remaining; i++) {
      int p = active[i];
      int j = i - 1;
      for (; j >= 0 && bound[active[j]] > bound[p]; j--) active[j + 1] = active[j];
      active[j + 1] = p;
    }
  }

  /// Looks at candidates until all others are certainly dearer.
  ///
  /// @return a price per utility that the best candidate certainly doesn't exceed
  private double lookAround() {
    double limit = Double.POSITIVE_INFINITY;
    lookedAt = 0;
    for (int i = 0; i < remaining && bound[active[i]] <= limit; i++) {
      limit = Math.min(limit, look(active[i], limit));
    }
    return limit;
  }

  /// Raises the bound of a candidate.
  ///
  /// @return what its price per utility certainly doesn't exceed
  private double look(int p, double limit) {
    double at = bound[p] * factor[p];
    int before = -1;
    while (true) {
      purse.look(p, at);
      if (purse.rich == 0) {
        price[p] = at;
        safe[p] = false;
        boolean tooLittle =
            purse.paid + purse.poor * purse.tolerance()
                < cost[p] * (1 - (purse.live[p] + 8) * 0x1p-51);
        if (tooLittle) bound[p] = Double.POSITIVE_INFINITY;
        else looked[lookedAt++] = p;
        return Double.POSITIVE_INFINITY;
      }
      double next = (cost[p] - purse.paid) / purse.rich;
      double error = purse.priceError(p, next, cost[p]);
      bound[p] = Math.max(bound[p], (next - error) / factor[p] / WIDER);
      if (bound[p] > limit) return Double.POSITIVE_INFINITY;
      if (purse.richBallots == before || next <= at * WIDER) {
        price[p] = next;
        double doubt = error + Math.abs(next - at) + 16 * Purse.U * next;
        safe[p] = purse.margin > purse.tolerance() + doubt * purse.heaviest(p);
        looked[lookedAt++] = p;
        return safe[p] ? (next + error) / factor[p] * WIDER : Double.POSITIVE_INFINITY;
      }
      before = purse.richBallots;
      at = next;
    }
  }

  /// The candidates with the least exact price among those that the doubles cannot rule out; those
  /// that turn out to be unaffordable get an infinite bound.
  private List<ExactPrice.Found> best(double limit) {
    var best = new ArrayList<ExactPrice.Found>();
    int open = 0;
    for (int i = 0; i < lookedAt; i++) {
      if (bound[looked[i]] <= limit) looked[open++] = looked[i];
    }
    for (int i = 0; i < open; i++) {
      int p = looked[i];
      if (open == 1 && safe[p]) {
        best.add(exact.certain(p, price[p], contest.cost[p], prices));
        return best;
      }
      ExactPrice.Found found = exact.find(p, price[p], contest.cost[p], prices);
      if (found == null) {
        bound[p] = Double.POSITIVE_INFINITY;
        continue;
      }
      int compared = best.isEmpty() ? 0 : compare(found, best.getFirst());
      if (compared < 0) best.clear();
      if (compared <= 0) best.add(found);
    }
    return best;
  }

  private int compare(ExactPrice.Found a, ExactPrice.Found b) {
    return Ratio.compare(
        a.numerator,
        BigInteger.valueOf(a.parts).multiply(exactFactor[a.candidate]),
        b.numerator,
        BigInteger.valueOf(b.parts).multiply(exactFactor[b.candidate]));
  }

  private void buy(ExactPrice.Found found) {
    int p = found.candidate;
    prices.add(found.numerator, found.parts);
    double paid = prices.last();
    for (int i = 0; i < found.sort.length; i++) {
      int at = support.start[p] + i;
      int voter = support.who[at];
      double rest = purse.left[voter] - paid * purse.worth(at);
      // Somebody with something left must not look like somebody with nothing.
      purse.left[voter] = found.sort[i] == ExactPrice.RICH ? Math.max(rest, Double.MIN_NORMAL) : 0;
    }
    purse.purchased();
    step[p] = purchases;
    order[purchases++] = p;
    bound[p] = Double.POSITIVE_INFINITY;
    drop();
  }

  /// Removes candidates that were bought or that nobody can pay for any more.
  private void drop() {
    int kept = 0;
    for (int i = 0; i < remaining; i++) {
      if (bound[active[i]] < Double.POSITIVE_INFINITY) active[kept++] = active[i];
    }
    remaining = kept;
  }
}
