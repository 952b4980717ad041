package cortile.budgets;

import cortile.budgets.count.Vote;
import cortile.budgets.count.pb.PbHeader;
import cortile.budgets.count.pb.PbMeta;
import cortile.budgets.count.pb.PbProject;
import cortile.budgets.count.pb.PbVote;
import cortile.budgets.count.pb.PbWriter;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes the ballots of a closed budget as a `.pb` file: in the order of their keys, which tells
/// nothing about when or by whom, and without any personal column.
final class ExportStore {
  private static final String BALLOTS =
      """
      select
        (select array_agg(p.id order by a.position)
           from unnest(t.choices) with ordinality as a(number, position)
           join budgets.project p on p.budget = t.budget and p.number = a.number) as ids,
        t.points
      from budgets.ballot t join budgets.budget b on b.id = t.budget
      where b.slug = $1 and t.choices is not null
      order by t.voter_key
      """;

  private ExportStore() {}

  static Future<RowSet<Row>> ballots(Tx tx, String slug) {
    return tx.query(BALLOTS, slug);
  }

  /// Blocking: call it on a worker thread.
  static Buffer write(JsonObject budget, RowSet<Row> ballots) throws IOException {
    var out = new StringBuilder();
    var writer = new PbWriter(out, header(budget, ballots.size()));
    var number = 0;
    for (var row : ballots) {
      writer.write(new PbVote(Integer.toString(++number), vote(budget, row)));
    }
    writer.finish();
    return Buffer.buffer(out.toString());
  }

  private static Vote vote(JsonObject budget, Row row) {
    var stored = row.getArrayOfStrings("ids");
    var ids = stored == null ? List.<String>of() : List.of(stored);
    return switch (budget.getJsonObject("paper").getString("kind")) {
      case "points" -> new Vote.Points(ids, points(row));
      case "ranking" -> new Vote.Ranking(ids);
      default -> new Vote.Approval(ids);
    };
  }

  // A ballot on which nobody got points is stored without any.
  private static List<BigDecimal> points(Row row) {
    var points = row.getArrayOfLongs("points");
    return points == null ? List.of() : Arrays.stream(points).map(BigDecimal::valueOf).toList();
  }

  private static PbHeader header(JsonObject budget, int ballots) {
    var paper = budget.getJsonObject("paper");
    var projects = budget.getJsonObject("projects");
    var meta = new LinkedHashMap<String, String>();
    meta.put("description", budget.getJsonObject("title").getString("it"));
    meta.put("country", "Italy");
    meta.put("unit", budget.getString("slug"));
    meta.put("instance", budget.getString("closedAt").substring(0, 4));
    meta.put("num_projects", Integer.toString(projects.size()));
    meta.put("num_votes", Integer.toString(ballots));
    meta.put("budget", total(budget.getJsonObject("pots")));
    meta.put(
        "vote_type",
        switch (paper.getString("kind")) {
          case "points" -> "cumulative";
          case "ranking" -> "ordinal";
          default -> "approval";
        });
    meta.put("rule", "greedy");
    meta.put("date_begin", budget.getString("opensAt").substring(0, 10));
    meta.put("date_end", budget.getString("closedAt").substring(0, 10));
    meta.put("currency", budget.getString("currency"));
    meta.put("min_length", Integer.toString(paper.getInteger("min")));
    optional(meta, "max_length", paper.getValue("max"));
    optional(meta, "max_sum_cost", paper.getValue("maxCost"));
    optional(meta, "max_sum_points", paper.getValue("maxPoints"));
    optional(meta, "max_points", paper.getValue("maxPerProject"));
    return PbHeader.of(
        new PbMeta(meta),
        projects.stream()
            .sorted(
                Comparator.comparing(
                    entry -> ((JsonObject) entry.getValue()).getInteger("position")))
            .map(entry -> project(entry, budget))
            .toList());
  }

  private static PbProject project(Map.Entry<String, Object> entry, JsonObject budget) {
    var facts = (JsonObject) entry.getValue();
    var columns = new LinkedHashMap<String, String>();
    columns.put("name", facts.getJsonObject("title").getString("it"));
    optional(columns, "category", facts.getValue("theme"));
    if (budget.getJsonObject("pots").size() > 1) {
      columns.put("district", facts.getString("pot"));
    }
    return new PbProject(entry.getKey(), new BigDecimal(facts.getString("cost")), columns);
  }

  private static String total(JsonObject pots) {
    return pots.stream()
        .map(entry -> new BigDecimal(((JsonObject) entry.getValue()).getString("amount")))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }

  private static void optional(Map<String, String> columns, String name, Object value) {
    if (Objects.nonNull(value)) {
      columns.put(name, value.toString());
    }
  }
}
