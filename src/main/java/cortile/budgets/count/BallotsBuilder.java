package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects ballots one at a time and merges equal ones as they come. Not for several threads.
///
/// Memory grows with the different ballots only.
public final class BallotsBuilder {
  /// More would not stay exact in the sums of a large city.
  private static final long MOST_POINTS = 1_000_000_000_000_000L;

  final VoteType type;
  final List<String> projects;
  final int rankLength;

  private final Map<String, Integer> index = new HashMap<>();
  private final boolean sorted;
  private final boolean pointed;

  private int[] from = new int[1 << 8];
  private int[] times = new int[1 << 8];
  private int[] project = new int[1 << 10];
  private long[] points;
  private final int[] place;
  private int[] slots = new int[1 << 10];
  private int[] hashes = new int[1 << 8];
  private int distinct;
  private int filled;
  private int open;
  private long total;
  private int pointsScale;

  /// A collection without ballots.
  ///
  /// @param projects ids of every project that a ballot may name
  /// @param rankLength L of the rank points L − position: the most projects that a ranking may
  ///   hold, else the number of projects
  public BallotsBuilder(VoteType type, List<String> projects, int rankLength) {
    this.type = type;
    this.projects = List.copyOf(projects);
    this.rankLength = rankLength;
    sorted = type != VoteType.ORDINAL;
    pointed = type.hasPoints();
    points = new long[pointed ? project.length : 0];
    for (String id : projects) index.put(id, index.size());
    place = new int[projects.size()];
  }

  /// Adds one vote.
  ///
  /// @throws IllegalArgumentException if it is of another type, names an unknown project, or has
  ///   points beyond 15 digits; nothing is added then
  public void add(Vote vote) {
    add(vote, 1);
  }

  /// Adds as many equal votes as `number` says, at least one. As [#add(Vote)] otherwise.
  public void add(Vote vote, int number) {
    if (pointed != vote instanceof Vote.Points || sorted == vote instanceof Vote.Ranking) {
      throw new IllegalArgumentException("not a vote of type " + type.key());
    }
    List<String> named = vote.projects();
    for (int i = 0; i < named.size(); i++) {
      @Nullable Integer known = index.get(named.get(i));
      if (known == null) {
        drop();
        throw new IllegalArgumentException("a vote names the unknown project " + named.get(i));
      }
      if (vote instanceof Vote.Points(_, List<BigDecimal> given)) {
        try {
          name(known, units(given.get(i)));
        } catch (IllegalArgumentException tooMany) {
          drop();
          throw tooMany;
        }
      } else {
        name(known);
      }
    }
    finish(number);
  }

  /// Names a project, by its index, on the ballot that is being filled; naming it again changes
  /// nothing.
  public void name(int known) {
    if (!named(known)) append(known);
  }

  /// As [#name(int)], with points; naming it again replaces them.
  ///
  /// @param given whole points, at most nine digits; see [#wholePoints]
  public void name(int known, long given) {
    if (!named(known)) append(known);
    points[place[known]] = given;
  }

  /// Forgets what was named since the last ballot.
  public void drop() {
    open = filled;
  }

  /// Closes the ballot that is being filled: it counts from now on, so many times.
  public void finish(int number) {
    total += number;
    if (sorted) sort();
    int hash = hash();
    int mask = slots.length - 1;
    for (int slot = hash & mask; ; slot = slot + 1 & mask) {
      int ballot = slots[slot] - 1;
      if (ballot < 0) {
        keep(slot, hash, number);
        return;
      }
      if (hashes[ballot] == hash && same(ballot)) {
        times[ballot] = Math.addExact(times[ballot], number);
        open = filled;
        return;
      }
    }
  }

  /// Whether all points so far were whole numbers.
  public boolean wholePoints() {
    return pointsScale == 0;
  }

  /// Exact points in units of the scale, which becomes finer if these need it.
  private long units(BigDecimal given) {
    BigDecimal plain = given.signum() == 0 ? BigDecimal.ZERO : given.stripTrailingZeros();
    if (plain.scale() > pointsScale) refine(plain.scale());
    BigDecimal units = plain.movePointRight(pointsScale);
    if (units.compareTo(BigDecimal.valueOf(MOST_POINTS)) > 0) {
      throw new IllegalArgumentException("points with more than 15 digits can't be counted");
    }
    return units.longValueExact();
  }

  /// The ballots so far.
  public Ballots build() {
    return new Ballots(this);
  }

  private void refine(int scale) {
    if (scale > 15) {
      throw new IllegalArgumentException("points with more than 15 digits can't be counted");
    }
    long factor = BigDecimal.ONE.movePointRight(scale - pointsScale).longValueExact();
    for (int at = 0; at < open; at++) {
      if (points[at] > MOST_POINTS / factor) {
        throw new IllegalArgumentException("points with more than 15 digits can't be counted");
      }
    }
    for (int at = 0; at < open; at++) points[at] *= factor;
    pointsScale = scale;
    for (int ballot = 0; ballot < distinct; ballot++) {
      hashes[ballot] = hash(from[ballot], from[ballot + 1]);
    }
    place(slots.length);
  }

  private void append(int known) {
    if (open == project.length) {
      project = Arrays.copyOf(project, open * 2);
      if (pointed) points = Arrays.copyOf(points, open * 2);
    }
    place[known] = open;
    project[open++] = known;
  }

  /// A place that was remembered for an earlier ballot is never mistaken for one of this ballot.
  private boolean named(int known) {
    int at = place[known];
    return at >= filled && at < open && project[at] == known;
  }

  private void sort() {
    int at = filled + 1;
    while (at < open && project[at - 1] < project[at]) at++;
    if (at >= open) return;
    long[] given = pointed ? Arrays.copyOfRange(points, filled, open) : points;
    Arrays.sort(project, filled, open);
    for (at = filled; pointed && at < open; at++) points[at] = given[place[project[at]] - filled];
  }

  private int hash() {
    return hash(filled, open);
  }

  private int hash(int begin, int end) {
    long hash = (long) end - begin;
    for (int at = begin; at < end; at++) {
      hash = (hash + project[at]) * 0x9E3779B97F4A7C15L;
      if (pointed) hash = (hash + points[at]) * 0xC2B2AE3D27D4EB4FL;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ hash >>> 32);
  }

  private boolean same(int ballot) {
    int begin = from[ballot];
    int end = from[ballot + 1];
    return end - begin == open - filled
        && Arrays.equals(project, begin, end, project, filled, open)
        && (!pointed || Arrays.equals(points, begin, end, points, filled, open));
  }

  private void keep(int slot, int hash, int number) {
    if (distinct + 2 > from.length) {
      from = Arrays.copyOf(from, from.length * 2);
      times = Arrays.copyOf(times, times.length * 2);
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
    }
    hashes[distinct] = hash;
    times[distinct] = number;
    filled = open;
    from[++distinct] = filled;
    slots[slot] = distinct;
    if (distinct * 2 > slots.length) place(slots.length * 4);
  }

  private void place(int size) {
    slots = new int[size];
    for (int ballot = 0; ballot < distinct; ballot++) {
      int slot = hashes[ballot] & size - 1;
      while (slots[slot] != 0) slot = slot + 1 & size - 1;
      slots[slot] = ballot + 1;
    }
  }

  int pointsScale() {
    return pointsScale;
  }

  long total() {
    return total;
  }

  int[] from() {
    return Arrays.copyOf(from, distinct + 1);
  }

  int[] times() {
    return Arrays.copyOf(times, distinct);
  }

  int[] project() {
    return Arrays.copyOf(project, filled);
  }

  long[] points() {
    return pointed ? Arrays.copyOf(points, filled) : new long[0];
  }
}
