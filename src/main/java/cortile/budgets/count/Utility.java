package cortile.budgets.count;

import java.util.Arrays;
import java.util.Optional;

/// What a project is worth to a voter who names it: a weight from the ballot, by itself or times
/// the project's cost.
///
/// Times the cost means that a euro counts the same wherever it is spent; by itself, that a project
/// counts the same whatever it costs.
public enum Utility {
  /// The cost of the project, whatever else the ballot says.
  COST("cost", Weight.NAMED, true),
  /// 1.
  CARDINALITY("cardinality", Weight.NAMED, false),
  /// The points.
  POINTS("points", Weight.POINTS, false),
  /// The points times the cost.
  POINTS_COST("points-cost", Weight.POINTS, true),
  /// L − position.
  RANK("rank", Weight.RANK, false),
  /// L − position, times the cost.
  RANK_COST("rank-cost", Weight.RANK, true),
  /// Length of the ballot − position − 1.
  BORDA("borda", Weight.BORDA, false);

  private final String key;
  private final Weight weight;
  private final boolean timesCost;

  Utility(String key, Weight weight, boolean timesCost) {
    this.key = key;
    this.weight = weight;
    this.timesCost = timesCost;
  }

  /// The part of a rule's key that names it.
  public String key() {
    return key;
  }

  /// Whether ballots of this type say it.
  public boolean fits(VoteType type) {
    return switch (weight) {
      case NAMED -> timesCost || type == VoteType.APPROVAL || type == VoteType.CHOOSE_1;
      case POINTS -> type.hasPoints();
      case RANK, BORDA -> type == VoteType.ORDINAL;
    };
  }

  Weight weight() {
    return weight;
  }

  boolean timesCost() {
    return timesCost;
  }

  /// The utility with this key.
  public static Optional<Utility> named(String key) {
    return Arrays.stream(values()).filter(utility -> utility.key.equals(key)).findFirst();
  }

  /// The usual one for a vote type: with it, utility per euro is the number of votes, points or
  /// rank points.
  public static Utility forType(VoteType type) {
    return switch (type) {
      case APPROVAL, CHOOSE_1 -> COST;
      case CUMULATIVE, SCORING -> POINTS_COST;
      case ORDINAL -> RANK_COST;
    };
  }
}
