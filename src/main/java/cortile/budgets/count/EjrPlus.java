package cortile.budgets.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether an outcome satisfies EJR+ up to one project, the strongest fairness that Equal Shares
/// promises and that can be checked in little time.
///
/// It is broken by a project that lost and a group of its supporters, if for every one of them the
/// utility of the winners and of that project together is at most what the group's share of the
/// money would buy her at the project's price: (money / voters) × Σ u(p) / c(p) over the group.
///
/// Source: Brill, Peters, "Robust and Verifiable Proportionality Axioms for Multiwinner Voting"
/// (2023), carried over to costs and utilities.
///
/// @param broken losers whose supporters have a claim to more, in tie order
public record EjrPlus(List<String> broken) {
  public EjrPlus {
    broken = List.copyOf(broken);
  }

  public boolean satisfied() {
    return broken.isEmpty();
  }

  /// Checks an outcome under a utility; empty where a voter's utility exceeds 18 digits.
  static Optional<EjrPlus> check(Count count, Utility utility, Outcome outcome) {
    boolean[] won = Fairness.winners(count.ballots(), outcome);
    var broken = new ArrayList<String>();
    try {
      for (Contest contest : Contest.of(count)) broken.addAll(broken(contest, utility, won));
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
    return Optional.of(new EjrPlus(broken));
  }

  private static List<String> broken(Contest contest, Utility utility, boolean[] won) {
    var support = new Support(contest, utility.weight());
    long[] has = utilities(contest, utility, won);
    boolean[] winner = new boolean[contest.size()];
    for (int i = 0; i < won.length; i++) {
      if (contest.candidate[i] >= 0) winner[contest.candidate[i]] = won[i];
    }
    var broken = new ArrayList<String>();
    for (int p = 0; p < contest.size(); p++) {
      if (!winner[p] && contest.cost[p].signum() > 0 && claim(contest, utility, support, has, p)) {
        broken.add(contest.id(p));
      }
    }
    return broken;
  }

  private static long[] utilities(Contest contest, Utility utility, boolean[] won) {
    Ballots ballots = contest.ballots;
    var has = new long[ballots.times.length];
    for (int i = 0; i < has.length; i++) {
      for (int at = ballots.from[i]; at < ballots.from[i + 1]; at++) {
        int p = contest.candidate[ballots.project[at]];
        if (p < 0 || !won[ballots.project[at]]) continue;
        long weight = utility.weight().of(ballots, i, at);
        has[i] = Math.addExact(has[i], Math.multiplyExact(weight, factor(contest, utility, p)));
      }
    }
    return has;
  }

  private static long factor(Contest contest, Utility utility, int p) {
    return utility.timesCost() ? contest.cost[p].longValueExact() : 1;
  }

  /// Whether some supporters, those with the least, have a claim: it suffices to look at all who
  /// have at most as much as one of them.
  private static boolean claim(
      Contest contest, Utility utility, Support support, long[] has, int p) {
    int begin = support.start[p];
    int number = support.start[p + 1] - begin;
    long factor = factor(contest, utility, p);
    var together = new long[number];
    for (int i = 0; i < number; i++) {
      together[i] =
          Math.addExact(
              has[support.who[begin + i]], Math.multiplyExact(worth(support, begin + i), factor));
    }
    long[] sorted = together.clone();
    Arrays.sort(sorted);
    var weight = new long[number];
    for (int i = 0; i < number; i++) {
      long times = support.ballots.times[support.who[begin + i]];
      int at = Arrays.binarySearch(sorted, together[i]);
      weight[at] = Math.addExact(weight[at], Math.multiplyExact(times, worth(support, begin + i)));
    }
    BigInteger money = contest.money;
    BigInteger price =
        BigInteger.valueOf(contest.voters)
            .multiply(utility.timesCost() ? BigInteger.ONE : contest.cost[p]);
    double rate = Ratio.approximate(money, price);
    long group = 0;
    for (int i = 0; i < number; i++) {
      group = Math.addExact(group, weight[i]);
      if (i + 1 < number && sorted[i + 1] == sorted[i]) continue;
      double share = rate * group;
      if (sorted[i] > share * (1 + 1e-12)) continue;
      if (sorted[i] < share * (1 - 1e-12)) return true;
      BigInteger exact = BigInteger.valueOf(sorted[i]).multiply(price);
      if (exact.compareTo(money.multiply(BigInteger.valueOf(group))) <= 0) return true;
    }
    return false;
  }

  private static long worth(Support support, int at) {
    return support.worth == null ? 1 : (long) support.worth[at];
  }
}
