package cortile.budgets;

import cortile.budgets.count.BallotsHash;
import cortile.budgets.count.Vote;
import cortile.budgets.count.VoteType;
import cortile.budgets.count.pb.PbCount;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Writes the ballots of a closed budget as a `.pb` file: in the order of their keys, which tells
/// nothing about when or by whom, and without any personal column. With all that a count needs
/// beyond the format (pots, tie order, withdrawn projects), so that whoever counts it gets the same
/// winners.
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

  private static final String TIES =
      """
      select p.id from budgets.project p join budgets.budget b on b.id = p.budget
      where b.slug = $1 order by p.tie, p.number
      """;

  private ExportStore() {}

  /// What is needed to write the file.
  record Read(JsonObject budget, List<String> tieOrder, RowSet<Row> ballots) {}

  /// The transaction must hold the budget's lock: sealing moves ballots from table to table.
  static Future<Read> read(Tx tx, String slug) {
    return DraftsRoom.document(tx, slug)
        .compose(budget ->
            tx.query(TIES, slug)
                .compose(ties -> {
                  var order = new ArrayList<String>();
                  ties.forEach(row -> order.add(row.getString("id")));
                  return tx.query(BALLOTS, slug).map(ballots -> new Read(budget, order, ballots));
                }));
  }

  /// Blocking: call it on a worker thread.
  static Buffer write(Read read) throws IOException {
    var out = new StringBuilder();
    var writer = new PbWriter(out, header(read));
    var number = 0;
    for (var row : read.ballots()) {
      writer.write(new PbVote(Integer.toString(++number), vote(read.budget(), row)));
    }
    writer.finish();
    return Buffer.buffer(out.toString());
  }

  private static Vote vote(JsonObject budget, Row row) {
    var stored = row.getArrayOfStrings("ids");
    var ids = stored == null ? List.<String>of() : List.of(stored);
    return switch (budget.getJsonObject("paper").getString("kind")) {
      case "points" -> points(ids, row);
      case "ranking" -> new Vote.Ranking(ids);
      default -> new Vote.Approval(ids.stream().sorted(BallotsHash::compare).toList());
    };
  }

  // A ballot on which nobody got points is stored without any.
  private static Vote points(List<String> ids, Row row) {
    var stored = row.getArrayOfLongs("points");
    if (stored == null) return new Vote.Points(List.of(), List.of());
    var given = new HashMap<String, BigDecimal>();
    for (var i = 0; i < stored.length; i++) given.put(ids.get(i), BigDecimal.valueOf(stored[i]));
    var sorted = ids.stream().sorted(BallotsHash::compare).toList();
    return new Vote.Points(
        sorted, sorted.stream().map(id -> given.getOrDefault(id, BigDecimal.ZERO)).toList());
  }

  private static PbHeader header(Read read) {
    var budget = read.budget();
    var paper = budget.getJsonObject("paper");
    var projects = budget.getJsonObject("projects");
    var meta = new LinkedHashMap<String, String>();
    meta.put("description", budget.getJsonObject("title").getString("it"));
    meta.put("country", "Italy");
    meta.put("unit", budget.getString("slug"));
    meta.put("instance", budget.getString("closedAt").substring(0, 4));
    meta.put("num_projects", Integer.toString(projects.size()));
    meta.put("num_votes", Integer.toString(read.ballots().size()));
    meta.put("budget", total(budget.getJsonObject("pots")));
    var type = CountingRule.type(paper.getString("kind"));
    meta.put("vote_type", type.key());
    rule(meta, budget, type);
    meta.put("date_begin", budget.getString("opensAt").substring(0, 10));
    meta.put("date_end", budget.getString("closedAt").substring(0, 10));
    meta.put("currency", budget.getString("currency"));
    meta.put("min_length", Integer.toString(paper.getInteger("min")));
    optional(meta, "max_length", paper.getValue("max"));
    optional(meta, "max_sum_cost", paper.getValue("maxCost"));
    optional(meta, "max_sum_points", paper.getValue("maxPoints"));
    optional(meta, "max_points", paper.getValue("maxPerProject"));
    meta.put(PbCount.POTS, pots(budget.getJsonObject("pots")));
    return PbHeader.of(
        new PbMeta(meta),
        projects.stream()
            .sorted(
                Comparator.comparing(
                    entry -> ((JsonObject) entry.getValue()).getInteger("position")))
            .map(entry -> project(entry, budget, read.tieOrder()))
            .toList());
  }

  // `rule` says it in the words of the format, which knows but a few.
  private static void rule(Map<String, String> meta, JsonObject budget, VoteType type) {
    var rule =
        new CountingRule(
            budget.getString("rule"),
            Optional.ofNullable(budget.getString("ruleStep")).map(BigDecimal::new),
            budget.getInteger("minVotes"));
    var key = rule.rule(type).key();
    meta.put(
        "rule",
        key.startsWith("mes-") ? "equalshares" : key.startsWith("greedy-") ? "greedy" : key);
    meta.put(PbCount.RULE, key);
    rule.step().ifPresent(step -> meta.put(PbCount.STEP, step.toPlainString()));
    if (rule.minVotes() > 0) {
      meta.put(
          rule.hasThreshold(type) ? "min_project_score_threshold" : PbCount.MIN_VOTES,
          Integer.toString(rule.minVotes()));
    }
  }

  private static PbProject project(
      Map.Entry<String, Object> entry, JsonObject budget, List<String> tieOrder) {
    var facts = (JsonObject) entry.getValue();
    var columns = new LinkedHashMap<String, String>();
    columns.put("name", facts.getJsonObject("title").getString("it"));
    optional(columns, "category", facts.getValue("theme"));
    if (budget.getJsonObject("pots").size() > 1) {
      columns.put("district", facts.getString("pot"));
    }
    columns.put(PbCount.POT, facts.getString("pot"));
    columns.put(PbCount.TIE, Integer.toString(tieOrder.indexOf(entry.getKey()) + 1));
    if (facts.getString("status").equals("withdrawn")) columns.put(PbCount.WITHDRAWN, "1");
    return new PbProject(entry.getKey(), new BigDecimal(facts.getString("cost")), columns);
  }

  private static String pots(JsonObject pots) {
    return String.join(
        ",",
        pots.stream()
            .sorted(
                Comparator.comparing(
                    entry -> ((JsonObject) entry.getValue()).getInteger("position")))
            .map(
                entry -> entry.getKey() + ":" + ((JsonObject) entry.getValue()).getString("amount"))
            .toList());
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
