package cortile.cli;

import cortile.budgets.count.Vote;
import cortile.cli.PreferenceModel.Project;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A ballot paper as a simulated resident sees it: turns an order of liking into a legal ballot.
public sealed interface SimulatedPaper {
  /// Fills the paper in.
  ///
  /// @param liked all projects, best first
  Vote fill(List<Project> liked, RandomGenerator random);

  /// From `min` to `max` choices; people tend to use most of them.
  record Approval(int min, int max) implements SimulatedPaper {
    public Approval {
      range(min, max);
    }

    @Override
    public Vote fill(List<Project> liked, RandomGenerator random) {
      return new Vote.Approval(best(liked, some(Math.max(1, min), max, 0.6, random)));
    }
  }

  /// Choices whose costs sum to `limit` at most. People skip what no longer fits, and stop when
  /// they run out of patience.
  record Knapsack(BigDecimal limit) implements SimulatedPaper {
    private static final int PATIENCE = 11;

    @Override
    public Vote fill(List<Project> liked, RandomGenerator random) {
      int most = some(2, PATIENCE, 0.55, random);
      var chosen = new ArrayList<String>();
      BigDecimal left = limit;
      for (Project project : liked) {
        if (chosen.size() == most) break;
        if (project.cost().compareTo(left) > 0) continue;
        chosen.add(project.id());
        left = left.subtract(project.cost());
      }
      return new Vote.Approval(chosen);
    }
  }

  /// Whole points, `total` at most in all and from `min` to `max` for each named project. People
  /// spend all of them if they can.
  record Points(int total, int min, int max) implements SimulatedPaper {
    public Points {
      range(Math.max(1, min), max);
      if (total < min) throw new IllegalArgumentException("total below min");
    }

    @Override
    public Vote fill(List<Project> liked, RandomGenerator random) {
      int least = Math.max(1, min);
      int most = Math.min(liked.size(), total / least);
      List<String> chosen = best(liked, some(1, Math.min(6, most), 0.5, random));
      int[] points = new int[chosen.size()];
      Arrays.fill(points, least);
      int left = Math.min(total, max * points.length) - least * points.length;
      while (left > 0) {
        // The lesser of two draws: more for what is liked more.
        int at = Math.min(random.nextInt(points.length), random.nextInt(points.length));
        while (points[at] == max) at = (at + 1) % points.length;
        points[at]++;
        left--;
      }
      var given = new ArrayList<BigDecimal>();
      for (int each : points) given.add(BigDecimal.valueOf(each));
      return new Vote.Points(chosen, given);
    }
  }

  /// Up to `max` projects in order.
  record Ranking(int max) implements SimulatedPaper {
    public Ranking {
      range(1, max);
    }

    @Override
    public Vote fill(List<Project> liked, RandomGenerator random) {
      return new Vote.Ranking(best(liked, some(1, max, 0.75, random)));
    }
  }

  private static void range(int min, int max) {
    if (min < 0 || max < Math.max(1, min)) {
      throw new IllegalArgumentException("from " + min + " to " + max);
    }
  }

  /// A number from `min` to `max`: each one above `min` with this probability.
  private static int some(int min, int max, double probability, RandomGenerator random) {
    int number = min;
    for (int i = min; i < max; i++) {
      if (random.nextDouble() < probability) number++;
    }
    return number;
  }

  private static List<String> best(List<Project> liked, int number) {
    return liked.stream().limit(number).map(Project::id).toList();
  }
}
