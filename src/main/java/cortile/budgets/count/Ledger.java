package cortile.budgets.count;

import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.More;
import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.Outcome.Tie;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes down what a rule decides in one contest, and keeps the money.
final class Ledger {
  final Contest contest;
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Tie> ties = new ArrayList<>();
  private final BitSet won = new BitSet();
  private BigInteger left;
  private int place;
  private Optional<Outcome.Round> round = Optional.empty();

  Ledger(Contest contest) {
    this.contest = contest;
    left = contest.money;
  }

  BigInteger left() {
    return left;
  }

  boolean hasWon(int p) {
    return won.get(p);
  }

  boolean fits(int p) {
    return contest.cost[p].compareTo(left) <= 0;
  }

  /// Place of the next winner.
  int nextPlace() {
    return place + 1;
  }

  void win(int p, Optional<Shares> shares) {
    BigInteger before = left;
    left = left.subtract(contest.cost[p]);
    if (left.signum() < 0) throw new IllegalStateException("a rule spent more than there is");
    won.set(p);
    write(
        p,
        new Verdict.Won(++place, contest.amount(before), contest.amount(left), shares),
        Optional.empty());
  }

  void lose(int p, Verdict.Lost verdict, Optional<More> more) {
    write(p, verdict, more);
  }

  Verdict.DidNotFit didNotFit(int p) {
    return new Verdict.DidNotFit(
        contest.amount(left), contest.amount(contest.cost[p].subtract(left)));
  }

  /// A tie whose loser, if there is one, would have won by going first.
  ///
  /// @param tied candidates in the order in which the tie was broken
  /// @param step place of the winner among them, 0 where there is none
  void tie(List<Integer> tied, int step, Outcome.TieBreak by, boolean decisive) {
    ties.add(
        new Tie(
            tied.stream().map(contest::id).toList(),
            step == 0 ? OptionalInt.empty() : OptionalInt.of(step),
            by,
            decisive));
  }

  void round(Outcome.Round decided) {
    round = Optional.of(decided);
  }

  PotOutcome close() {
    for (Map.Entry<Count.Project, Verdict.Lost> each : contest.barred.entrySet()) {
      Tally.Line line = contest.line(each.getKey().id());
      decisions.add(
          new Decision(
              each.getKey().id(),
              each.getKey().cost(),
              line.votes(),
              line.score(),
              each.getValue(),
              Optional.empty()));
    }
    return new PotOutcome(
        contest.pot.id(),
        contest.pot.amount(),
        contest.amount(left),
        decisions,
        ties,
        round,
        Optional.empty());
  }

  private void write(int p, Verdict verdict, Optional<More> more) {
    decisions.add(
        new Decision(
            contest.id(p),
            contest.projects.get(p).cost(),
            contest.votes[p],
            contest.score[p],
            verdict,
            more));
  }
}
