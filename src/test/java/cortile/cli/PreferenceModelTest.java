package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.BallotsBuilder;
import cortile.budgets.count.Tally;
import cortile.budgets.count.Vote;
import cortile.budgets.count.VoteType;
import cortile.cli.PreferenceModel.Project;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class PreferenceModelTest {
  private static final List<String> THEMES = List.of("green", "mobility", "culture", "care");

  @Property(tries = 200)
  void ballotsAreLegalOnEveryPaper(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int projects) {
    RandomGenerator random = random(seed);
    List<Project> all = projects(projects, random);
    int max = 1 + random.nextInt(8);
    int min = random.nextInt(max + 1);
    int total = max + random.nextInt(20);
    var limit = BigDecimal.valueOf(10_000 + random.nextInt(200_000));

    for (Vote vote : draw(all, new SimulatedPaper.Approval(min, max), seed)) {
      assertNamed(vote, all, Math.min(Math.max(1, min), projects), max);
    }
    for (Vote vote : draw(all, new SimulatedPaper.Knapsack(limit), seed)) {
      assertNamed(vote, all, cheapest(all).compareTo(limit) <= 0 ? 1 : 0, projects);
      assertThat(cost(vote, all)).isLessThanOrEqualTo(limit);
    }
    for (Vote vote : draw(all, new SimulatedPaper.Points(total, min, max), seed)) {
      assertNamed(vote, all, 1, projects);
      assertThat(vote)
          .isInstanceOfSatisfying(
              Vote.Points.class, points -> assertPoints(points, total, min, max));
    }
    for (Vote vote : draw(all, new SimulatedPaper.Ranking(max), seed)) {
      assertNamed(vote, all, 1, max);
    }
  }

  @Example
  void equalSeedsGiveEqualResidentsAndOthersDiffer() {
    List<Project> all = projects(24, random(1));
    var paper = new SimulatedPaper.Knapsack(BigDecimal.valueOf(120_000));
    assertThat(draw(all, paper, 7))
        .isEqualTo(draw(all, paper, 7))
        .isNotEqualTo(draw(all, paper, 8));
  }

  @Example
  void thereAreLeadersAndALongTailButNobodyIsForgotten() {
    List<Project> all = projects(24, random(3));
    var model =
        new PreferenceModel(
            all, new SimulatedPaper.Knapsack(BigDecimal.valueOf(300_000)), random(5));
    var ballots = new BallotsBuilder(VoteType.APPROVAL, all.stream().map(Project::id).toList(), 24);
    for (int i = 0; i < 2_000; i++) ballots.add(model.next());
    List<Long> votes =
        ballots.build().tally().projects().values().stream()
            .map(Tally.Line::votes)
            .sorted()
            .toList();
    assertThat(votes.getFirst()).isPositive();
    assertThat(votes.getLast()).isGreaterThan(2 * votes.getFirst()).isLessThan(2_000);
  }

  @Example
  void withoutProjectsThereIsNothingToDraw() {
    var paper = new SimulatedPaper.Ranking(3);
    assertThatThrownBy(() -> new PreferenceModel(List.of(), paper, random(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Vote> draw(List<Project> projects, SimulatedPaper paper, long seed) {
    var model = new PreferenceModel(projects, paper, random(seed));
    var votes = new ArrayList<Vote>();
    for (int i = 0; i < 20; i++) votes.add(model.next());
    return votes;
  }

  private static void assertNamed(Vote vote, List<Project> projects, int min, int max) {
    assertThat(vote.projects()).doesNotHaveDuplicates();
    assertThat(vote.projects()).hasSizeBetween(min, max);
    assertThat(projects.stream().map(Project::id).toList()).containsAll(vote.projects());
  }

  private static void assertPoints(Vote.Points vote, int total, int min, int max) {
    var sum = BigDecimal.ZERO;
    for (BigDecimal points : vote.points()) {
      assertThat(points.intValueExact()).isBetween(Math.max(1, min), max);
      sum = sum.add(points);
    }
    assertThat(sum.intValueExact()).isLessThanOrEqualTo(total);
  }

  private static BigDecimal cheapest(List<Project> projects) {
    return projects.stream().map(Project::cost).min(BigDecimal::compareTo).orElseThrow();
  }

  private static BigDecimal cost(Vote vote, List<Project> projects) {
    Map<String, BigDecimal> costs = new HashMap<>();
    for (Project project : projects) costs.put(project.id(), project.cost());
    return vote.projects().stream()
        .map(id -> costs.getOrDefault(id, BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<Project> projects(int number, RandomGenerator random) {
    var projects = new ArrayList<Project>();
    for (int i = 0; i < number; i++) {
      projects.add(
          new Project(
              "p" + i,
              BigDecimal.valueOf(8_000 + random.nextInt(80_000)),
              THEMES.get(i % THEMES.size()),
              45.44 + random.nextDouble() * 0.02,
              9.12 + random.nextDouble() * 0.03));
    }
    return projects;
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
