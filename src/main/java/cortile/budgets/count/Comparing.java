package cortile.budgets.count;

import cortile.budgets.count.Outcome.Comparison;
import cortile.budgets.count.Outcome.PotOutcome;
import java.util.List;
import java.util.Optional;

/// The comparison step: which of two outcomes has more of a voter's projects.
final class Comparing {
  private Comparing() {}

  static PotOutcome outcome(Contest contest, PotOutcome own) {
    PotOutcome greedy = Decide.one(new Greedy(Utility.COST), contest, Progress.UNHEARD);
    boolean[] inOwn = winners(contest, own);
    boolean[] inGreedy = winners(contest, greedy);
    Ballots ballots = contest.ballots;
    long preferring = 0;
    long preferringGreedy = 0;
    for (int i = 0; i < ballots.times.length; i++) {
      int difference = 0;
      for (int at = ballots.from[i]; at < ballots.from[i + 1]; at++) {
        int project = ballots.project[at];
        if (inOwn[project]) difference++;
        if (inGreedy[project]) difference--;
      }
      if (difference > 0) preferring += ballots.times[i];
      if (difference < 0) preferringGreedy += ballots.times[i];
    }
    boolean switched = preferringGreedy > preferring;
    PotOutcome chosen = switched ? greedy : own;
    return new PotOutcome(
        chosen.pot(),
        chosen.amount(),
        chosen.left(),
        chosen.decisions(),
        chosen.ties(),
        chosen.round(),
        Optional.of(new Comparison(preferring, preferringGreedy, switched)));
  }

  private static boolean[] winners(Contest contest, PotOutcome outcome) {
    return Fairness.winners(contest.ballots, new Outcome("", List.of(outcome)));
  }
}
