package cortile.budgets.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One pot: its money, the projects that may win it, and its voters.
///
/// Candidates are numbered from 0 in the published tie order, so that of two numbers the lower goes
/// first. Money is in whole units of 10 to the minus `scale`.
final class Contest {
  final Count.Pot pot;
  final Ballots ballots;

  /// Number of voters, those with an empty ballot included where this is the only pot.
  final long voters;

  final int scale;
  final BigInteger money;
  final List<Count.Project> projects;
  final BigInteger[] cost;
  final long[] votes;
  final BigDecimal[] score;
  final BigDecimal minimumScore;

  /// The candidate at an index of the ballots, -1 where the project is none of this contest.
  final int[] candidate;

  /// Projects of the pot that can't win, and why.
  final Map<Count.Project, Verdict.Lost> barred;

  private final Map<String, Tally.Line> lines;

  /// The contest for each pot.
  static List<Contest> of(Count count) {
    Tally tally = count.ballots().tally();
    return count.pots().stream().map(pot -> of(count, pot, tally)).toList();
  }

  private static Contest of(Count count, Count.Pot pot, Tally tally) {
    List<Count.Project> here =
        count.projects().stream().filter(project -> project.pot().equals(pot.id())).toList();
    long voters =
        count.pots().size() == 1 ? count.ballots().total() : naming(here, count.ballots());
    int scale = Math.max(0, pot.amount().stripTrailingZeros().scale());
    for (Count.Project project : here) {
      scale = Math.max(scale, project.cost().stripTrailingZeros().scale());
    }
    var all =
        new Contest(
            pot,
            count.ballots(),
            voters,
            scale,
            here,
            Map.of(),
            tally.projects(),
            count.minimumScore());
    return all.without(
            project -> {
              if (project.withdrawn()) return Optional.of(new Verdict.Withdrawn());
              long votes = tally.line(project.id()).votes();
              return votes < count.minimumVotes()
                  ? Optional.of(
                      new Verdict.BelowMinimum(
                          BigDecimal.valueOf(count.minimumVotes()),
                          BigDecimal.valueOf(count.minimumVotes() - votes)))
                  : Optional.empty();
            })
        .withoutLesserRivals();
  }

  private Contest(
      Count.Pot pot,
      Ballots ballots,
      long voters,
      int scale,
      List<Count.Project> standing,
      Map<Count.Project, Verdict.Lost> barred,
      Map<String, Tally.Line> lines,
      BigDecimal minimumScore) {
    this.pot = pot;
    this.ballots = ballots;
    this.voters = voters;
    this.scale = scale;
    this.barred = barred;
    this.lines = lines;
    this.minimumScore = minimumScore;
    money = units(pot.amount());
    projects = standing.stream().sorted(Comparator.comparingInt(Count.Project::tie)).toList();
    cost = new BigInteger[projects.size()];
    votes = new long[projects.size()];
    score = new BigDecimal[projects.size()];
    var numbers = new LinkedHashMap<String, Integer>();
    for (int p = 0; p < cost.length; p++) {
      Tally.Line line = line(projects.get(p).id());
      cost[p] = units(projects.get(p).cost());
      votes[p] = line.votes();
      score[p] = line.score();
      numbers.put(projects.get(p).id(), p);
    }
    candidate = new int[ballots.projects().size()];
    Arrays.setAll(candidate, i -> numbers.getOrDefault(ballots.projects().get(i), -1));
  }

  /// The same contest without those projects that get a verdict.
  Contest without(Function<Count.Project, Optional<? extends Verdict.Lost>> verdict) {
    var standing = new ArrayList<Count.Project>();
    var out = new LinkedHashMap<>(barred);
    for (Count.Project project : projects) {
      Optional<? extends Verdict.Lost> lost = verdict.apply(project);
      if (lost.isPresent()) out.put(project, lost.get());
      else standing.add(project);
    }
    return new Contest(pot, ballots, voters, scale, standing, out, lines, minimumScore);
  }

  /// The same contest without projects below the least score.
  Contest aboveMinimumScore() {
    return without(project -> {
      BigDecimal missing = minimumScore.subtract(line(project.id()).score());
      return missing.signum() > 0
          ? Optional.of(new Verdict.BelowMinimum(minimumScore, missing))
          : Optional.empty();
    });
  }

  /// Of projects that exclude each other only the one with the highest score stays; of equal ones
  /// the first in the tie order.
  private Contest withoutLesserRivals() {
    var best = new LinkedHashMap<String, Integer>();
    for (int p = 0; p < cost.length; p++) {
      int rival = p;
      projects
          .get(p)
          .group()
          .ifPresent(group ->
              best.merge(group, rival, (a, b) -> score[b].compareTo(score[a]) > 0 ? b : a));
    }
    return without(project ->
        project
            .group()
            .map(best::get)
            .map(projects::get)
            .filter(winner -> !winner.equals(project))
            .map(winner -> new Verdict.Excluded(winner.id())));
  }

  int size() {
    return cost.length;
  }

  /// The tally's line of any project of the count.
  Tally.Line line(String id) {
    return lines.getOrDefault(id, Tally.Line.NOTHING);
  }

  /// Weight of all ballots together for each candidate.
  long[] weights(Weight weight) {
    long[] sums = ballots.sums(weight);
    var weights = new long[size()];
    for (int i = 0; i < sums.length; i++) if (candidate[i] >= 0) weights[candidate[i]] = sums[i];
    return weights;
  }

  String id(int p) {
    return projects.get(p).id();
  }

  /// Per cent of the money that is spent when so much is left.
  int filled(BigInteger left) {
    return money.signum() == 0
        ? 0
        : money.subtract(left).multiply(BigInteger.valueOf(100)).divide(money).intValue();
  }

  BigInteger units(BigDecimal amount) {
    return amount.movePointRight(scale).toBigIntegerExact();
  }

  BigDecimal amount(BigInteger units) {
    return new BigDecimal(units, scale);
  }

  private static long naming(List<Count.Project> here, Ballots ballots) {
    var of = new boolean[ballots.projects().size()];
    for (Count.Project project : here) of[ballots.projects().indexOf(project.id())] = true;
    long voters = 0;
    for (int i = 0; i < ballots.times.length; i++) {
      for (int at = ballots.from[i]; at < ballots.from[i + 1]; at++) {
        if (of[ballots.project[at]]) {
          voters += ballots.times[i];
          break;
        }
      }
    }
    return voters;
  }
}
