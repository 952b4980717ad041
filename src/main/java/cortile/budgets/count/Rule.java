package cortile.budgets.count;

import java.util.Optional;

/// A way to turn votes into winners. A rule is a value: a budget names one before voting begins,
/// and keeps it.
///
/// Rules are pure and repeatable: equal input, equal outcome, on every machine. The hierarchy is
/// sealed by what a rule has to see, so that a caller's `switch` says what it must load.
/// [OnTallies] is the only kind now; rules that look at single ballots join as a second kind beside
/// it.
public sealed interface Rule permits Rule.OnTallies {
  /// The name of the rule in stored budgets, files and on the command line, for example
  /// `greedy-cost`.
  String key();

  /// Whether the rule has a meaning for votes of this type.
  boolean fits(VoteType type);

  /// A rule that needs no more than the sums per project.
  sealed interface OnTallies extends Rule permits Greedy {
    /// Decides every project of the count.
    Outcome outcome(Count count);
  }

  /// The rule with this key.
  static Optional<Rule> named(String key) {
    return Greedy.named(key).map(rule -> rule);
  }
}
