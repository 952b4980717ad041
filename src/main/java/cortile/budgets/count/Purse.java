package cortile.budgets.count;

import java.util.Arrays;

/// What voters have left in a round, in doubles that are known to be near enough, and what the
/// supporters of a candidate can do with it.
///
/// Every double here is within [#tolerance] of the exact amount: it came from the exact endowment
/// by one rounded subtraction per purchase, each of a correctly rounded exact price. Whatever these
/// doubles leave open is decided with exact numbers by [SharesRound].
final class Purse {
  /// Half a unit in the last place of 1.
  static final double U = 0x1p-53;

  private final Support support;
  final double[] times;
  final double[] left;

  /// Supporters of a candidate that may have money left: the first so many of its stretch.
  final int[] live;

  private final double[] heaviest;
  private double endowment;
  private int purchases;

  // What the last look found.
  double rich;
  double poor;
  double paid;
  double margin;
  int richBallots;

  Purse(Support support) {
    this.support = support;
    times = new double[support.ballots.times.length];
    left = new double[times.length];
    live = new int[support.size()];
    heaviest = new double[support.size()];
    for (int i = 0; i < times.length; i++) times[i] = support.ballots.times[i];
    for (int p = 0; p < heaviest.length; p++) {
      heaviest[p] = 1;
      for (int at = support.start[p]; at < support.start[p + 1]; at++) {
        heaviest[p] = Math.max(heaviest[p], worth(at));
      }
    }
  }

  void fill(double amount) {
    endowment = amount;
    purchases = 0;
    Arrays.fill(left, amount);
    for (int p = 0; p < live.length; p++) live[p] = support.start[p + 1] - support.start[p];
  }

  void purchased() {
    purchases++;
  }

  /// How far an amount can be from the exact one.
  double tolerance() {
    return (8 + 8.0 * purchases) * U * endowment;
  }

  double worth(int at) {
    return support.worth == null ? 1 : support.worth[at];
  }

  double heaviest(int p) {
    return heaviest[p];
  }

  /// How far the price `cost - paid` / `rich` of the last look can be from the exact price of the
  /// same rich and poor.
  double priceError(int p, double price, double cost) {
    double sums = poor * tolerance() + (live[p] + 8) * U * paid + 4 * U * cost;
    return 2 * (sums / rich + 8 * U * price);
  }

  /// Sorts the supporters of a candidate into rich, who have the price, and poor, who have less;
  /// those with nothing drop out of the stretch.
  void look(int p, double price) {
    if (support.worth == null) lookPlain(p, price);
    else lookWeighted(p, price, support.worth);
  }

  private void lookPlain(int p, double price) {
    int[] who = support.who;
    int at = support.start[p];
    int end = at + live[p];
    double richSum = 0;
    double poorSum = 0;
    double paidSum = 0;
    double nearest = Double.POSITIVE_INFINITY;
    int rich = 0;
    while (at < end) {
      int voter = who[at];
      double has = left[voter];
      if (has == 0) {
        who[at] = who[--end];
        who[end] = voter;
        continue;
      }
      double gap = has - price;
      if (gap >= 0) {
        richSum += times[voter];
        rich++;
      } else {
        paidSum += times[voter] * has;
        poorSum += times[voter];
        gap = -gap;
      }
      if (gap < nearest) nearest = gap;
      at++;
    }
    live[p] = end - support.start[p];
    found(richSum, poorSum, paidSum, nearest, rich);
  }

  private void lookWeighted(int p, double price, double[] worth) {
    int[] who = support.who;
    int at = support.start[p];
    int end = at + live[p];
    double richSum = 0;
    double poorSum = 0;
    double paidSum = 0;
    double nearest = Double.POSITIVE_INFINITY;
    int rich = 0;
    while (at < end) {
      int voter = who[at];
      double has = left[voter];
      if (has == 0) {
        swap(at, --end, who, worth);
        continue;
      }
      double gap = has - price * worth[at];
      if (gap >= 0) {
        richSum += times[voter] * worth[at];
        rich++;
      } else {
        paidSum += times[voter] * has;
        poorSum += times[voter];
        gap = -gap;
      }
      if (gap < nearest) nearest = gap;
      at++;
    }
    live[p] = end - support.start[p];
    found(richSum, poorSum, paidSum, nearest, rich);
  }

  /// Swaps two supporters of a candidate.
  void swap(int a, int b) {
    if (support.worth != null) {
      swap(a, b, support.who, support.worth);
      return;
    }
    int voter = support.who[a];
    support.who[a] = support.who[b];
    support.who[b] = voter;
  }

  private static void swap(int a, int b, int[] who, double[] worth) {
    int voter = who[a];
    who[a] = who[b];
    who[b] = voter;
    double one = worth[a];
    worth[a] = worth[b];
    worth[b] = one;
  }

  private void found(double richSum, double poorSum, double paidSum, double nearest, int ballots) {
    rich = richSum;
    poor = poorSum;
    paid = paidSum;
    margin = nearest;
    richBallots = ballots;
  }
}
