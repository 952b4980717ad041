package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a rule looks at: the money, the projects, the published tie order, and the ballots.
///
/// With one pot all ballots are its voters. With several, the voters of a pot are those whose
/// ballot names one of its projects: nobody else said anything about its money.
///
/// @param pots each with money of its own, in the order in which results are shown
/// @param projects those that ballots can name, in the ballots' order, which has no influence on
///   the outcome
/// @param minimumVotes a project with fewer votes can't win, under any rule
/// @param minimumScore a project with a lower score can't win under a rule with a threshold
public record Count(
    List<Pot> pots,
    List<Project> projects,
    Ballots ballots,
    long minimumVotes,
    BigDecimal minimumScore) {
  /// An area and the money for it, in the budget's currency.
  public record Pot(String id, BigDecimal amount) {}

  /// One project on the ballot paper.
  ///
  /// @param pot id of the pot that pays for it
  /// @param cost in the budget's currency, not negative
  /// @param tie its place in the published tie order, unique; the lower one goes first
  /// @param withdrawn taken back during the vote: it keeps its votes and can't win
  /// @param group projects of the same group exclude each other: only the one with the highest
  ///   score can win
  public record Project(
      String id, String pot, BigDecimal cost, int tie, boolean withdrawn, Optional<String> group) {
    /// A project that is not withdrawn and excludes no other.
    public Project(String id, String pot, BigDecimal cost, int tie) {
      this(id, pot, cost, tie, false, Optional.empty());
    }
  }

  /// A count without minimums.
  public Count(List<Pot> pots, List<Project> projects, Ballots ballots) {
    this(pots, projects, ballots, 0, BigDecimal.ZERO);
  }

  /// Checks that the parts agree.
  ///
  /// @throws IllegalArgumentException if ids or tie places come twice, a pot is unknown, an amount
  ///   is below 0, or the ballots name other projects
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
    if (!ballots.projects().equals(projects.stream().map(Project::id).toList())) {
      throw new IllegalArgumentException("the ballots are about other projects");
    }
  }

  /// The same with the money of all pots in one: what would come out city-wide.
  public Count cityWide() {
    BigDecimal all = pots.stream().map(Pot::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    var moved = new ArrayList<Project>();
    for (Project p : projects) {
      moved.add(new Project(p.id(), "", p.cost(), p.tie(), p.withdrawn(), p.group()));
    }
    return new Count(List.of(new Pot("", all)), moved, ballots, minimumVotes, minimumScore);
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
