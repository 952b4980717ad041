package cortile.cli;

import cortile.budgets.count.Vote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The simulated residents of one budget of the demonstration city. They are numbered from 1 and
/// come in that order; the same city has the same residents with the same opinions at every start.
/// Not for several threads.
final class Population {
  /// One resident in so many changes a ballot later.
  private static final int DOUBTERS = 12;

  private static final int LONGEST_DOUBT = 40;

  private final City.Budget budget;
  private final PreferenceModel model;
  private int last;

  Population(City.Budget budget) {
    this.budget = budget;
    model = model(budget.residents().seed());
  }

  /// The name under which a resident votes.
  String voter(int number) {
    return "demo:" + budget.slug() + ":" + number;
  }

  /// Number of the resident who came last; 0 before the first one.
  int last() {
    return last;
  }

  /// The ballot of the resident who comes next.
  Vote next() {
    last++;
    return model.next();
  }

  /// Passes over residents who have been there already.
  void skip(int number) {
    while (last < number) next();
  }

  /// Who thinks better of it when this resident has voted: somebody who came not long before.
  Optional<Integer> doubter(int number) {
    RandomGenerator chance = random(budget.residents().seed() ^ (number * 0x9E3779B97F4A7C15L));
    if (chance.nextInt(DOUBTERS) != 0) return Optional.empty();
    int doubter = number - 1 - chance.nextInt(LONGEST_DOUBT);
    return doubter < 1 ? Optional.empty() : Optional.of(doubter);
  }

  /// The ballot with which a doubter replaces the first one.
  Vote secondThought(int number) {
    return model(budget.residents().seed() + 31L * number).next();
  }

  private PreferenceModel model(long seed) {
    List<PreferenceModel.Project> projects =
        budget.projects().stream()
            .map(project ->
                new PreferenceModel.Project(
                    project.id(),
                    project.cost(),
                    project.theme(),
                    project.latitude(),
                    project.longitude()))
            .toList();
    return new PreferenceModel(projects, paper(budget), random(seed));
  }

  private static SimulatedPaper paper(City.Budget budget) {
    City.Paper paper = budget.paper();
    int min = Objects.requireNonNullElse(paper.min(), 1);
    int max = Objects.requireNonNullElse(paper.max(), budget.projects().size());
    BigDecimal all =
        budget.pots().stream().map(City.Pot::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return switch (paper.kind()) {
      case "approval" -> new SimulatedPaper.Approval(min, max);
      case "knapsack" ->
          new SimulatedPaper.Knapsack(Objects.requireNonNullElse(paper.limit(), all));
      case "ranking" -> new SimulatedPaper.Ranking(max);
      default -> throw new IllegalArgumentException("no residents for " + paper.kind());
    };
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
