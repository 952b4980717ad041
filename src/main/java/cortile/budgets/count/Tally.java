package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the ballots say about each project, added up.
///
/// @param ballots number of ballots, empty ones included
/// @param projects a line for every project, also for one without votes, in the order of the
///   election
public record Tally(long ballots, Map<String, Line> projects) {
  /// The sums for one project.
  ///
  /// @param votes ballots that name the project, also with 0 points
  /// @param score approval: the votes; points: their sum; ranking: the sum of L − position from 0
  public record Line(long votes, BigDecimal score) {
    static final Line NOTHING = new Line(0, BigDecimal.ZERO);
  }

  public Tally {
    projects = Collections.unmodifiableMap(new LinkedHashMap<>(projects));
  }

  /// A tally without ballots.
  public static Tally empty(List<String> projects) {
    var lines = new LinkedHashMap<String, Line>();
    for (String project : projects) lines.put(project, Line.NOTHING);
    return new Tally(0, lines);
  }

  /// The line of a project; zeros for one that the tally doesn't know.
  public Line line(String project) {
    return projects.getOrDefault(project, Line.NOTHING);
  }
}
