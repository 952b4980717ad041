package cortile.budgets.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// How an outcome treats the voters, in figures that mean the same for every rule. Shares lie
/// between 0 and 1 and are rounded to six places.
///
/// @param voters all ballots, empty ones included
/// @param represented voters who named at least one winner
/// @param excluded share of the voters who named no winner: the exclusion ratio
/// @param ownChoices what share of her own choices won, for the average voter who named anything
/// @param effectiveSupport what share of all voters named the project that the average euro went to
/// @param spent share of all money that is spent
/// @param proportional whether no group of voters that agrees on a project was passed over (see
///   [EjrPlus]); empty where the amounts are too large to tell
public record Fairness(
    long voters,
    long represented,
    BigDecimal excluded,
    BigDecimal ownChoices,
    BigDecimal effectiveSupport,
    BigDecimal spent,
    Optional<EjrPlus> proportional) {
  private static final int PLACES = 6;

  /// What a pot, theme or area got beside what its voters asked for.
  ///
  /// @param spent money for its winners
  /// @param share of all money spent
  /// @param votes votes for its projects, as a share of all votes
  public record Part(BigDecimal spent, BigDecimal share, BigDecimal votes) {}

  /// The figures of an outcome of this count.
  public static Fairness of(Count count, Rule rule, Outcome outcome) {
    Ballots ballots = count.ballots();
    boolean[] won = winners(ballots, outcome);
    long represented = 0;
    long choosing = 0;
    Map<Integer, Long> wonByLength = new HashMap<>();
    for (int i = 0; i < ballots.times.length; i++) {
      int length = ballots.from[i + 1] - ballots.from[i];
      if (length == 0) continue;
      long own = 0;
      for (int at = ballots.from[i]; at < ballots.from[i + 1]; at++) {
        if (won[ballots.project[at]]) own++;
      }
      choosing += ballots.times[i];
      if (own > 0) represented += ballots.times[i];
      wonByLength.merge(length, own * ballots.times[i], Long::sum);
    }
    Ratio own = Ratio.ZERO;
    for (Map.Entry<Integer, Long> each : wonByLength.entrySet()) {
      var length = BigInteger.valueOf(each.getKey());
      own = own.plus(new Ratio(BigInteger.ONE, length), each.getValue());
    }
    BigDecimal money =
        count.pots().stream().map(Count.Pot::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Fairness(
        ballots.total(),
        represented,
        share(BigDecimal.valueOf(ballots.total() - represented), ballots.total()),
        choosing == 0
            ? BigDecimal.ZERO
            : Ratio.decimal(
                own.numerator(), own.denominator().multiply(BigInteger.valueOf(choosing)), PLACES),
        effectiveSupport(outcome, ballots.total()),
        share(outcome.spent(), money),
        EjrPlus.check(count, utility(rule, ballots.type()), outcome));
  }

  /// Spending by groups of projects against the votes there.
  ///
  /// @param groups the groups of a project, by its id; its money and votes count for each
  public static Map<String, Part> by(
      Function<String, List<String>> groups, Count count, Outcome outcome) {
    Tally tally = count.ballots().tally();
    Set<String> won = new HashSet<>(outcome.winners());
    Map<String, BigDecimal> spent = new TreeMap<>();
    Map<String, Long> votes = new HashMap<>();
    long all = 0;
    for (Count.Project project : count.projects()) {
      long own = tally.line(project.id()).votes();
      all += own;
      for (String group : groups.apply(project.id())) {
        spent.merge(
            group, won.contains(project.id()) ? project.cost() : BigDecimal.ZERO, BigDecimal::add);
        votes.merge(group, own, Long::sum);
      }
    }
    var parts = new TreeMap<String, Part>();
    for (Map.Entry<String, BigDecimal> each : spent.entrySet()) {
      BigDecimal own = BigDecimal.valueOf(votes.getOrDefault(each.getKey(), 0L));
      parts.put(
          each.getKey(),
          new Part(each.getValue(), share(each.getValue(), outcome.spent()), share(own, all)));
    }
    return parts;
  }

  private static BigDecimal effectiveSupport(Outcome outcome, long voters) {
    BigDecimal weighted = BigDecimal.ZERO;
    for (Outcome.PotOutcome pot : outcome.pots()) {
      for (Outcome.Decision each : pot.won().toList()) {
        weighted = weighted.add(each.cost().multiply(BigDecimal.valueOf(each.votes())));
      }
    }
    return share(weighted, outcome.spent().multiply(BigDecimal.valueOf(voters)));
  }

  private static Utility utility(Rule rule, VoteType type) {
    return switch (rule) {
      case EqualShares shares -> shares.utility();
      case BoundedOverspending(Utility utility) -> utility;
      case Limited(Rule inner) -> utility(inner, type);
      case Compared(Rule inner) -> utility(inner, type);
      case Greedy _, MostVotes _, Phragmen _ -> Utility.forType(type);
    };
  }

  static boolean[] winners(Ballots ballots, Outcome outcome) {
    Set<String> ids = new HashSet<>(outcome.winners());
    var won = new boolean[ballots.projects().size()];
    for (int i = 0; i < won.length; i++) won[i] = ids.contains(ballots.projects().get(i));
    return won;
  }

  private static BigDecimal share(BigDecimal part, long whole) {
    return share(part, BigDecimal.valueOf(whole));
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, PLACES, RoundingMode.HALF_UP);
  }
}
