package cortile.budgets.count;

import cortile.budgets.count.Outcome.Comparison;
import cortile.budgets.count.Outcome.PotOutcome;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The comparison step: which of two outcomes has more of a voter's projects.
final class Comparing {
  private Comparing() {}

  static PotOutcome outcome(Contest contest, PotOutcome own) {
    PotOutcome greedy = Decide.one(new Greedy(Utility.COST), contest);
    boolean[] inOwn = winners(contest.ballots, own);
    boolean[] inGreedy = winners(contest.ballots, greedy);
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

  private static boolean[] winners(Ballots ballots, PotOutcome outcome) {
    Set<String> ids = new HashSet<>();
    outcome.won().forEach(decision -> ids.add(decision.project()));
    var winners = new boolean[ballots.projects().size()];
    for (int i = 0; i < winners.length; i++) winners[i] = ids.contains(ballots.projects().get(i));
    return winners;
  }
}
