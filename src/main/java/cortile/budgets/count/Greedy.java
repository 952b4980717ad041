package cortile.budgets.count;

import java.util.Optional;

/// The most utility per euro first: in each pot, take the projects one after the other and skip
/// what no longer fits.
///
/// With a utility that goes by cost the quotient is the number of votes (or points): "most votes
/// first", the rule that most cities use. Then a project that costs nothing comes last, since it
/// has no utility, and always wins; a project without votes can win what is left.
///
/// Source: `greedy_utilitarian_welfare` of pabutools.
public record Greedy(Utility utility) implements Rule {
  private static final String PREFIX = "greedy-";

  /// The usual form for a vote type: by votes, points or rank points.
  public static Greedy forType(VoteType type) {
    return new Greedy(Utility.forType(type));
  }

  static Optional<Rule> named(String key) {
    if (!key.startsWith(PREFIX)) return Optional.empty();
    return Utility.named(key.substring(PREFIX.length())).map(Greedy::new);
  }

  @Override
  public String key() {
    return PREFIX + utility.key();
  }

  @Override
  public boolean fits(VoteType type) {
    return utility.fits(type);
  }
}
