package cortile.budgets;

import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Csv;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The operations that show what came out.
final class ResultsRoutes {
  private final ResultsRoom results;

  ResultsRoutes(ResultsRoom results) {
    this.results = results;
  }

  void bind(Api api) {
    api.on("getResults", this::results)
        .on("getCount", call -> results.state(call.path("budget")).map(Answer::ok))
        .on("getResultsCsv", this::csv)
        .on("exportBallots", this::ballots);
  }

  private Future<Answer> results(Call call) {
    var slug = call.path("budget");
    var rule = call.query("rule");
    return (rule == null
            ? results.results(slug, early(call))
            : results.results(slug, early(call), rule))
        .map(Answer::ok);
  }

  private Future<Answer> csv(Call call) {
    var slug = call.path("budget");
    return results
        .withBudget(slug, early(call))
        .map(both ->
            Answer.file(
                "text/csv; charset=utf-8",
                slug + ".csv",
                Buffer.buffer(Csv.table(rows(both.budget(), both.outcome())))));
  }

  private Future<Answer> ballots(Call call) {
    var slug = call.path("budget");
    return results
        .ballots(slug, early(call))
        .map(file -> Answer.file("text/plain; charset=utf-8", slug + ".pb", file));
  }

  // Organisers and auditors look at a result before everyone does.
  private static boolean early(Call call) {
    return Speaker.of(call.context())
        .filter(who -> who.role() == Role.ORGANISER || who.role() == Role.AUDITOR)
        .isPresent();
  }

  private static JsonObject more(JsonObject result) {
    return result.getJsonObject("more", new JsonObject());
  }

  private static List<List<String>> rows(JsonObject budget, JsonObject outcome) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "id",
            "title",
            "pot",
            "cost",
            "currency",
            "votes",
            "score",
            "won",
            "order",
            "verdict",
            "missing",
            "more",
            "moreOf"));
    outcome.getJsonObject("projects").stream()
        .sorted(Comparator.comparing(e -> ((JsonObject) e.getValue()).getInteger("order")))
        .forEach(entry -> {
          var result = (JsonObject) entry.getValue();
          var project = budget.getJsonObject("projects").getJsonObject(entry.getKey());
          rows.add(
              List.of(
                  entry.getKey(),
                  project.getJsonObject("title").getString("it"),
                  project.getString("pot"),
                  result.getString("cost"),
                  outcome.getString("currency"),
                  result.getLong("votes").toString(),
                  result.getLong("score").toString(),
                  result.getBoolean("won") ? "yes" : "no",
                  result.getInteger("order").toString(),
                  result.getString("verdict"),
                  result.getString("missing", ""),
                  more(result).getString("number", ""),
                  more(result).getString("of", "")));
        });
    return rows;
  }
}
