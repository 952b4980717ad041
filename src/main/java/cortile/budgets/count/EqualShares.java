package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/// The Method of Equal Shares: every voter has the same share of the money, and pays with it for
/// projects that she named, together with the others who named them.
///
/// Source: Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive
/// Utilities" (2021); the completions as pabutools and equalshares.net have them.
///
/// @param step by how much a voter's share grows between two rounds of an Add1 completion, in the
///   budget's currency, above 0
/// @param mostRounds rounds after which a count gives up
public record EqualShares(Utility utility, Completion completion, BigDecimal step, int mostRounds)
    implements Rule {
  /// What 'Add1' adds.
  public static final BigDecimal ONE_UNIT = BigDecimal.ONE;

  /// Far beyond what any election has needed in a currency without cents.
  public static final int MOST_ROUNDS = 1_000_000;

  private static final String PREFIX = "mes-";

  /// What is done with the money that no group of voters can spend.
  public enum Completion {
    /// It is left.
    NONE(""),
    /// Greedy by the same utility.
    GREEDY("-greedy"),
    /// All over again with larger shares, until the winners use up the money.
    ADD1("-add1"),
    /// Add1, and greedy with what is left then.
    ADD1U("-add1u"),
    /// Add1 with whole shares, ties by lower cost and more votes first.
    ADD1_INTEGRAL("-add1-integral"),
    /// As before, but until the winners would cost more than there is.
    ADD1_INTEGRAL_NONEXHAUSTIVE("-add1-integral-nonexhaustive"),
    /// All over again with shares that grow by a hundredth of the first.
    BUDGET_1_PERCENT("-budget1pct");

    private final String suffix;

    Completion(String suffix) {
      this.suffix = suffix;
    }

    boolean integral() {
      return this == ADD1_INTEGRAL || this == ADD1_INTEGRAL_NONEXHAUSTIVE;
    }

    boolean thenGreedy() {
      return this == GREEDY || this == ADD1U;
    }
  }

  /// Checks the parameters.
  ///
  /// @throws IllegalArgumentException if one is not above 0
  public EqualShares {
    if (step.signum() <= 0) throw new IllegalArgumentException("a step must be above 0");
    if (mostRounds < 1) throw new IllegalArgumentException("a count needs at least one round");
  }

  /// With the usual parameters.
  public EqualShares(Utility utility, Completion completion) {
    this(utility, completion, ONE_UNIT, MOST_ROUNDS);
  }

  /// What Cortile suggests for a vote type: utility by cost, Add1 and greedy.
  public static EqualShares forType(VoteType type) {
    return new EqualShares(Utility.forType(type), Completion.ADD1U);
  }

  /// The same with other steps.
  public EqualShares with(BigDecimal otherStep, int otherMostRounds) {
    return new EqualShares(utility, completion, otherStep, otherMostRounds);
  }

  static Optional<Rule> named(String key) {
    if (!key.startsWith(PREFIX)) return Optional.empty();
    return Arrays.stream(Completion.values())
        .filter(completion -> key.endsWith(completion.suffix))
        .flatMap(completion ->
            Utility.named(key.substring(PREFIX.length(), key.length() - completion.suffix.length()))
                .map(utility -> (Rule) new EqualShares(utility, completion))
                .stream())
        .findFirst();
  }

  @Override
  public String key() {
    return PREFIX + utility.key() + completion.suffix;
  }

  @Override
  public boolean fits(VoteType type) {
    boolean sets = type == VoteType.APPROVAL || type == VoteType.CHOOSE_1;
    return utility.fits(type) && (sets || !completion.integral());
  }
}
