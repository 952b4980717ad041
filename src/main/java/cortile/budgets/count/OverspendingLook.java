package cortile.budgets.count;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// What a candidate's supporters could offer under Bounded Overspending, in doubles with bounds.
///
/// With λ = α · ρ the supporters pay `S(λ) = Σ min(b, λ · w)`, and ρ / α is `λ / min(1, S/cost)²`.
/// Between two neighbours among the values b / w, S is a + c λ with a and c not below 0, and `λ /
/// (a + c λ)²` first rises and then falls. So it is least where somebody's money ends exactly, or
/// where S reaches the cost: a walk over the supporters by ascending b / w finds it.
final class OverspendingLook {
  private static final double WIDER = 1 + 0x1p-48;

  private final Support support;
  private final Purse purse;
  private long[] keys = new long[64];
  private int[] place = new int[64];
  private double[] ratio = new double[64];

  /// What the best offer certainly reaches and certainly doesn't exceed; infinite where nobody has
  /// money left.
  double low;

  double high;

  /// The same for the λ at which the supporters pay the whole cost.
  double wholeLow;

  private double wholeHigh;

  OverspendingLook(Support support, Purse purse) {
    this.support = support;
    this.purse = purse;
  }

  /// Looks at a candidate. Sets only [#low] where that is above the limit already.
  void look(int p, double cost, double limit) {
    double money = 0;
    double weight = 0;
    double voters = 0;
    int start = support.start[p];
    shrink(p);
    int size = purse.live[p];
    for (int at = start; at < start + size; at++) {
      int ballot = support.who[at];
      money += purse.times[ballot] * purse.left[ballot];
      weight += purse.times[ballot] * purse.worth(at);
      voters += purse.times[ballot];
    }
    high = Double.POSITIVE_INFINITY;
    low = Double.POSITIVE_INFINITY;
    if (size == 0) return;
    // S is at most the money, and at most λ times the weight.
    double most = money * (1 + (size + 8) * 0x1p-52) + voters * purse.tolerance();
    low = cost / weight * Math.max(1, cost / most) / (1 + (size + 8) * 0x1p-50);
    if (low > limit) return;
    low = Double.POSITIVE_INFINITY;
    sort(p, size);
    walk(p, cost, weight, voters, Double.POSITIVE_INFINITY, at -> {});
  }

  /// Tells the places of all supporters whose b / w may be the λ of an offer within the limit.
  ///
  /// @return whether the λ at which the whole cost is paid may be within the limit
  boolean within(int p, double cost, double limit, IntConsumer at) {
    double weight = 0;
    double voters = 0;
    for (int i = support.start[p]; i < support.start[p] + purse.live[p]; i++) {
      weight += purse.times[support.who[i]] * purse.worth(i);
      voters += purse.times[support.who[i]];
    }
    sort(p, purse.live[p]);
    walk(p, cost, weight, voters, limit, at);
    return wholeLow <= limit;
  }

  private void walk(
      int p, double cost, double weight, double voters, double limit, IntConsumer found) {
    int size = purse.live[p];
    double round = (size + 8) * 4 * Purse.U;
    double tolerance = purse.tolerance();
    double poor = 0;
    double rest = weight;
    wholeLow = Double.POSITIVE_INFINITY;
    wholeHigh = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size && wholeHigh == Double.POSITIVE_INFINITY; i++) {
      int at = place[i];
      double pace = ratio[i];
      double paid = poor + pace * rest;
      double error = voters * tolerance + round * (Math.max(paid, cost) + weight * pace);
      if (wholeLow == Double.POSITIVE_INFINITY && paid + error >= cost) {
        wholeLow = Math.max(0, cost - error - poor) / rest / WIDER;
        low = Math.min(low, wholeLow);
      }
      if (paid - error >= cost) {
        wholeHigh = (cost + error - poor) / rest * WIDER;
        high = Math.min(high, wholeHigh);
      }
      double off = tolerance / purse.worth(at) + 4 * Purse.U * pace;
      double most = Math.min(1, (paid + error + weight * off) / cost);
      double all = weight * (pace + off) / cost;
      double least =
          Math.max(Math.max(0, pace - off) / (most * most), (pace + off) / (all * all)) / WIDER;
      low = Math.min(low, least);
      double part = Math.min(1, (paid - error - weight * off) / cost);
      if (part > 0) high = Math.min(high, (pace + off) / (part * part) * WIDER);
      if (least <= limit) found.accept(at);
      poor += purse.times[support.who[at]] * purse.left[support.who[at]];
      rest -= purse.times[support.who[at]] * purse.worth(at);
    }
  }

  /// Moves supporters with nothing out of the stretch.
  private void shrink(int p) {
    int start = support.start[p];
    int end = start + purse.live[p];
    for (int at = start; at < end; ) {
      if (purse.left[support.who[at]] > 0) at++;
      else purse.swap(at, --end);
    }
    purse.live[p] = end - start;
  }

  /// Places and ratios by ascending money per weight.
  private void sort(int p, int size) {
    if (keys.length < size) {
      keys = new long[2 * size];
      place = new int[2 * size];
      ratio = new double[2 * size];
    }
    int start = support.start[p];
    long mask = (1L << (Integer.SIZE - Integer.numberOfLeadingZeros(size))) - 1;
    for (int i = 0; i < size; i++) {
      double each = purse.left[support.who[start + i]] / purse.worth(start + i);
      keys[i] = (Double.doubleToRawLongBits(each) & ~mask) | i;
    }
    Arrays.sort(keys, 0, size);
    // The keys have lost their last digits to the places.
    for (int i = 0; i < size; i++) {
      int at = start + (int) (keys[i] & mask);
      double own = purse.left[support.who[at]] / purse.worth(at);
      int j = i - 1;
      for (; j >= 0 && ratio[j] > own; j--) {
        ratio[j + 1] = ratio[j];
        place[j + 1] = place[j];
      }
      ratio[j + 1] = own;
      place[j + 1] = at;
    }
  }
}
