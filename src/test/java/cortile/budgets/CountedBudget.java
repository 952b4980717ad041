package cortile.budgets;

import static cortile.kit.TestDatabase.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A budget with two pots and eight projects, ties among them, and forty voters who agree in part.
final class CountedBudget {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final List<String> COSTS =
      List.of("300.50", "120", "120", "410", "90", "260", "260", "75.25");

  private final BudgetCity city;
  final String slug;
  private final String kind;

  CountedBudget(BudgetCity city, String kind, int pots, String rule) {
    this.city = city;
    this.kind = kind;
    slug = "counted-" + NUMBER.incrementAndGet();
    await(city.drafts.create(draft(pots, rule)));
    var projects = new JsonArray();
    for (var i = 0; i < COSTS.size(); i++) {
      projects.add(
          new JsonObject()
              .put("id", "P " + (i + 1))
              .put("pot", i % pots == 0 ? "a" : "b")
              .put("cost", COSTS.get(i))
              .put("tie", COSTS.size() - i)
              .put("title", new JsonObject().put("it", "Progetto; " + i)));
    }
    await(city.drafts.putProjects(slug, projects));
  }

  JsonObject draft(int pots, String rule) {
    var paper = new JsonObject().put("kind", kind).put("scope", "all-pots").put("min", 0);
    if (kind.equals("points")) paper.put("maxPoints", 10);
    if (kind.equals("knapsack")) paper.put("maxCost", "2000");
    if (kind.equals("ranking")) paper.put("max", 5);
    var amounts = new JsonObject();
    for (var pot : List.of("a", "b").subList(0, pots)) {
      amounts.put(
          pot, new JsonObject().put("title", new JsonObject().put("it", pot)).put("amount", "600"));
    }
    return new JsonObject()
        .put("slug", slug)
        .put("title", new JsonObject().put("it", "Bilancio"))
        .put("rule", rule)
        .put("paper", paper)
        .put("pots", amounts);
  }

  CountedBudget open() {
    await(city.phases.open(slug, Optional.of(OffsetDateTime.now(ZoneOffset.UTC).plusDays(1))));
    return this;
  }

  CountedBudget voted() {
    var chance = new Random(5);
    for (var voter = 0; voter < 40; voter++) {
      var ids = new LinkedHashMap<String, Long>();
      for (var i = chance.nextInt(5); i > 0; i--) {
        var liked = Math.min(chance.nextInt(8), chance.nextInt(8)) + 1;
        ids.putIfAbsent("P " + liked, (long) chance.nextInt(3));
      }
      Ballot ballot =
          switch (kind) {
            case "points" -> new Ballot.Points(Map.copyOf(ids));
            case "ranking" -> new Ballot.Ranking(List.copyOf(ids.keySet()));
            default -> new Ballot.Approval(List.copyOf(ids.keySet()));
          };
      await(city.ballots.cast(slug, "v" + voter, ballot, Optional.empty()));
    }
    return this;
  }

  void withdraw(String project) {
    await(city.phases.withdraw(slug, project, new JsonObject().put("it", "Non si può fare")));
  }

  JsonObject closed() {
    await(city.phases.close(slug));
    return await(city.results.results(slug, true));
  }

  String file() {
    return await(city.results.ballots(slug, true)).toString();
  }

  /// Winners by pot and order of selection.
  static List<String> winners(JsonObject results) {
    return results.getJsonObject("pots").stream()
        .map(pot -> ((JsonObject) pot.getValue()).getJsonArray("steps"))
        .flatMap(JsonArray::stream)
        .map(String::valueOf)
        .filter(id -> results.getJsonObject("projects").getJsonObject(id).getBoolean("won"))
        .toList();
  }
}
