package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What a rule looks at: the money, the projects with their tallies, and the published tie order.
///
/// A rule that has to see single ballots takes them beside this record (see [Rule]).
///
/// @param pots each with money of its own, in the order in which results are shown
/// @param projects in any order; it has no influence on the outcome
public record Count(List<Pot> pots, List<Project> projects) {
  /// An area and the money for it, in the budget's currency.
  public record Pot(String id, BigDecimal amount) {}

  /// One project on the ballot paper.
  ///
  /// @param pot id of the pot that pays for it
  /// @param cost in the budget's currency, not negative
  /// @param votes ballots that name it
  /// @param score as in [Tally.Line#score]
  /// @param tie its place in the published tie order, unique; the lower one goes first
  /// @param withdrawn taken back during the vote: it keeps its votes and can't win
  public record Project(
      String id,
      String pot,
      BigDecimal cost,
      long votes,
      BigDecimal score,
      int tie,
      boolean withdrawn) {}

  /// Checks that the parts agree.
  ///
  /// @throws IllegalArgumentException if ids or tie places come twice, a pot is unknown or an
  ///   amount is below 0
  public Count {
    pots = List.copyOf(pots);
    projects = List.copyOf(projects);
    var potIds = new HashSet<String>();
    for (Pot pot : pots) {
      check(potIds.add(pot.id()), "pot", pot.id(), "comes twice");
      check(pot.amount().signum() >= 0, "pot", pot.id(), "has less than nothing");
    }
    var ids = new HashSet<String>();
    var ties = new HashSet<Integer>();
    for (Project project : projects) {
      check(ids.add(project.id()), "project", project.id(), "comes twice");
      check(ties.add(project.tie()), "project", project.id(), "shares its tie place");
      check(potIds.contains(project.pot()), "project", project.id(), "has an unknown pot");
      check(project.cost().signum() >= 0, "project", project.id(), "costs less than nothing");
    }
  }

  /// The count of a file: one pot with the whole budget, ties by ascending id as the reference
  /// outcomes have them.
  public static Count of(PbHeader header, Tally tally) {
    Map<String, Integer> ties = tieOrderById(header.ids());
    var projects = new ArrayList<Project>();
    for (PbProject project : header.projects()) {
      Tally.Line line = tally.line(project.id());
      projects.add(
          new Project(
              project.id(),
              "",
              project.cost(),
              line.votes(),
              line.score(),
              ties.getOrDefault(project.id(), 0),
              false));
    }
    return new Count(List.of(new Pot("", header.meta().budget())), projects);
  }

  /// A tie order by ascending id, compared as strings by code point ("10" before "9"): places from
  /// 0.
  public static Map<String, Integer> tieOrderById(List<String> ids) {
    var sorted = new ArrayList<>(ids);
    sorted.sort(Count::byCodePoint);
    var places = new HashMap<String, Integer>();
    for (String id : sorted) places.putIfAbsent(id, places.size());
    return places;
  }

  // String.compareTo goes by UTF-16 units, which puts emoji before some older characters.
  private static int byCodePoint(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int left = a.codePointAt(i);
      int right = b.codePointAt(i);
      if (left != right) return Integer.compare(left, right);
      i += Character.charCount(left);
    }
    return Integer.compare(a.length(), b.length());
  }

  private static void check(boolean right, String what, String id, String problem) {
    if (!right) throw new IllegalArgumentException(what + " " + id + " " + problem);
  }
}
