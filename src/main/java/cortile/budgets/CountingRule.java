package cortile.budgets;

import cortile.budgets.count.Ballots;
import cortile.budgets.count.Compared;
import cortile.budgets.count.Count;
import cortile.budgets.count.EqualShares;
import cortile.budgets.count.Limited;
import cortile.budgets.count.MostVotes;
import cortile.budgets.count.Rule;
import cortile.budgets.count.RuleKeys;
import cortile.budgets.count.VoteType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// How a budget says that its votes are counted.
///
/// @param name a key of a rule, or a friendlier name of one
/// @param step what Add1 adds per voter, in the budget's currency; one unit if empty
/// @param minVotes projects with fewer votes can't win; the least score where the rule has a
///   threshold of its own
record CountingRule(String name, Optional<BigDecimal> step, int minVotes) {
  /// Why a rule can't be a budget's.
  enum Fault {
    UNKNOWN_RULE,
    RULE_NOT_FOR_KIND,
    RULE_MAY_NOT_END,
    STEP_NOT_FOR_RULE
  }

  /// The type of votes on a paper of this kind.
  static VoteType type(String kind) {
    return switch (kind) {
      case "points" -> VoteType.CUMULATIVE;
      case "ranking" -> VoteType.ORDINAL;
      default -> VoteType.APPROVAL;
    };
  }

  /// The rule of this name, without parameters.
  CountingRule(String name) {
    this(name, Optional.empty(), 0);
  }

  /// What is wrong with it for votes of a type; empty if it can count them.
  Optional<Fault> fault(VoteType type) {
    Optional<Rule> found = plain(type);
    if (found.isEmpty()) return Optional.of(Fault.UNKNOWN_RULE);
    if (!found.get().fits(type)) return Optional.of(Fault.RULE_NOT_FOR_KIND);
    Optional<EqualShares.Completion> completion = completion(found.get());
    if (completion.equals(Optional.of(EqualShares.Completion.ADD1_INTEGRAL_NONEXHAUSTIVE))) {
      return Optional.of(Fault.RULE_MAY_NOT_END);
    }
    return step.isPresent() && completion.filter(CountingRule::steps).isEmpty()
        ? Optional.of(Fault.STEP_NOT_FOR_RULE)
        : Optional.empty();
  }

  /// The rule with its parameters.
  ///
  /// @throws IllegalStateException if there is none of this name
  Rule rule(VoteType type) {
    Rule plain = plain(type).orElseThrow(() -> new IllegalStateException("no rule " + name));
    return step.map(by -> RuleKeys.stepped(plain, by, EqualShares.MOST_ROUNDS)).orElse(plain);
  }

  /// Another rule with the same minimum, and with the same steps where it has steps.
  CountingRule instead(String other) {
    return new CountingRule(other, step, minVotes);
  }

  /// What the rule looks at.
  Count count(List<Count.Pot> pots, List<Count.Project> projects, Ballots ballots) {
    return threshold(rule(ballots.type()))
        ? new Count(pots, projects, ballots, 0, BigDecimal.valueOf(minVotes))
        : new Count(pots, projects, ballots, minVotes, BigDecimal.ZERO);
  }

  /// Whether the minimum is one of the score.
  boolean hasThreshold(VoteType type) {
    return threshold(rule(type));
  }

  // A key can end in any number of suffixes; one of each is all that has a meaning.
  private Optional<Rule> plain(VoteType type) {
    return RuleKeys.meant(name, type)
        .filter(rule ->
            switch (rule) {
              case Compared(Limited(Rule inner)) -> single(inner);
              case Compared(Rule inner) -> single(inner);
              case Limited(Rule inner) -> single(inner);
              default -> true;
            });
  }

  private static boolean single(Rule rule) {
    return !(rule instanceof Compared) && !(rule instanceof Limited);
  }

  private static boolean threshold(Rule rule) {
    return switch (rule) {
      case MostVotes city -> city.threshold();
      case Limited(Rule inner) -> threshold(inner);
      case Compared(Rule inner) -> threshold(inner);
      default -> false;
    };
  }

  private static Optional<EqualShares.Completion> completion(Rule rule) {
    return switch (rule) {
      case EqualShares shares -> Optional.of(shares.completion());
      case Limited(Rule inner) -> completion(inner);
      case Compared(Rule inner) -> completion(inner);
      default -> Optional.empty();
    };
  }

  private static boolean steps(EqualShares.Completion completion) {
    return switch (completion) {
      case ADD1, ADD1U, ADD1_INTEGRAL, ADD1_INTEGRAL_NONEXHAUSTIVE -> true;
      case NONE, GREEDY, BUDGET_1_PERCENT -> false;
    };
  }
}
