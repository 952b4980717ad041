package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.Optional;

/// Why a project won or lost. Amounts are in the budget's currency; those of supporters' money are
/// rounded to two places more than the currency needs, all others exact.
public sealed interface Verdict {
  /// It gets its money.
  ///
  /// @param place order of selection in its pot, from 1
  /// @param before money in the pot at its turn
  /// @param after money in the pot when it was paid
  /// @param shares who paid, where supporters pay; empty in greedy rules and completions
  record Won(int place, BigDecimal before, BigDecimal after, Optional<Shares> shares)
      implements Verdict {
    /// A winner that the pot pays as a whole.
    public Won(int place, BigDecimal before, BigDecimal after) {
      this(place, before, after, Optional.empty());
    }
  }

  /// It gets nothing.
  sealed interface Lost extends Verdict {}

  /// It cost more than was left.
  ///
  /// @param before money in the pot at its turn
  /// @param missing how much more it would have needed, above 0
  record DidNotFit(BigDecimal before, BigDecimal missing) implements Lost {}

  /// As [DidNotFit], and money from outside this budget pays for it (Poznań: because at least 80 %
  /// of its cost is left). It does not count as a winner.
  record FromReserve(BigDecimal before, BigDecimal missing) implements Lost {}

  /// Its supporters could not pay for it together.
  ///
  /// @param available what they had left when the rule was through
  /// @param missing how much more they would have needed; 0 only for a project that costs nothing,
  ///   which has no utility that goes by cost
  /// @param completion what kept it out afterwards, if the rule spends the rest otherwise
  record SupportersShort(BigDecimal available, BigDecimal missing, Optional<DidNotFit> completion)
      implements Lost {}

  /// The rule stopped before its turn: a project that did not fit ends the count.
  ///
  /// @param before money in the pot when the rule stopped
  /// @param missing how much more it would have needed; 0 or less if it would have fitted
  record NotReached(BigDecimal before, BigDecimal missing) implements Lost {}

  /// Below the least number of votes or points.
  ///
  /// @param missing how many more it would have needed
  record BelowMinimum(BigDecimal minimum, BigDecimal missing) implements Lost {}

  /// Too dear for its support: votes / voters must reach cost / (3 × money).
  ///
  /// @param missing votes that it lacks
  record TooFewForItsCost(BigDecimal missing) implements Lost {}

  /// Another project for the same place has the higher score.
  record Excluded(String by) implements Lost {}

  /// It was taken back during the vote and had no turn.
  record Withdrawn() implements Lost {}
}
