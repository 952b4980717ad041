package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Random elections: small, so that ties and exhausted voters are frequent.
final class Elections {
  private static final int MOST_PROJECTS = 9;

  private Elections() {}

  /// Approval votes for projects of the pots, some of them withdrawn, some for nothing.
  static Arbitrary<Count> approval(String... pots) {
    return of(VoteType.APPROVAL, pots);
  }

  /// Votes of any type about the projects of one pot.
  static Arbitrary<Count> any() {
    return Arbitraries.of(VoteType.values()).flatMap(type -> of(type, "all"));
  }

  /// Sixty voters and thirty projects, and the same once more: every project has a twin with as
  /// many votes of another half of the town.
  static Arbitrary<Count> twins() {
    return Arbitraries.randoms().map(Elections::twins);
  }

  private static Count twins(Random random) {
    var half = new ArrayList<Count.Project>();
    for (int i = 0; i < 30; i++) {
      BigDecimal cost = BigDecimal.valueOf(1_000 + random.nextInt(20_000), 2);
      half.add(new Count.Project("", "all", cost, 0));
    }
    var all = new ArrayList<>(half);
    all.addAll(half);
    List<Count.Project> projects = numbered(all);
    List<String> ids = projects.stream().map(Count.Project::id).toList();
    var builder = new BallotsBuilder(VoteType.APPROVAL, ids, 3);
    for (int voter = 0; voter < 60; voter++) {
      int first = random.nextInt(30);
      int reach = 1 + random.nextInt(20);
      List<Integer> choice =
          random
              .ints(1 + random.nextInt(8), first, first + reach)
              .map(i -> i % 30)
              .boxed()
              .toList();
      builder.add(new Vote.Approval(choice.stream().map(ids::get).toList()));
      builder.add(new Vote.Approval(choice.stream().map(i -> ids.get(i + 30)).toList()));
    }
    BigDecimal money = BigDecimal.valueOf(100_000 + random.nextInt(200_000), 2);
    return new Count(List.of(new Count.Pot("all", money)), projects, builder.build());
  }

  static Arbitrary<Count> of(VoteType type, String... pots) {
    Arbitrary<Integer> cents =
        Arbitraries.oneOf(
            Arbitraries.of(0, 100, 200, 300, 500, 1000, 2000),
            Arbitraries.integers().between(1, 5000));
    Arbitrary<List<Count.Project>> projects =
        Combinators.combine(Arbitraries.of(pots), cents, Arbitraries.of(false, false, false, true))
            .as((pot, cost, gone) ->
                new Count.Project(
                    "", pot, BigDecimal.valueOf(cost, 2), 0, gone, Optional.<String>empty()))
            .list()
            .ofMinSize(1)
            .ofMaxSize(MOST_PROJECTS)
            .map(Elections::numbered);
    Arbitrary<List<List<Integer>>> choices =
        Arbitraries.integers()
            .between(0, MOST_PROJECTS - 1)
            .list()
            .ofMaxSize(4)
            .list()
            .ofMaxSize(12);
    Arbitrary<List<BigDecimal>> amounts =
        cents.map(amount -> BigDecimal.valueOf(amount, 2)).list().ofSize(pots.length);
    return Combinators.combine(projects, choices, amounts)
        .as((all, ballots, money) ->
            new Count(
                IntStream.range(0, pots.length)
                    .mapToObj(i -> new Count.Pot(pots[i], money.get(i)))
                    .toList(),
                all,
                ballots(type, all, ballots)));
  }

  /// The same count with projects in another order.
  static Count shuffled(Count count, Random random) {
    var order = new ArrayList<>(count.projects());
    Collections.shuffle(order, random);
    List<String> ids = order.stream().map(Count.Project::id).toList();
    var builder = new BallotsBuilder(count.ballots().type(), ids, count.ballots().rankLength());
    var votes = new ArrayList<>(votes(count.ballots()));
    Collections.shuffle(votes, random);
    votes.forEach(builder::add);
    return new Count(
        count.pots(), order, builder.build(), count.minimumVotes(), count.minimumScore());
  }

  /// The same count with amounts of twenty digits: all that was a cent apart is too close for a
  /// double.
  static Count enormous(Count count) {
    var projects = new ArrayList<Count.Project>();
    for (Count.Project p : count.projects()) {
      projects.add(
          new Count.Project(
              p.id(), p.pot(), enormous(p.cost()), p.tie(), p.withdrawn(), p.group()));
    }
    List<Count.Pot> pots =
        count.pots().stream()
            .map(pot ->
                new Count.Pot(
                    pot.id(),
                    enormous(pot.amount())
                        .multiply(BigDecimal.valueOf(1 + pot.amount().intValue() % 4))))
            .toList();
    return new Count(pots, projects, count.ballots());
  }

  /// The same count with all amounts so many times as large.
  static Count times(Count count, long factor) {
    BigDecimal by = BigDecimal.valueOf(factor);
    return new Count(
        count.pots().stream()
            .map(pot -> new Count.Pot(pot.id(), pot.amount().multiply(by)))
            .toList(),
        count.projects().stream()
            .map(p ->
                new Count.Project(
                    p.id(), p.pot(), p.cost().multiply(by), p.tie(), p.withdrawn(), p.group()))
            .toList(),
        count.ballots());
  }

  private static BigDecimal enormous(BigDecimal amount) {
    return amount.signum() == 0 ? amount : amount.add(BigDecimal.TEN.pow(18));
  }

  /// Every single vote.
  static List<Vote> votes(Ballots ballots) {
    var votes = new ArrayList<Vote>();
    for (int i = 0; i < ballots.distinct(); i++) {
      List<String> ids = ballots.ballot(i).projects();
      Vote vote =
          switch (ballots.type()) {
            case APPROVAL, CHOOSE_1 -> new Vote.Approval(ids);
            case ORDINAL -> new Vote.Ranking(ids);
            case CUMULATIVE, SCORING -> new Vote.Points(ids, points(ballots, i));
          };
      votes.addAll(Collections.nCopies(ballots.times[i], vote));
    }
    return votes;
  }

  static Vote empty(VoteType type) {
    return switch (type) {
      case APPROVAL, CHOOSE_1 -> new Vote.Approval(List.of());
      case ORDINAL -> new Vote.Ranking(List.of());
      case CUMULATIVE, SCORING -> new Vote.Points(List.of(), List.of());
    };
  }

  /// The same project at another place of the tie order.
  static Count.Project at(Count.Project p, int tie) {
    return new Count.Project(p.id(), p.pot(), p.cost(), tie, p.withdrawn(), p.group());
  }

  private static List<BigDecimal> points(Ballots ballots, int i) {
    var points = new ArrayList<BigDecimal>();
    for (int at = ballots.from[i]; at < ballots.from[i + 1]; at++) {
      points.add(BigDecimal.valueOf(ballots.points[at], ballots.pointsScale()));
    }
    return points;
  }

  private static List<Count.Project> numbered(List<Count.Project> projects) {
    var numbered = new ArrayList<Count.Project>();
    for (Count.Project p : projects) {
      int n = numbered.size();
      numbered.add(new Count.Project("p" + n, p.pot(), p.cost(), n, p.withdrawn(), p.group()));
    }
    return numbered;
  }

  private static Ballots ballots(
      VoteType type, List<Count.Project> projects, List<List<Integer>> choices) {
    List<String> ids = projects.stream().map(Count.Project::id).toList();
    var builder = new BallotsBuilder(type, ids, 3);
    for (List<Integer> choice : choices) {
      List<String> named = choice.stream().map(i -> ids.get(i % ids.size())).distinct().toList();
      builder.add(
          switch (type) {
            case APPROVAL, CHOOSE_1 -> new Vote.Approval(named);
            case ORDINAL -> new Vote.Ranking(named);
            case CUMULATIVE, SCORING ->
                new Vote.Points(
                    named,
                    IntStream.range(0, named.size())
                        .mapToObj(i -> BigDecimal.valueOf(5L * choice.get(i), 1))
                        .toList());
          });
    }
    return builder.build();
  }
}
