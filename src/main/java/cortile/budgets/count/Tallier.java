package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds up votes one at a time into a [Tally]. Not for several threads.
public final class Tallier {
  private static final class Sum {
    long votes;
    BigDecimal score = BigDecimal.ZERO;
  }

  private final Map<String, Sum> sums = new LinkedHashMap<>();
  private final int rankLength;
  private long ballots;

  /// A tally that begins at zero.
  ///
  /// @param projects ids of every project that a vote may name
  /// @param rankLength L of the rank points L − position: the most projects that a ranking may
  ///   hold, else the number of projects. A position beyond it is worth 0
  public Tallier(List<String> projects, int rankLength) {
    this.rankLength = rankLength;
    for (String project : projects) sums.put(project, new Sum());
  }

  /// Adds one vote.
  ///
  /// @throws IllegalArgumentException if the vote names an unknown project; nothing is added then
  public void add(Vote vote) {
    for (String project : vote.projects()) {
      if (!sums.containsKey(project)) {
        throw new IllegalArgumentException("a vote names the unknown project " + project);
      }
    }
    ballots++;
    List<String> projects = vote.projects();
    for (int i = 0; i < projects.size(); i++) {
      @Nullable Sum sum = sums.get(projects.get(i));
      if (sum == null) continue;
      sum.votes++;
      sum.score = sum.score.add(worth(vote, i));
    }
  }

  /// The sums so far.
  public Tally tally() {
    var lines = new LinkedHashMap<String, Tally.Line>();
    sums.forEach((project, sum) -> lines.put(project, new Tally.Line(sum.votes, sum.score)));
    return new Tally(ballots, lines);
  }

  private BigDecimal worth(Vote vote, int position) {
    return switch (vote) {
      case Vote.Approval _ -> BigDecimal.ONE;
      case Vote.Points(_, List<BigDecimal> points) -> points.get(position);
      case Vote.Ranking _ -> BigDecimal.valueOf(Math.max(0, rankLength - position));
    };
  }
}
