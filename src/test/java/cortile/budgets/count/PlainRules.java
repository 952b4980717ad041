package cortile.budgets.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules as their sources write them down: every voter by herself, every number an exact
/// fraction, everything computed anew in every step. Slow, short, and without any of the ideas of
/// the fast ones.
final class PlainRules {
  /// Payments of one purchase, voter by voter; null for those who don't support the project.
  record Purchase(int candidate, List<@Nullable Ratio> payments, Ratio rho) {}

  final Contest contest;
  private final List<Integer> ballots = new ArrayList<>();
  private final @Nullable Utility utility;

  PlainRules(Contest contest, @Nullable Utility utility) {
    this.contest = contest;
    this.utility = utility;
    for (int i = 0; i < contest.ballots.times.length; i++) {
      for (int k = 0; k < contest.ballots.times[i]; k++) ballots.add(i);
    }
  }

  /// Equal Shares with an endowment per voter in units.
  List<Purchase> shares(Ratio endowment) {
    var left = new ArrayList<Ratio>();
    for (int i = 0; i < ballots.size(); i++) left.add(endowment);
    var bought = new ArrayList<Purchase>();
    Set<Integer> gone = new HashSet<>();
    while (true) {
      Purchase best = null;
      for (int p = 0; p < contest.size(); p++) {
        if (gone.contains(p) || contest.cost[p].signum() == 0) continue;
        Purchase offer = offer(p, left);
        if (offer != null && (best == null || offer.rho().compareTo(best.rho()) < 0)) best = offer;
      }
      if (best == null) return bought;
      gone.add(best.candidate());
      bought.add(best);
      for (int i = 0; i < left.size(); i++) {
        Ratio paid = best.payments().get(i);
        if (paid != null) left.set(i, left.get(i).plus(paid, -1));
      }
    }
  }

  @Nullable Purchase offer(int p, List<Ratio> left) {
    var supporters = new ArrayList<Integer>();
    for (int i = 0; i < left.size(); i++) if (utility(i, p).signum() > 0) supporters.add(i);
    supporters.sort(Comparator.comparing(i -> over(left.get(i), utility(i, p))));
    Ratio missing = new Ratio(contest.cost[p], BigInteger.ONE);
    BigInteger rest = BigInteger.ZERO;
    for (int i : supporters) rest = rest.add(utility(i, p));
    for (int i : supporters) {
      Ratio rho = over(missing, rest);
      if (rho.compareTo(over(left.get(i), utility(i, p))) <= 0) {
        var payments = new ArrayList<@Nullable Ratio>();
        for (int k = 0; k < left.size(); k++) {
          Ratio price = Ratio.of(rho.numerator().multiply(utility(k, p)), rho.denominator());
          payments.add(
              utility(k, p).signum() == 0
                  ? null
                  : price.compareTo(left.get(k)) < 0 ? price : left.get(k));
        }
        return new Purchase(p, payments, rho);
      }
      missing = missing.plus(left.get(i), -1);
      rest = rest.subtract(utility(i, p));
    }
    return null;
  }

  /// Sequential Phragmén: candidates in order of purchase.
  List<Integer> phragmen() {
    var load = new ArrayList<Ratio>();
    for (int i = 0; i < ballots.size(); i++) load.add(Ratio.ZERO);
    var waiting = new ArrayList<Integer>();
    for (int p = 0; p < contest.size(); p++) {
      if (contest.cost[p].compareTo(contest.money) <= 0) waiting.add(p);
    }
    var bought = new ArrayList<Integer>();
    BigInteger left = contest.money;
    while (!waiting.isEmpty()) {
      Ratio least = Ratio.INFINITE;
      for (int p : waiting) {
        Ratio next = next(p, load);
        if (next.compareTo(least) < 0) least = next;
      }
      Ratio front = least;
      List<Integer> tied =
          waiting.stream().filter(p -> next(p, load).compareTo(front) == 0).toList();
      for (int p : tied) if (contest.cost[p].compareTo(left) > 0) return bought;
      int chosen = tied.getFirst();
      for (int i = 0; i < load.size(); i++) {
        if (weight(i, chosen, Weight.NAMED) > 0) load.set(i, front);
      }
      left = left.subtract(contest.cost[chosen]);
      bought.add(chosen);
      waiting.remove(Integer.valueOf(chosen));
    }
    return bought;
  }

  private Ratio next(int p, List<Ratio> load) {
    Ratio sum = new Ratio(contest.cost[p], BigInteger.ONE);
    long supporters = 0;
    for (int i = 0; i < load.size(); i++) {
      if (weight(i, p, Weight.NAMED) == 0) continue;
      supporters++;
      sum = sum.plus(load.get(i), 1);
    }
    return supporters == 0 ? Ratio.INFINITE : sum.dividedBy(supporters);
  }

  BigInteger utility(int voter, int p) {
    Utility by = Objects.requireNonNull(utility);
    BigInteger weight = BigInteger.valueOf(weight(voter, p, by.weight()));
    return by.timesCost() ? weight.multiply(contest.cost[p]) : weight;
  }

  private long weight(int voter, int p, Weight weight) {
    int ballot = ballots.get(voter);
    for (int at = contest.ballots.from[ballot]; at < contest.ballots.from[ballot + 1]; at++) {
      if (contest.candidate[contest.ballots.project[at]] == p) {
        return weight.of(contest.ballots, ballot, at);
      }
    }
    return 0;
  }

  private static Ratio over(Ratio money, BigInteger utility) {
    return Ratio.of(money.numerator(), money.denominator().multiply(utility));
  }
}
