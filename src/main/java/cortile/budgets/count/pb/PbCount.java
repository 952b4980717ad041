package cortile.budgets.count.pb;

import cortile.budgets.count.Ballots;
import cortile.budgets.count.BallotsBuilder;
import cortile.budgets.count.Count;
import cortile.budgets.count.EqualShares;
import cortile.budgets.count.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The count of a file: one pot with the whole budget, unless the file was written by Cortile and
/// says more.
///
/// Such a file has the META entry [#POTS], for example `centro:250000,nord:100000`, and in PROJECTS
/// the columns [#POT], [#TIE] and, where a project was withdrawn, [#WITHDRAWN] with `1`. [#RULE],
/// [#STEP] and [#MIN_VOTES] say how the city counted.
public final class PbCount {
  public static final String POTS = "cortile_pots";
  public static final String RULE = "cortile_rule";
  public static final String STEP = "cortile_step";
  public static final String MIN_VOTES = "cortile_min_votes";
  public static final String POT = "pot";
  public static final String TIE = "tie";
  public static final String WITHDRAWN = "withdrawn";

  /// What breaks ties.
  public enum Ties {
    /// By ascending id, compared as strings by code point, as the reference outcomes have them.
    IDS,
    /// In the order of the file's rows, as cities publish them.
    ROWS,
    /// In the order that the file itself says; by id where it says none.
    FILE
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

  /// Whether the file says its own tie order.
  public static boolean saysTies(PbHeader header) {
    return header.meta().text(POTS).isPresent();
  }

  /// What Add1 adds per voter; one unit where the file is silent.
  ///
  /// @throws IllegalArgumentException if that is not a number above 0
  public static BigDecimal step(PbHeader header) {
    BigDecimal step = header.meta().text(STEP).map(PbNumber::decimal).orElse(EqualShares.ONE_UNIT);
    if (step.signum() == 0) throw new IllegalArgumentException(STEP + " is 0");
    return step;
  }

  /// What a rule looks at.
  ///
  /// @throws IllegalArgumentException if the file's own pots, ties or minimum can't be what they
  ///   should
  public static Count of(PbHeader header, Ballots ballots, Ties ties) {
    Optional<String> pots = header.meta().text(POTS);
    Map<String, Integer> byId = Count.tieOrderById(header.ids());
    var projects = new ArrayList<Count.Project>();
    for (PbProject project : header.projects()) {
      int tie =
          switch (ties) {
            case IDS -> byId.getOrDefault(project.id(), 0);
            case ROWS -> projects.size();
            case FILE ->
                pots.isPresent()
                    ? PbNumber.integer(project.text(TIE).orElse(""))
                    : byId.getOrDefault(project.id(), 0);
          };
      projects.add(
          new Count.Project(
              project.id(),
              pots.isPresent() ? project.text(POT).orElse("") : "",
              project.cost(),
              tie,
              pots.isPresent() && project.text(WITHDRAWN).isPresent(),
              Optional.empty()));
    }
    return new Count(
        pots.map(PbCount::pots).orElseGet(() -> List.of(new Count.Pot("", header.meta().budget()))),
        projects,
        ballots,
        header.meta().text(MIN_VOTES).map(PbNumber::integer).orElse(0),
        header.meta().minimumScore().orElse(BigDecimal.ZERO));
  }

  private static List<Count.Pot> pots(String text) {
    var pots = new ArrayList<Count.Pot>();
    for (String each : text.split(",", -1)) {
      int colon = each.lastIndexOf(':');
      if (colon < 1) throw new IllegalArgumentException(PbText.excerpt(each) + " is not a pot");
      pots.add(
          new Count.Pot(each.substring(0, colon), PbNumber.decimal(each.substring(colon + 1))));
    }
    return pots;
  }
}
