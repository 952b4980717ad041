package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/// What a rule decided, with everything needed to explain it. All amounts are in the budget's
/// currency and exact.
///
/// @param rule key of the rule
/// @param pots in the order of the count
public record Outcome(String rule, List<PotOutcome> pots) {
  public Outcome {
    pots = List.copyOf(pots);
  }

  /// Ids of all winners: pot by pot, in order of selection.
  public List<String> winners() {
    return pots.stream().flatMap(PotOutcome::won).map(Decision::project).toList();
  }

  /// Money spent in all pots.
  public BigDecimal spent() {
    return pots.stream().map(PotOutcome::spent).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// One pot.
  ///
  /// @param amount money at the beginning
  /// @param left money at the end
  /// @param decisions every project of the pot, in the order in which they were looked at;
  ///   withdrawn ones last
  /// @param ties where projects had equal merit, in the same order
  public record PotOutcome(
      String pot, BigDecimal amount, BigDecimal left, List<Decision> decisions, List<Tie> ties) {
    public PotOutcome {
      decisions = List.copyOf(decisions);
      ties = List.copyOf(ties);
    }

    /// Money spent in this pot.
    public BigDecimal spent() {
      return amount.subtract(left);
    }

    /// The winners, in order of selection.
    public Stream<Decision> won() {
      return decisions.stream().filter(Decision::won);
    }
  }

  /// What became of one project.
  ///
  /// @param merit the number that the rule compared: votes, points or rank points
  public record Decision(String project, BigDecimal cost, BigDecimal merit, Verdict verdict) {
    public boolean won() {
      return verdict instanceof Verdict.Won;
    }
  }

  /// Why a project won or lost.
  public sealed interface Verdict {
    /// It fitted.
    ///
    /// @param place order of selection in its pot, from 1
    /// @param before money in the pot at its turn
    /// @param after money in the pot when it was paid
    record Won(int place, BigDecimal before, BigDecimal after) implements Verdict {}

    /// It cost more than was left.
    ///
    /// @param before money in the pot at its turn
    /// @param missing how much more it would have needed, above 0
    record DidNotFit(BigDecimal before, BigDecimal missing) implements Verdict {}

    /// It was taken back during the vote and had no turn.
    record Withdrawn() implements Verdict {}
  }

  /// Projects that the rule could not tell apart.
  ///
  /// @param projects ids in the order in which the tie was broken
  /// @param merit the number that they share
  /// @param by what broke the tie
  /// @param decisive whether another order among them would have given other winners among them
  public record Tie(List<String> projects, BigDecimal merit, TieBreak by, boolean decisive) {
    public Tie {
      projects = List.copyOf(projects);
    }
  }

  /// What can break a tie.
  public enum TieBreak {
    /// The order that was drawn or fixed, and published, before voting began.
    PUBLISHED_ORDER
  }
}
