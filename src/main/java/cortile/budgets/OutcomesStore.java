package cortile.budgets;

import cortile.budgets.count.Count;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.Outcome.Verdict;
import cortile.budgets.count.VoteType;
import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a rule counts and keeps what it decided.
final class OutcomesStore {
  private static final String INPUT =
      """
      select b.rule, b.kind, b.currency, o.ballots,
        (select jsonb_agg(jsonb_build_object('id', key, 'amount', trim_scale(amount)::text) order by position, key)
          from budgets.pot where budget = b.id) as pots,
        (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'pot', p.pot, 'cost', trim_scale(p.cost)::text,
            'votes', t.votes, 'score', t.score, 'withdrawn', p.status = 'withdrawn') order by p.tie, p.number), '[]')
          from budgets.project p join budgets.tally t using (budget, number) where p.budget = b.id) as projects
      from budgets.budget b join budgets.turnout o on o.budget = b.id
      where b.slug = $1
      """;

  private static final String STORE =
      """
      insert into budgets.outcome (budget, rule, ballots, counted_at, document) values ($1, $2, $3, now(), $4)
      on conflict (budget) do nothing
      """;

  private OutcomesStore() {}

  /// @param rule the budget's rule
  /// @param ballots the turnout
  record Input(String rule, VoteType type, String currency, long ballots, Count count) {}

  static Future<Optional<JsonObject>> stored(Db db, String slug) {
    return db.query(
            "select o.document from budgets.outcome o join budgets.budget b on b.id = o.budget"
                + " where b.slug = $1",
            slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getJsonObject("document")));
  }

  static Future<Void> store(Tx tx, long id, String rule, long ballots, JsonObject document) {
    return tx.query(STORE, id, rule, ballots, document).mapEmpty();
  }

  static Future<Input> count(Tx tx, String slug) {
    return tx.query(INPUT, slug).map(rows -> input(rows.iterator().next()));
  }

  private static Input input(Row row) {
    var pots = new ArrayList<Count.Pot>();
    for (var each : objects(row.getJsonArray("pots"))) {
      pots.add(new Count.Pot(each.getString("id"), new BigDecimal(each.getString("amount"))));
    }
    var projects = new ArrayList<Count.Project>();
    for (var each : objects(row.getJsonArray("projects"))) {
      projects.add(
          new Count.Project(
              each.getString("id"),
              each.getString("pot"),
              new BigDecimal(each.getString("cost")),
              each.getLong("votes"),
              BigDecimal.valueOf(each.getLong("score")),
              projects.size() + 1,
              each.getBoolean("withdrawn")));
    }
    var type =
        switch (row.getString("kind")) {
          case "points" -> VoteType.CUMULATIVE;
          case "ranking" -> VoteType.ORDINAL;
          default -> VoteType.APPROVAL;
        };
    return new Input(
        row.getString("rule"),
        type,
        row.getString("currency"),
        row.getLong("ballots"),
        new Count(pots, projects));
  }

  /// The results as the API answers them.
  static JsonObject document(Input input, Outcome outcome) {
    var pots = new JsonObject();
    var projects = new JsonObject();
    for (var pot : outcome.pots()) {
      pots.put(
          pot.pot(),
          new JsonObject().put("amount", text(pot.amount())).put("spent", text(pot.spent())));
      for (var decision : pot.decisions()) {
        projects.put(decision.project(), decision(projects.size() + 1, decision));
      }
      for (var tie : pot.ties()) {
        tie.projects()
            .forEach(id ->
                projects
                    .getJsonObject(id)
                    .put("tiedWith", others(tie.projects(), id))
                    .put("tieDecided", tie.decisive()));
      }
    }
    for (var project : input.count().projects()) {
      projects
          .getJsonObject(project.id())
          .put("votes", project.votes())
          .put("score", project.score().longValueExact());
    }
    return new JsonObject()
        .put("rule", outcome.rule())
        .put("ballots", input.ballots())
        .put("currency", input.currency())
        .put("pots", pots)
        .put("projects", projects);
  }

  private static JsonObject decision(int order, Outcome.Decision decision) {
    var json =
        new JsonObject()
            .put("won", decision.won())
            .put("cost", text(decision.cost()))
            .put("order", order);
    return switch (decision.verdict()) {
      case Verdict.Won won -> json.put("left", text(won.before()));
      case Verdict.DidNotFit lost ->
          json.put("left", text(lost.before())).put("missing", text(lost.missing()));
      case Verdict.Withdrawn withdrawn -> json.put("withdrawn", true);
    };
  }

  private static JsonArray others(List<String> tied, String id) {
    return new JsonArray(tied.stream().filter(other -> !other.equals(id)).toList());
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static String text(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
