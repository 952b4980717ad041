package cortile.budgets;

import java.util.List;
import java.util.Map;

/// What a person puts on the ballot paper, as they say it: ids of projects.
public sealed interface Ballot {
  /// Projects approved, for approval and knapsack papers. Order means nothing.
  record Approval(List<String> choices) implements Ballot {}

  /// Points for projects; a project may be named with 0.
  record Points(Map<String, Long> points) implements Ballot {}

  /// Projects in order, best first.
  record Ranking(List<String> ranking) implements Ballot {}
}
