package cortile.budgets.count;

import cortile.budgets.count.Outcome.More;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Projects waiting for their turn by merit, the best first; within equal merit by tie order.
///
/// The merit of a candidate is `weight / per`, compared exactly.
final class Queue {
  /// What happens at the first project that no longer fits.
  enum Style {
    /// It is skipped.
    SKIP,
    /// The count ends.
    STOP,
    /// The count ends; the project is paid by other money if at least 80 % of its cost is left.
    STOP_WITH_RESERVE
  }

  private static final BigInteger FOUR = BigInteger.valueOf(4);
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  private final Ledger ledger;
  private final Contest contest;
  private final long[] weight;
  private final BigInteger[] per;
  private final int unitScale;
  private final More.Of unit;
  private final List<Integer> order = new ArrayList<>();
  private final List<BigInteger> before = new ArrayList<>();

  /// The queue of a utility: merit is utility per euro.
  static Queue byUtility(Ledger ledger, Utility utility) {
    Contest contest = ledger.contest;
    var per = new BigInteger[contest.size()];
    for (int p = 0; p < per.length; p++) {
      per[p] = utility.timesCost() ? BigInteger.ONE : contest.cost[p];
    }
    long[] weight = contest.weights(utility.weight());
    for (int p = 0; p < per.length; p++) {
      // A project that costs nothing has no utility that goes by its cost.
      if (utility.timesCost() && contest.cost[p].signum() == 0) weight[p] = 0;
    }
    return new Queue(ledger, utility.weight(), weight, per);
  }

  /// The queue of the published score.
  static Queue byScore(Ledger ledger) {
    Weight score = Weight.score(ledger.contest.ballots.type());
    var per = new BigInteger[ledger.contest.size()];
    Arrays.fill(per, BigInteger.ONE);
    return new Queue(ledger, score, ledger.contest.weights(score), per);
  }

  private Queue(Ledger ledger, Weight kind, long[] weight, BigInteger[] per) {
    this.ledger = ledger;
    this.weight = weight;
    this.per = per;
    contest = ledger.contest;
    unit = kind == Weight.NAMED ? More.Of.VOTES : More.Of.POINTS;
    unitScale = kind == Weight.POINTS ? contest.ballots.pointsScale() : 0;
    for (int p = 0; p < contest.size(); p++) if (!ledger.hasWon(p)) order.add(p);
    order.sort((a, b) -> {
      int byMerit = merit(b).compareTo(merit(a));
      return byMerit != 0 ? byMerit : Integer.compare(a, b);
    });
  }

  /// Lets one project after the other have its turn, and writes all decisions.
  void run(Style style) {
    boolean stopped = false;
    int turns = 0;
    for (int i = 0; i < order.size() && !stopped; i++) {
      if (i == 0 || merit(order.get(i - 1)).compareTo(merit(order.get(i))) != 0) tie(i, style);
      int p = order.get(i);
      before.add(ledger.left());
      turns = i + 1;
      if (ledger.fits(p)) {
        ledger.win(p, Optional.empty());
      } else {
        stopped = style != Style.SKIP;
        ledger.lose(p, verdict(p, style), more(i));
      }
    }
    for (int i = turns; i < order.size(); i++) {
      Verdict.DidNotFit now = ledger.didNotFit(order.get(i));
      ledger.lose(order.get(i), new Verdict.NotReached(now.before(), now.missing()), more(i));
    }
  }

  /// Lets all have their turn and hands the losers to `loser` instead of writing them.
  void complete(IntConsumer loser) {
    for (int i = 0; i < order.size(); i++) {
      if (i == 0 || merit(order.get(i - 1)).compareTo(merit(order.get(i))) != 0) {
        tie(i, Style.SKIP);
      }
      int p = order.get(i);
      if (ledger.fits(p)) ledger.win(p, Optional.empty());
      else loser.accept(p);
    }
  }

  private Verdict.Lost verdict(int p, Style style) {
    Verdict.DidNotFit lost = ledger.didNotFit(p);
    boolean reserve =
        style == Style.STOP_WITH_RESERVE
            && ledger.left().multiply(FIVE).compareTo(contest.cost[p].multiply(FOUR)) >= 0;
    return reserve ? new Verdict.FromReserve(lost.before(), lost.missing()) : lost;
  }

  private Ratio merit(int p) {
    return weight[p] == 0 ? Ratio.ZERO : new Ratio(BigInteger.valueOf(weight[p]), per[p]);
  }

  /// Going first in this tie decides exactly if one that loses would have fitted at its beginning.
  private void tie(int begin, Style style) {
    int end = begin + 1;
    while (end < order.size() && merit(order.get(end)).compareTo(merit(order.get(begin))) == 0) {
      end++;
    }
    if (end - begin < 2) return;
    BigInteger fitting = BigInteger.ZERO;
    boolean oneFits = false;
    boolean oneDoesNot = false;
    for (int p : order.subList(begin, end)) {
      if (ledger.fits(p)) fitting = fitting.add(contest.cost[p]);
      oneFits |= ledger.fits(p);
      oneDoesNot |= !ledger.fits(p);
    }
    boolean decisive =
        fitting.compareTo(ledger.left()) > 0 || (style != Style.SKIP && oneFits && oneDoesNot);
    ledger.tie(
        List.copyOf(order.subList(begin, end)), 0, Outcome.TieBreak.PUBLISHED_ORDER, decisive);
  }

  /// What the loser at a place lacked: it needs to overtake the last one that found enough money
  /// for it.
  private Optional<More> more(int loser) {
    int p = order.get(loser);
    for (int i = Math.min(loser, before.size()) - 1; i >= 0; i--) {
      if (before.get(i).compareTo(contest.cost[p]) < 0) continue;
      int rival = order.get(i);
      if (weight[rival] > 0 && per[rival].signum() == 0) return Optional.empty();
      BigInteger[] needed =
          BigInteger.valueOf(weight[rival])
              .multiply(per[p])
              .divideAndRemainder(per[rival].max(BigInteger.ONE));
      boolean equalIsEnough = needed[1].signum() == 0 && p < rival && needed[0].signum() > 0;
      BigInteger to = equalIsEnough ? needed[0] : needed[0].add(BigInteger.ONE);
      BigInteger more = to.subtract(BigInteger.valueOf(weight[p]));
      return Optional.of(new More(new BigDecimal(more, unitScale), unit));
    }
    return Optional.empty();
  }
}
