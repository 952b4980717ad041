package cortile.budgets.count;

import cortile.budgets.count.Outcome.PotOutcome;

/// From a rule, which is a value, to the code that follows it.
final class Decide {
  private Decide() {}

  static PotOutcome one(Rule rule, Contest contest, Progress progress) {
    progress.at(contest.pot.id(), 1, 0);
    return switch (rule) {
      case Greedy(Utility utility) -> {
        var ledger = new Ledger(contest);
        Queue.byUtility(ledger, utility).run(Queue.Style.SKIP);
        yield ledger.close();
      }
      case MostVotes city -> mostVotes(city, contest);
      case EqualShares shares -> new SharesCount(shares, contest, progress).outcome();
      case BoundedOverspending overspending ->
          new OverspendingCount(overspending, contest, progress).outcome();
      case Phragmen(boolean completed) -> new PhragmenCount(contest).outcome(completed);
      case Limited(Rule inner) -> one(inner, Limited.apply(contest), progress);
      case Compared(Rule inner) -> Comparing.outcome(contest, one(inner, contest, progress));
    };
  }

  private static PotOutcome mostVotes(MostVotes rule, Contest contest) {
    Contest standing = rule.threshold() ? contest.aboveMinimumScore() : contest;
    var ledger = new Ledger(standing);
    Queue.byScore(ledger).run(rule.style());
    return ledger.close();
  }
}
