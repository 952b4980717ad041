package cortile.budgets;

import cortile.budgets.BallotPaper.Kind;
import cortile.budgets.BallotPaper.Scope;
import cortile.budgets.Judgement.Broken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Holds a ballot against its paper. Pure: the same paper and ballot always give the same
/// judgement.
public final class Judge {
  private Judge() {}

  /// Judges one ballot.
  public static Judgement judge(Paper paper, Ballot ballot) {
    return switch (ballot) {
      case Ballot.Approval(var choices) ->
          switch (paper.rules().kind()) {
            case APPROVAL, KNAPSACK -> list(paper, choices, "/choices", false);
            case POINTS, RANKING -> otherKind(paper);
          };
      case Ballot.Ranking(var ranking) ->
          paper.rules().kind() == Kind.RANKING
              ? list(paper, ranking, "/ranking", true)
              : otherKind(paper);
      case Ballot.Points(var points) ->
          paper.rules().kind() == Kind.POINTS ? points(paper, points) : otherKind(paper);
    };
  }

  private static Judgement list(Paper paper, List<String> ids, String at, boolean ordered) {
    var broken = new ArrayList<Broken>();
    var seen = new HashSet<String>();
    for (var i = 0; i < ids.size(); i++) {
      if (!paper.projects().containsKey(ids.get(i))) {
        broken.add(Broken.of(at + "/" + i, "unknown-project", ids.get(i)));
      } else if (!seen.add(ids.get(i))) {
        broken.add(Broken.of(at + "/" + i, "repeated-project", ids.get(i)));
      }
    }
    if (!broken.isEmpty()) {
      return new Judgement.Breaks(broken);
    }
    limits(paper, ids, at, broken);
    var numbers = ids.stream().map(id -> candidate(paper, id).number());
    return verdict(
        paper,
        ids,
        broken,
        new Marks(
            (ordered ? numbers : numbers.sorted()).toList(),
            List.of(),
            ordered ? paper.places() : 0));
  }

  private static Judgement points(Paper paper, Map<String, Long> points) {
    var rules = paper.rules();
    var broken = new ArrayList<Broken>();
    points.forEach((id, value) -> {
      var at = "/points/" + id.replace("~", "~0").replace("/", "~1");
      if (!paper.projects().containsKey(id)) {
        broken.add(Broken.of(at, "unknown-project", id));
      } else if (value < rules.minPerProject()) {
        broken.add(Broken.of(at, "too-few-for-project", value, rules.minPerProject()));
      } else if (rules.maxPerProject().isPresent() && value > rules.maxPerProject().get()) {
        broken.add(Broken.of(at, "too-many-for-project", value, rules.maxPerProject().get()));
      }
    });
    if (!broken.isEmpty()) {
      return new Judgement.Breaks(broken);
    }
    var ids = List.copyOf(points.keySet());
    limits(paper, ids, "/points", broken);
    for (var group : groups(paper, ids).values()) {
      var total = group.stream().mapToLong(id -> points.getOrDefault(id, 0L)).sum();
      rules
          .maxPoints()
          .filter(most -> total > most)
          .ifPresent(most -> broken.add(Broken.of("/points", "too-many-points", total, most)));
    }
    var sorted = new TreeMap<Integer, Long>();
    points.forEach((id, value) -> sorted.put(candidate(paper, id).number(), value));
    return verdict(
        paper,
        ids,
        broken,
        new Marks(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()), 0));
  }

  private static void limits(Paper paper, List<String> ids, String at, List<Broken> broken) {
    var rules = paper.rules();
    var groups = groups(paper, ids);
    if (rules.scope() == Scope.POT && groups.size() > 1) {
      broken.add(Broken.of(at, "several-pots", groups.size()));
    }
    if (ids.size() < rules.min()) {
      broken.add(Broken.of(at, "too-few", ids.size(), rules.min()));
    }
    groups.forEach((pot, group) -> {
      rules
          .max()
          .filter(most -> group.size() > most)
          .ifPresent(most -> broken.add(Broken.of(at, "too-many", group.size(), most)));
      if (rules.kind() == Kind.KNAPSACK) {
        cost(paper, pot, group, at, broken);
      }
    });
  }

  private static void cost(
      Paper paper, String pot, List<String> ids, String at, List<Broken> broken) {
    var total =
        ids.stream()
            .map(id -> candidate(paper, id).cost())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var limit = paper.rules().maxCost().orElseGet(() -> amount(paper, pot));
    if (total.compareTo(limit) > 0) {
      broken.add(
          Broken.of(
              at, "too-expensive", total.toPlainString(), limit.toPlainString(), paper.currency()));
    }
  }

  private static BigDecimal amount(Paper paper, String pot) {
    return pot.isEmpty()
        ? paper.pots().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
        : paper.pots().getOrDefault(pot, BigDecimal.ZERO);
  }

  // The sets of choices within which the limits hold: one for each pot, or one without a name for
  // all.
  private static Map<String, List<String>> groups(Paper paper, List<String> ids) {
    return switch (paper.rules().scope()) {
      case ALL_POTS -> Map.of("", ids);
      case POT, EACH_POT ->
          ids.stream().collect(Collectors.groupingBy(id -> candidate(paper, id).pot()));
    };
  }

  private static Judgement verdict(
      Paper paper, List<String> ids, List<Broken> broken, Marks marks) {
    return broken.isEmpty()
        ? new Judgement.Fits(marks, ids.stream().anyMatch(id -> candidate(paper, id).withdrawn()))
        : new Judgement.Breaks(broken);
  }

  private static Judgement otherKind(Paper paper) {
    var member =
        switch (paper.rules().kind()) {
          case APPROVAL, KNAPSACK -> "choices";
          case POINTS -> "points";
          case RANKING -> "ranking";
        };
    return new Judgement.Breaks(List.of(Broken.of("", "other-kind", member)));
  }

  private static Paper.Candidate candidate(Paper paper, String id) {
    var found = paper.projects().get(id);
    if (found == null) {
      throw new IllegalArgumentException("no project " + id);
    }
    return found;
  }
}
