package cortile.budgets.count;

import java.util.Optional;

/// Sequential Phragmén: voters earn money at the same pace, and buy a project as soon as its
/// supporters have enough together. The first project that exceeds the budget ends the count.
///
/// @param completed whether the rest is spent greedily by votes
public record Phragmen(boolean completed) implements Rule {
  static Optional<Rule> named(String key) {
    return switch (key) {
      case "phragmen" -> Optional.of(new Phragmen(false));
      case "phragmen-greedy" -> Optional.of(new Phragmen(true));
      default -> Optional.empty();
    };
  }

  @Override
  public String key() {
    return completed ? "phragmen-greedy" : "phragmen";
  }

  @Override
  public boolean fits(VoteType type) {
    return type == VoteType.APPROVAL || type == VoteType.CHOOSE_1;
  }
}
