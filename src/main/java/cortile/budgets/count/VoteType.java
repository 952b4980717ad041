package cortile.budgets.count;

import java.util.Arrays;
import java.util.Optional;

/// What a ballot of an election looks like, under the names of the `.pb` format.
public enum VoteType {
  /// A set of projects.
  APPROVAL("approval"),
  /// A set with one project; counted like [#APPROVAL].
  CHOOSE_1("choose-1"),
  /// Points for projects, with a bound on their sum.
  CUMULATIVE("cumulative"),
  /// Points for projects, without a bound on their sum.
  SCORING("scoring"),
  /// Projects in order, best first.
  ORDINAL("ordinal");

  private final String key;

  VoteType(String key) {
    this.key = key;
  }

  /// The name in the file.
  public String key() {
    return key;
  }

  /// The type with this name in the file.
  public static Optional<VoteType> named(String key) {
    return Arrays.stream(values()).filter(type -> type.key.equals(key)).findFirst();
  }

  /// Whether votes carry a number of points per project.
  public boolean hasPoints() {
    return switch (this) {
      case CUMULATIVE, SCORING -> true;
      case APPROVAL, CHOOSE_1, ORDINAL -> false;
    };
  }
}
