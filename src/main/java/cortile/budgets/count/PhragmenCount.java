package cortile.budgets.count;

import cortile.budgets.count.Outcome.More;
import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.Outcome.TieBreak;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sequential Phragmén in one contest.
///
/// Loads take few values: a voter's load is that of the last purchase among her projects. So the
/// sum of a candidate's loads is a whole-number combination of the loads so far, and exact numbers
/// are needed per purchase only. A candidate's load never falls, so what was found last is a lower
/// bound; doubles rule out all candidates whose bound is clearly above the best.
final class PhragmenCount {
  private static final double WIDER = 1 + 0x1p-40;

  private final Contest contest;
  private final Support support;
  private final Ledger ledger;
  private final int[] last;
  private final List<Ratio> loads = new ArrayList<>();
  private final double[] load;
  private final double[] bound;
  private final List<Integer> waiting = new ArrayList<>();

  PhragmenCount(Contest contest) {
    this.contest = contest;
    support = new Support(contest, Weight.NAMED);
    ledger = new Ledger(contest);
    last = new int[contest.ballots.times.length];
    load = new double[contest.size() + 1];
    bound = new double[contest.size()];
    loads.add(Ratio.ZERO);
    for (int p = 0; p < contest.size(); p++) {
      if (ledger.fits(p)) waiting.add(p);
      bound[p] =
          support.voters[p] == 0
              ? Double.POSITIVE_INFINITY
              : Ratio.approximate(contest.cost[p], BigInteger.valueOf(support.voters[p])) / WIDER;
    }
  }

  PotOutcome outcome(boolean completed) {
    var ties = new ArrayList<List<Integer>>();
    var steps = new ArrayList<Integer>();
    while (!waiting.isEmpty()) {
      List<Integer> least = new ArrayList<>();
      Ratio next = least(least);
      if (least.size() > 1) {
        ties.add(least);
        steps.add(least.stream().allMatch(ledger::fits) ? ledger.nextPlace() : 0);
      }
      if (!least.stream().allMatch(ledger::fits)) break;
      buy(least.getFirst(), next);
    }
    if (completed) {
      Queue.byUtility(ledger, Utility.COST).run(Queue.Style.SKIP);
    } else {
      for (int p = 0; p < contest.size(); p++) if (!ledger.hasWon(p)) lose(p);
    }
    for (int i = 0; i < ties.size(); i++) {
      boolean decisive = ties.get(i).stream().anyMatch(p -> !ledger.hasWon(p));
      ledger.tie(ties.get(i), steps.get(i), TieBreak.PUBLISHED_ORDER, decisive);
    }
    return ledger.close();
  }

  /// Fills `least` with the candidates of least load, in tie order.
  private Ratio least(List<Integer> least) {
    waiting.sort((a, b) -> Double.compare(bound[a], bound[b]));
    double limit = Double.POSITIVE_INFINITY;
    var near = new ArrayList<Integer>();
    for (int p : waiting) {
      if (bound[p] > limit) break;
      double about = approximate(p);
      bound[p] = about / WIDER;
      limit = Math.min(limit, about * WIDER);
      near.add(p);
    }
    Ratio best = Ratio.INFINITE;
    for (int p : near) {
      if (bound[p] > limit) continue;
      Ratio exact = load(p);
      int compared = exact.compareTo(best);
      if (compared < 0) least.clear();
      if (compared <= 0) {
        best = exact;
        least.add(p);
      }
    }
    least.sort(null);
    return best;
  }

  private void buy(int p, Ratio next) {
    waiting.removeIf(each -> each == p);
    ledger.win(p, Optional.empty());
    if (support.voters[p] == 0) return;
    int number = loads.size();
    loads.add(next);
    load[number] = Ratio.approximate(next.numerator(), next.denominator());
    for (int at = support.start[p]; at < support.start[p + 1]; at++) last[support.who[at]] = number;
  }

  private double approximate(int p) {
    if (support.voters[p] == 0) return Double.POSITIVE_INFINITY;
    double sum = Ratio.approximate(contest.cost[p], BigInteger.ONE);
    for (int at = support.start[p]; at < support.start[p + 1]; at++) {
      int voter = support.who[at];
      sum += support.ballots.times[voter] * load[last[voter]];
    }
    return sum / support.voters[p];
  }

  private Ratio load(int p) {
    if (support.voters[p] == 0) return Ratio.INFINITE;
    long[] with = new long[loads.size()];
    for (int at = support.start[p]; at < support.start[p + 1]; at++) {
      with[last[support.who[at]]] += support.ballots.times[support.who[at]];
    }
    Ratio sum = new Ratio(contest.cost[p], BigInteger.ONE);
    for (int k = 0; k < with.length; k++) {
      if (with[k] != 0) sum = sum.plus(loads.get(k), with[k]);
    }
    return sum.dividedBy(support.voters[p]);
  }

  /// Further supporters without any load would have brought a loser to the front before the count
  /// ended, if its cost was there then.
  private void lose(int p) {
    boolean dearer = contest.cost[p].compareTo(contest.money) > 0;
    Verdict.DidNotFit now = ledger.didNotFit(p);
    ledger.lose(
        p,
        dearer ? now : new Verdict.NotReached(now.before(), now.missing()),
        dearer || !ledger.fits(p) || loads.size() < 2 ? Optional.empty() : more(p));
  }

  private Optional<More> more(int p) {
    Ratio front = loads.getLast();
    if (front.numerator().signum() == 0) return Optional.empty();
    Ratio own = load(p);
    if (support.voters[p] == 0) own = new Ratio(contest.cost[p], BigInteger.ONE);
    else
      own =
          new Ratio(
              own.numerator().multiply(BigInteger.valueOf(support.voters[p])), own.denominator());
    // own / (voters + k) < front
    BigInteger[] needed =
        own.numerator()
            .multiply(front.denominator())
            .divideAndRemainder(own.denominator().multiply(front.numerator()));
    BigInteger more = needed[0].add(BigInteger.ONE).subtract(BigInteger.valueOf(support.voters[p]));
    return more.signum() <= 0
        ? Optional.empty()
        : Optional.of(new More(new BigDecimal(more), More.Of.SUPPORTERS));
  }
}
