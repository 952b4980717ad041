package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// All ballots of a vote in the form in which rules read them: equal ballots once, with how many
/// there are; projects by their index.
///
/// Who cast a ballot, and in which order they came, is gone. Two ballots are equal if they name the
/// same projects with the same points; in a ranking also in the same order.
public final class Ballots {
  private final VoteType type;
  private final List<String> projects;
  private final int rankLength;
  private final int pointsScale;
  private final long total;

  /// Ballot i names `project[from[i] … from[i + 1] - 1]`; a ranking in its order, others ascending.
  final int[] from;

  final int[] project;

  /// Parallel to `project`, in units of 10 to the minus `pointsScale`; empty where ballots have no
  /// points.
  final long[] points;

  /// How many voters cast ballot i.
  final int[] times;

  Ballots(BallotsBuilder made) {
    type = made.type;
    projects = made.projects;
    rankLength = made.rankLength;
    pointsScale = made.pointsScale();
    total = made.total();
    from = made.from();
    project = made.project();
    points = made.points();
    times = made.times();
  }

  public VoteType type() {
    return type;
  }

  /// Ids of the projects that ballots can name, in the order of their indexes.
  public List<String> projects() {
    return projects;
  }

  /// L of the rank points L − position.
  public int rankLength() {
    return rankLength;
  }

  /// Number of ballots, empty ones included.
  public long total() {
    return total;
  }

  /// Number of different ballots.
  public int distinct() {
    return times.length;
  }

  /// Points of one place in units of 10 to the minus this.
  int pointsScale() {
    return pointsScale;
  }

  /// The projects that ballot i names, and how many voters cast it.
  public BallotView ballot(int i) {
    var ids = new ArrayList<String>();
    for (int at = from[i]; at < from[i + 1]; at++) ids.add(projects.get(project[at]));
    return new BallotView(ids, times[i]);
  }

  /// One of the different ballots.
  public record BallotView(List<String> projects, int times) {
    public BallotView {
      projects = List.copyOf(projects);
    }
  }

  /// A name for what was voted: SHA-256 in hexadecimal, whatever the order of ballots and projects.
  /// What was counted from ballots with the same hash can be shown again without counting.
  public String hash() {
    return BallotsHash.of(this);
  }

  /// The sums per project.
  public Tally tally() {
    long[] votes = sums(Weight.NAMED);
    long[] scores = sums(Weight.score(type));
    int scale = type.hasPoints() ? pointsScale : 0;
    var lines = new LinkedHashMap<String, Tally.Line>();
    for (int p = 0; p < votes.length; p++) {
      lines.put(projects.get(p), new Tally.Line(votes[p], BigDecimal.valueOf(scores[p], scale)));
    }
    return new Tally(total, lines);
  }

  /// Weight of all ballots together for each project.
  long[] sums(Weight weight) {
    var sums = new long[projects.size()];
    for (int i = 0; i < times.length; i++) {
      for (int at = from[i]; at < from[i + 1]; at++) {
        long worth = weight.of(this, i, at);
        int p = project[at];
        sums[p] =
            Math.addExact(sums[p], worth == 1 ? times[i] : Math.multiplyExact(worth, times[i]));
      }
    }
    return sums;
  }
}
