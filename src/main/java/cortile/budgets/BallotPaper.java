package cortile.budgets;

import java.math.BigDecimal;
import java.util.Optional;

/// The rules of one ballot paper.
///
/// @param min fewest projects on a ballot
/// @param max most projects on a ballot; empty for all
/// @param maxCost knapsack: the choices' cost together, at most; empty for the amount of the pot
/// @param maxPoints points: the total, at most
/// @param minPerProject points: fewest for a project that is named
/// @param maxPerProject points: most for a project
public record BallotPaper(
    Kind kind,
    Scope scope,
    int min,
    Optional<Integer> max,
    Optional<BigDecimal> maxCost,
    Optional<Long> maxPoints,
    long minPerProject,
    Optional<Long> maxPerProject) {

  /// How a ballot is filled.
  public enum Kind {
    APPROVAL,
    KNAPSACK,
    POINTS,
    RANKING
  }

  /// Where the limits hold: all choices in one pot, each pot by itself, or across all pots.
  public enum Scope {
    POT,
    EACH_POT,
    ALL_POTS
  }
}
