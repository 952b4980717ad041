package cortile.budgets.count;

import java.util.Optional;

/// A way to turn ballots into winners. A rule is a value: a budget names one before voting begins,
/// and keeps it.
///
/// Rules are pure and repeatable: equal input, equal outcome, on every machine, whatever the order
/// of ballots and projects.
public sealed interface Rule
    permits Greedy, MostVotes, EqualShares, BoundedOverspending, Phragmen, Limited, Compared {
  /// The name of the rule in stored budgets, files and on the command line, for example
  /// `greedy-cost`.
  String key();

  /// Whether the rule has a meaning for votes of this type.
  boolean fits(VoteType type);

  /// Decides every project of the count.
  ///
  /// @throws EndlessException if the rule would not end, or not within its limits
  /// @throws IllegalArgumentException if it doesn't fit the type of the ballots
  default Outcome outcome(Count count) {
    return outcome(count, Progress.UNHEARD);
  }

  /// As [#outcome(Count)], telling how far it is.
  default Outcome outcome(Count count, Progress progress) {
    if (!fits(count.ballots().type())) {
      throw new IllegalArgumentException(
          key() + " has no meaning for votes of type " + count.ballots().type().key());
    }
    return new Outcome(
        key(),
        Contest.of(count).stream().map(contest -> Decide.one(this, contest, progress)).toList());
  }

  /// The rule with this key, with the usual parameters.
  static Optional<Rule> named(String key) {
    return RuleKeys.parse(key);
  }
}
