package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What a rule decided, with everything needed to explain it. All amounts are in the budget's
/// currency.
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

  /// One pot. The decisions in their order are the steps of the count, one after the other.
  ///
  /// @param amount money at the beginning
  /// @param left money at the end
  /// @param decisions every project of the pot: in the order in which they were looked at, or,
  ///   where a rule looks at all of them all the time, winners in order of selection and then
  ///   losers by votes; those that could not win at all last
  /// @param ties where the rule could not tell projects apart, in the same order
  /// @param round what a rule with shares gave to each voter
  /// @param comparison how voters judged the outcome beside "most votes first"
  public record PotOutcome(
      String pot,
      BigDecimal amount,
      BigDecimal left,
      List<Decision> decisions,
      List<Tie> ties,
      Optional<Round> round,
      Optional<Comparison> comparison) {
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
  /// @param votes ballots that name it
  /// @param score votes, points or rank points
  /// @param more for a loser, what would have made it win, where the rule can tell
  public record Decision(
      String project,
      BigDecimal cost,
      long votes,
      BigDecimal score,
      Verdict verdict,
      Optional<More> more) {
    public boolean won() {
      return verdict instanceof Verdict.Won;
    }
  }

  /// What would have made a loser win, all other votes as they are: the least number of votes or
  /// points; or a number of supporters that is certainly enough.
  public record More(BigDecimal number, Of of) {
    /// What it is a number of.
    public enum Of {
      /// Ballots that name it.
      VOTES,
      /// Points or rank points.
      POINTS,
      /// Further supporters who have not spent anything yet, in the round that decided.
      SUPPORTERS
    }
  }

  /// The round of Equal Shares that decided.
  ///
  /// @param endowment money per voter as an exact fraction, such as `993950/3293`
  /// @param perVoter the same, rounded to two places more than the currency needs
  /// @param runs how many rounds there were
  public record Round(String endowment, BigDecimal perVoter, int runs) {}

  /// How many voters found more of their projects among the winners of either outcome.
  ///
  /// @param preferring voters for the rule's own outcome
  /// @param preferringGreedy voters for "most votes first"
  /// @param switched whether the greedy outcome counts: strictly more voters preferred it
  public record Comparison(long preferring, long preferringGreedy, boolean switched) {}

  /// Projects that the rule could not tell apart.
  ///
  /// @param projects ids in the order in which the tie was broken
  /// @param step place of the winner that was chosen among them, where the rule chooses one by one
  /// @param by what broke the tie
  /// @param decisive whether one of them lost that would have won, had it gone first
  public record Tie(List<String> projects, OptionalInt step, TieBreak by, boolean decisive) {
    public Tie {
      projects = List.copyOf(projects);
    }
  }

  /// What can break a tie.
  public enum TieBreak {
    /// The order that was drawn or fixed, and published, before voting began.
    PUBLISHED_ORDER,
    /// The cheaper one goes first.
    LOWER_COST,
    /// The one with more votes goes first.
    MORE_VOTES
  }
}
