package cortile.budgets.count;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the exact price of a candidate: the number at which its supporters together pay exactly
/// its cost, each her weight times the price or all that she has left.
///
/// Let f(x) be what they pay at price x. For any set of supporters that are taken to be rich, what
/// the rich would pay at x plus all that the others have is at least f(x); so the x at which that
/// sum is the cost is at most the price. Starting from any set, solving for x and sorting the
/// supporters anew by x therefore climbs to the price and ends, since there are finitely many sets.
final class ExactPrice {
  /// A supporter who pays all that she has left, which is less than the price.
  static final byte POOR = 0;

  /// A supporter who pays the price and keeps something.
  static final byte RICH = 1;

  /// A supporter who has exactly the price.
  static final byte EVEN = 2;

  private final Support support;
  private final Purse purse;
  private final int[] step;
  private byte[] sort = new byte[64];

  /// @param step the purchase of each candidate, from 0; -1 for those not bought
  ExactPrice(Support support, Purse purse, int[] step) {
    this.support = support;
    this.purse = purse;
    this.step = step;
  }

  /// The price `numerator` / (denominator of the prices × `parts`), and who pays how.
  ///
  /// `sort` has an entry for each supporter in the candidate's live stretch.
  static final class Found {
    final int candidate;
    final BigInteger numerator;
    final long parts;
    final byte[] sort;

    Found(int candidate, BigInteger numerator, long parts, byte[] sort) {
      this.candidate = candidate;
      this.numerator = numerator;
      this.parts = parts;
      this.sort = sort;
    }
  }

  /// The price where the doubles leave no doubt who is rich at about this price.
  Found certain(int p, double price, BigInteger cost, Prices prices) {
    classify(p, price);
    long[] paid = new long[prices.size()];
    long parts = parts(p);
    long poor = poor(p, paid);
    BigInteger numerator = cost.multiply(prices.denominator()).subtract(prices.money(poor, paid));
    return new Found(p, numerator, parts, Arrays.copyOf(sort, purse.live[p]));
  }

  /// The price, or null if the supporters cannot pay the cost.
  @Nullable Found find(int p, double price, BigInteger cost, Prices prices) {
    classify(p, price);
    BigInteger whole = cost.multiply(prices.denominator());
    boolean restarted = false;
    while (true) {
      long[] paid = new long[prices.size()];
      long parts = parts(p);
      BigInteger numerator = whole.subtract(prices.money(poor(p, paid), paid));
      if (parts == 0 && (restarted || numerator.signum() > 0)) return null;
      if (parts == 0 || numerator.signum() <= 0) {
        restarted = true;
        Arrays.fill(sort, 0, purse.live[p], RICH);
        if (purse.live[p] == 0) return null;
        continue;
      }
      if (!sorted(p, numerator, parts, prices)) {
        return new Found(p, numerator, parts, Arrays.copyOf(sort, purse.live[p]));
      }
      restarted = true;
    }
  }

  /// What voters have left together, as a numerator over the prices' denominator.
  BigInteger money(int p, Prices prices) {
    long[] paid = new long[prices.size()];
    Arrays.fill(grown(p), 0, purse.live[p], POOR);
    return prices.money(poor(p, paid), paid);
  }

  private byte[] grown(int p) {
    if (sort.length < purse.live[p]) sort = new byte[purse.live[p] * 2];
    return sort;
  }

  private void classify(int p, double price) {
    grown(p);
    for (int i = 0; i < purse.live[p]; i++) {
      int at = support.start[p] + i;
      sort[i] = purse.left[support.who[at]] >= price * purse.worth(at) ? RICH : POOR;
    }
  }

  private long parts(int p) {
    long parts = 0;
    for (int i = 0; i < purse.live[p]; i++) {
      int at = support.start[p] + i;
      if (sort[i] != POOR) parts += support.ballots.times[support.who[at]] * (long) purse.worth(at);
    }
    return parts;
  }

  /// Number of the poor with money, and how often they paid which price so far.
  private long poor(int p, long[] paid) {
    long voters = 0;
    for (int i = 0; i < purse.live[p]; i++) {
      int voter = support.who[support.start[p] + i];
      if (sort[i] != POOR || purse.left[voter] == 0) continue;
      int times = support.ballots.times[voter];
      voters += times;
      history(voter, times, paid);
    }
    return voters;
  }

  private void history(int voter, int times, long[] paid) {
    Ballots ballots = support.ballots;
    for (int at = ballots.from[voter]; at < ballots.from[voter + 1]; at++) {
      int p = support.candidate[ballots.project[at]];
      if (p < 0 || step[p] < 0) continue;
      paid[step[p]] += times * support.weight.of(ballots, voter, at);
    }
  }

  /// Sorts all supporters by the price; whether one changed sides.
  private boolean sorted(int p, BigInteger numerator, long parts, Prices prices) {
    BigInteger by = BigInteger.valueOf(parts);
    double price = Ratio.approximate(numerator, prices.denominator().multiply(by));
    boolean changed = false;
    for (int i = 0; i < purse.live[p]; i++) {
      int at = support.start[p] + i;
      int voter = support.who[at];
      double pays = price * purse.worth(at);
      double gap = purse.left[voter] - pays;
      byte now;
      if (purse.left[voter] == 0) now = POOR;
      else if (Math.abs(gap) > purse.tolerance() + 16 * Purse.U * pays) now = gap > 0 ? RICH : POOR;
      else now = exactly(voter, (long) purse.worth(at), numerator, by, prices);
      changed |= now == POOR != (sort[i] == POOR);
      sort[i] = now;
    }
    return changed;
  }

  private byte exactly(
      int voter, long worth, BigInteger numerator, BigInteger parts, Prices prices) {
    long[] paid = new long[prices.size()];
    history(voter, 1, paid);
    BigInteger has = prices.money(1, paid).multiply(parts);
    int compared = has.compareTo(numerator.multiply(BigInteger.valueOf(worth)));
    return compared < 0 ? POOR : compared == 0 ? EVEN : RICH;
  }
}
