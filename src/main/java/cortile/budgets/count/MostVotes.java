package cortile.budgets.count;

import java.util.Optional;

/// How cities say it: the highest score first, under one of their rules for what no longer fits.
///
/// The score is votes, points or rank points, also for a project that costs nothing.
///
/// @param kind what happens at the first project that does not fit
/// @param threshold whether a project needs [Count#minimumScore]
public record MostVotes(Kind kind, boolean threshold) implements Rule {
  /// The rules for what no longer fits.
  public enum Kind {
    /// It is skipped, and others may still win.
    SKIP("greedy-exclusive", "greedy-threshold"),
    /// Nothing wins any more.
    NO_SKIP("greedy-no-skip", "greedy-threshold-no-skip"),
    /// Poznań: nothing wins any more, but this one is paid by a reserve outside the budget, if at
    /// least 80 % of its cost is left.
    CUSTOM("greedy-custom", "greedy-threshold-custom");

    private final String key;
    private final String keyWithThreshold;

    Kind(String key, String keyWithThreshold) {
      this.key = key;
      this.keyWithThreshold = keyWithThreshold;
    }
  }

  static Optional<Rule> named(String key) {
    for (Kind kind : Kind.values()) {
      if (kind.key.equals(key)) return Optional.of(new MostVotes(kind, false));
      if (kind.keyWithThreshold.equals(key)) return Optional.of(new MostVotes(kind, true));
    }
    return Optional.empty();
  }

  @Override
  public String key() {
    return threshold ? kind.keyWithThreshold : kind.key;
  }

  @Override
  public boolean fits(VoteType type) {
    return true;
  }

  Queue.Style style() {
    return switch (kind) {
      case SKIP -> Queue.Style.SKIP;
      case NO_SKIP -> Queue.Style.STOP;
      case CUSTOM -> Queue.Style.STOP_WITH_RESERVE;
    };
  }
}
