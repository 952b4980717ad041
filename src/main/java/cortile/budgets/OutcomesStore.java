package cortile.budgets;

import cortile.budgets.count.BallotsBuilder;
import cortile.budgets.count.Count;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.Verdict;
import cortile.budgets.count.Vote;
import cortile.budgets.count.VoteType;
import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads what a rule counts and keeps what it decided.
final class OutcomesStore {
  private static final String INPUT =
      """
      select b.rule, b.kind, b.currency, b.max_choices, o.ballots,
        (select jsonb_agg(jsonb_build_object('id', key, 'amount', trim_scale(amount)::text) order by position, key)
          from budgets.pot where budget = b.id) as pots,
        (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'id', p.id, 'pot', p.pot,
            'cost', trim_scale(p.cost)::text, 'withdrawn', p.status = 'withdrawn') order by p.tie, p.number), '[]')
          from budgets.project p where p.budget = b.id) as projects
      from budgets.budget b join budgets.turnout o on o.budget = b.id
      where b.slug = $1
      """;

  private static final String BALLOTS =
      """
      select t.choices, t.points, count(*)::int as times
      from budgets.ballot t join budgets.budget b on b.id = t.budget
      where b.slug = $1 and t.choices is not null
      group by t.choices, t.points
      """;

  private static final String STORE =
      """
      insert into budgets.outcome (budget, rule, ballots, counted_at, document) values ($1, $2, $3, now(), $4)
      on conflict (budget) do nothing
      """;

  private OutcomesStore() {}

  /// @param rule the budget's rule
  /// @param ballots the turnout
  record Input(String rule, String currency, long ballots, Count count) {}

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
    return tx.query(INPUT, slug)
        .compose(
            rows -> tx.query(BALLOTS, slug).map(ballots -> input(rows.iterator().next(), ballots)));
  }

  private static Input input(Row row, RowSet<Row> ballots) {
    var pots = new ArrayList<Count.Pot>();
    for (var each : objects(row.getJsonArray("pots"))) {
      pots.add(new Count.Pot(each.getString("id"), new BigDecimal(each.getString("amount"))));
    }
    var ids = new HashMap<Integer, String>();
    var projects = new ArrayList<Count.Project>();
    for (var each : objects(row.getJsonArray("projects"))) {
      ids.put(each.getInteger("number"), each.getString("id"));
      projects.add(
          new Count.Project(
              each.getString("id"),
              each.getString("pot"),
              new BigDecimal(each.getString("cost")),
              projects.size() + 1,
              each.getBoolean("withdrawn"),
              Optional.empty()));
    }
    var type =
        switch (row.getString("kind")) {
          case "points" -> VoteType.CUMULATIVE;
          case "ranking" -> VoteType.ORDINAL;
          default -> VoteType.APPROVAL;
        };
    var longest = row.getInteger("max_choices");
    var merged =
        new BallotsBuilder(
            type,
            projects.stream().map(Count.Project::id).toList(),
            longest == null ? projects.size() : longest);
    for (var each : ballots) merged.add(vote(type, each, ids), each.getInteger("times"));
    return new Input(
        row.getString("rule"),
        row.getString("currency"),
        row.getLong("ballots"),
        new Count(pots, projects, merged.build()));
  }

  private static Vote vote(VoteType type, Row row, Map<Integer, String> ids) {
    var choices = row.getArrayOfIntegers("choices");
    var named =
        Arrays.stream(choices).map(number -> Objects.requireNonNull(ids.get(number))).toList();
    return switch (type) {
      case APPROVAL, CHOOSE_1 -> new Vote.Approval(named);
      case ORDINAL -> new Vote.Ranking(named);
      case CUMULATIVE, SCORING -> new Vote.Points(named, points(row));
    };
  }

  // A ballot on which nobody got points is stored without any.
  private static List<BigDecimal> points(Row row) {
    var points = row.getArrayOfLongs("points");
    return points == null ? List.of() : Arrays.stream(points).map(BigDecimal::valueOf).toList();
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
            .put("votes", decision.votes())
            .put("score", decision.score().longValueExact())
            .put("order", order);
    switch (decision.verdict()) {
      case Verdict.Won won -> json.put("left", text(won.before()));
      case Verdict.DidNotFit lost -> left(json, lost.before(), lost.missing());
      case Verdict.FromReserve lost -> left(json, lost.before(), lost.missing());
      case Verdict.NotReached lost -> left(json, lost.before(), lost.missing());
      case Verdict.SupportersShort lost -> left(json, lost.available(), lost.missing());
      case Verdict.Withdrawn _ -> json.put("withdrawn", true);
      case Verdict.BelowMinimum _, Verdict.TooFewForItsCost _, Verdict.Excluded _ -> {}
    }
    return json;
  }

  private static void left(JsonObject json, BigDecimal left, BigDecimal missing) {
    json.put("left", text(left)).put("missing", text(missing));
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
