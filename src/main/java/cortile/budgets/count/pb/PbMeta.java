package cortile.budgets.count.pb;

import cortile.budgets.count.VoteType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The META section: every entry with a value, in file order, and typed access to those that
/// counting needs.
///
/// The bounds (`max_length`, `max_sum_cost`, …) describe the ballot form. Real files hold ballots
/// beyond them; nothing in this package refuses those.
public record PbMeta(Map<String, String> entries) {
  /// Strips values and leaves out entries without one.
  ///
  /// @throws IllegalArgumentException if `budget` or `vote_type` is missing or a known number is
  ///   none
  public PbMeta {
    entries = PbText.present(entries);
    for (String needed : new String[] {"budget", "vote_type"}) {
      if (!entries.containsKey(needed)) {
        throw new IllegalArgumentException(needed + " is missing");
      }
    }
    entries.forEach(PbMeta::check);
  }

  /// Checks one entry.
  ///
  /// @throws IllegalArgumentException if the value can't be what the key means
  static void check(String key, String value) {
    switch (key) {
      case "budget",
          "max_sum_cost",
          "max_sum_points",
          "min_sum_points",
          "max_points",
          "min_project_score_threshold" ->
          PbNumber.decimal(value);
      case "num_projects", "num_votes", "max_length", "min_length" -> PbNumber.integer(value);
      case "vote_type" -> type(value);
      default -> {}
    }
  }

  /// The money to spend, in [#currency], scale as in the file.
  public BigDecimal budget() {
    return decimal("budget").orElseThrow();
  }

  public VoteType voteType() {
    return type(text("vote_type").orElseThrow());
  }

  /// Number of rows in PROJECTS, where the file says it.
  public OptionalInt numProjects() {
    return integer("num_projects");
  }

  /// Number of rows in VOTES, where the file says it.
  public OptionalInt numVotes() {
    return integer("num_votes");
  }

  /// Fewest projects on one ballot; 1 where the file is silent.
  public int minLength() {
    return integer("min_length").orElse(1);
  }

  /// Most projects on one ballot; empty means all.
  public OptionalInt maxLength() {
    return integer("max_length");
  }

  /// Most money on one knapsack ballot.
  public Optional<BigDecimal> maxSumCost() {
    return decimal("max_sum_cost");
  }

  /// Most points on one ballot.
  public Optional<BigDecimal> maxSumPoints() {
    return decimal("max_sum_points");
  }

  /// Fewest points on one ballot.
  public Optional<BigDecimal> minSumPoints() {
    return decimal("min_sum_points");
  }

  /// Most points for one project.
  public Optional<BigDecimal> maxPoints() {
    return decimal("max_points");
  }

  /// Least score of a project that can win.
  public Optional<BigDecimal> minimumScore() {
    return decimal("min_project_score_threshold");
  }

  /// ISO 4217 code, where the file says it.
  public Optional<String> currency() {
    return text("currency");
  }

  /// Any entry by its key.
  public Optional<String> text(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  private Optional<BigDecimal> decimal(String key) {
    return text(key).map(PbNumber::decimal);
  }

  private OptionalInt integer(String key) {
    Optional<String> value = text(key);
    return value.isPresent() ? OptionalInt.of(PbNumber.integer(value.get())) : OptionalInt.empty();
  }

  private static VoteType type(String value) {
    return VoteType.named(value)
        .orElseThrow(
            () -> new IllegalArgumentException(PbText.excerpt(value) + " is not a known type"));
  }
}
