package cortile.budgets.count.pb;

import cortile.budgets.count.Ballots;
import cortile.budgets.count.BallotsBuilder;
import cortile.budgets.count.Count;
import cortile.budgets.count.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The count of a file: one pot with the whole budget.
public final class PbCount {
  /// What breaks ties in a file, which names no order of its own.
  public enum Ties {
    /// By ascending id, compared as strings by code point, as the reference outcomes have them.
    IDS,
    /// In the order of the file's rows, as cities publish them.
    ROWS
  }

  private PbCount() {}

  /// The sums of votes that are in memory.
  ///
  /// @throws IllegalArgumentException if a vote names a project outside the header
  public static Tally tally(PbHeader header, Iterable<PbVote> votes) {
    var builder = builder(header);
    for (PbVote vote : votes) builder.add(vote.vote());
    return builder.build().tally();
  }

  private static BallotsBuilder builder(PbHeader header) {
    return new BallotsBuilder(header.meta().voteType(), header.ids(), header.rankLength());
  }

  /// What a rule looks at.
  public static Count of(PbHeader header, Ballots ballots, Ties ties) {
    List<String> ids = header.ids();
    Map<String, Integer> byId = Count.tieOrderById(ids);
    var projects = new ArrayList<Count.Project>();
    for (PbProject project : header.projects()) {
      int tie = ties == Ties.IDS ? byId.getOrDefault(project.id(), 0) : projects.size();
      projects.add(new Count.Project(project.id(), "", project.cost(), tie));
    }
    return new Count(
        List.of(new Count.Pot("", header.meta().budget())),
        projects,
        ballots,
        0,
        header.meta().minimumScore().orElse(BigDecimal.ZERO));
  }
}
