package cortile.budgets.count;

import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.Outcome.Tie;
import cortile.budgets.count.Outcome.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// "Most votes first": in each pot, take the projects by merit and skip what no longer fits.
///
/// This is the rule that most cities use. In the terms of the literature it takes the most utility
/// per euro where a voter's utility is the cost of the projects (times points): the quotient is
/// then the number of votes (or points). A project without merit comes last and can still win what
/// is left. A project that costs nothing comes last too, since it has no utility per euro, and
/// always wins. Ties go by the count's tie order.
public record Greedy(Merit merit) implements Rule.OnTallies {
  /// What "most" means.
  public enum Merit {
    /// Ballots that name the project, whatever they say besides.
    VOTES("greedy-cost"),
    /// The sum of the points that ballots give.
    POINTS("greedy-points-cost"),
    /// The sum of the rank points L − position.
    RANK_POINTS("greedy-rank-cost");

    private final String key;

    Merit(String key) {
      this.key = key;
    }
  }

  /// The usual form for a vote type: by votes, points or rank points.
  public static Greedy forType(VoteType type) {
    return new Greedy(
        switch (type) {
          case APPROVAL, CHOOSE_1 -> Merit.VOTES;
          case CUMULATIVE, SCORING -> Merit.POINTS;
          case ORDINAL -> Merit.RANK_POINTS;
        });
  }

  static Optional<Greedy> named(String key) {
    return Arrays.stream(Merit.values())
        .filter(merit -> merit.key.equals(key))
        .findFirst()
        .map(Greedy::new);
  }

  @Override
  public String key() {
    return merit.key;
  }

  @Override
  public boolean fits(VoteType type) {
    return switch (merit) {
      case VOTES -> true;
      case POINTS -> type.hasPoints();
      case RANK_POINTS -> type == VoteType.ORDINAL;
    };
  }

  @Override
  public Outcome outcome(Count count) {
    return new Outcome(key(), count.pots().stream().map(pot -> fill(pot, count)).toList());
  }

  private PotOutcome fill(Count.Pot pot, Count count) {
    List<Count.Project> queue =
        count.projects().stream()
            .filter(project -> project.pot().equals(pot.id()) && !project.withdrawn())
            .sorted(
                Comparator.comparing(this::rank).reversed().thenComparingInt(Count.Project::tie))
            .toList();
    var decisions = new ArrayList<Decision>();
    var ties = new ArrayList<Tie>();
    BigDecimal left = pot.amount();
    int place = 0;
    for (int i = 0; i < queue.size(); i++) {
      if (i == 0 || rank(queue.get(i - 1)).compareTo(rank(queue.get(i))) != 0) {
        tie(queue, i, left).ifPresent(ties::add);
      }
      Count.Project project = queue.get(i);
      BigDecimal after = left.subtract(project.cost());
      if (after.signum() >= 0) {
        decisions.add(decision(project, new Verdict.Won(++place, left, after)));
        left = after;
      } else {
        decisions.add(decision(project, new Verdict.DidNotFit(left, after.negate())));
      }
    }
    count.projects().stream()
        .filter(project -> project.pot().equals(pot.id()) && project.withdrawn())
        .sorted(Comparator.comparingInt(Count.Project::tie))
        .forEach(project -> decisions.add(decision(project, new Verdict.Withdrawn())));
    return new PotOutcome(pot.id(), pot.amount(), left, decisions, ties);
  }

  /// The tie that begins at `from`, if the next project has the same rank. The order inside it
  /// decides something exactly if one of its losers would have fitted at its beginning: going
  /// first, that project would have won.
  private Optional<Tie> tie(List<Count.Project> queue, int from, BigDecimal left) {
    BigDecimal rank = rank(queue.get(from));
    List<Count.Project> equal =
        queue.subList(from, queue.size()).stream()
            .takeWhile(project -> rank(project).compareTo(rank) == 0)
            .toList();
    if (equal.size() < 2) return Optional.empty();
    BigDecimal sumOfFitting =
        equal.stream()
            .map(Count.Project::cost)
            .filter(cost -> cost.compareTo(left) <= 0)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean decisive = sumOfFitting.compareTo(left) > 0;
    List<String> ids = equal.stream().map(Count.Project::id).toList();
    return Optional.of(new Tie(ids, rank, Outcome.TieBreak.PUBLISHED_ORDER, decisive));
  }

  private Decision decision(Count.Project project, Verdict verdict) {
    return new Decision(project.id(), project.cost(), merit(project), verdict);
  }

  private BigDecimal merit(Count.Project project) {
    return switch (merit) {
      case VOTES -> BigDecimal.valueOf(project.votes());
      case POINTS, RANK_POINTS -> project.score();
    };
  }

  private BigDecimal rank(Count.Project project) {
    return project.cost().signum() == 0 ? BigDecimal.ZERO : merit(project);
  }
}
