package cortile.budgets.count;

import java.util.List;

/// Counts for tests, where only the number of votes matters.
final class Votes {
  private Votes() {}

  /// A count in which each project has so many voters who name nothing else.
  static Count count(List<Count.Pot> pots, List<Count.Project> projects, int... votes) {
    List<String> ids = projects.stream().map(Count.Project::id).toList();
    var ballots = new BallotsBuilder(VoteType.APPROVAL, ids, ids.size());
    for (int i = 0; i < votes.length; i++) {
      if (votes[i] > 0) ballots.add(new Vote.Approval(List.of(ids.get(i))), votes[i]);
    }
    return new Count(pots, projects, ballots.build());
  }
}
