package cortile.budgets;

import cortile.budgets.count.BallotsBuilder;
import cortile.budgets.count.Count;
import cortile.budgets.count.Progress;
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
      select b.id, b.paper_version, b.rule, trim_scale(b.rule_step)::text as rule_step, b.min_votes, b.kind, b.currency,
        b.max_choices, o.ballots,
        (select jsonb_agg(jsonb_build_object('id', key, 'amount', trim_scale(amount)::text) order by position, key)
          from budgets.pot where budget = b.id) as pots,
        (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'id', p.id, 'pot', p.pot,
            'cost', trim_scale(p.cost)::text, 'withdrawn', p.status = 'withdrawn', 'theme', p.theme, 'area', p.area)
            order by p.tie, p.number), '[]')
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
      insert into budgets.outcome (budget, rule, ballots, counted_at, document, hash, paper_version)
      select id, $3, $4, now(), $5, $6, paper_version from budgets.budget where id = $1 and paper_version = $2
      on conflict (budget) do nothing
      """;

  private static final String STORE_WHAT_IF =
      """
      insert into budgets.what_if (budget, rule, document)
      select id, $3, $4 from budgets.budget where id = $1 and paper_version = $2
      on conflict (budget, rule) do nothing
      """;

  private OutcomesStore() {}

  /// What was read for a count, not looked at yet.
  record Raw(Row budget, RowSet<Row> ballots) {}

  /// What a rule counts.
  ///
  /// @param version of the paper at which this was read
  record Input(long id, int version, CountingRule rule, Count count, ResultsDocument.Facts facts) {
    /// Counts by a rule that fits these votes, and explains. Takes long for many ballots: call it
    /// on a worker thread.
    Counted counted(CountingRule by, Progress progress) {
      var own = by.count(count.pots(), count.projects(), count.ballots());
      var counting = by.rule(count.ballots().type());
      var outcome = counting.outcome(own, progress);
      return new Counted(this, new JsonObject(ResultsDocument.of(own, counting, outcome, facts)));
    }
  }

  /// What was counted, and what came out.
  record Counted(Input input, JsonObject document) {}

  static Future<Optional<JsonObject>> stored(Db db, String slug) {
    return db.query(
            """
            select o.document || jsonb_build_object('countedAt', budgets.utc(o.counted_at)) as document
            from budgets.outcome o join budgets.budget b on b.id = o.budget where b.slug = $1
            """,
            slug)
        .map(OutcomesStore::first);
  }

  static Future<Optional<JsonObject>> whatIf(Db db, String slug, String rule) {
    return db.query(
            "select w.document from budgets.what_if w join budgets.budget b on b.id = w.budget"
                + " where b.slug = $1 and w.rule = $2",
            slug,
            rule)
        .map(OutcomesStore::first);
  }

  /// Keeps an outcome unless there is one. False if the paper has changed since the input was read,
  /// for example because a project was withdrawn: then nothing is kept.
  static Future<Boolean> store(Tx tx, Counted counted) {
    var input = counted.input();
    var document = counted.document();
    return tx.query(
            STORE,
            input.id(),
            input.version(),
            document.getString("rule"),
            input.facts().ballots(),
            document,
            input.facts().hash())
        .map(rows -> rows.rowCount() > 0);
  }

  /// Keeps what another rule gives, unless the paper has changed meanwhile.
  static Future<Void> storeWhatIf(Tx tx, Counted counted) {
    var input = counted.input();
    var document = counted.document();
    return tx.query(
            STORE_WHAT_IF, input.id(), input.version(), document.getString("rule"), document)
        .mapEmpty();
  }

  /// Reads a closed vote. The transaction must hold the budget's lock: sealing moves ballots from
  /// table to table.
  static Future<Raw> read(Tx tx, String slug) {
    return tx.query(INPUT, slug)
        .compose(rows ->
            tx.query(BALLOTS, slug).map(ballots -> new Raw(rows.iterator().next(), ballots)));
  }

  /// Takes long for many ballots: call it on a worker thread.
  static Input input(Raw raw) {
    var row = raw.budget();
    var pots = new ArrayList<Count.Pot>();
    for (var each : objects(row.getJsonArray("pots"))) {
      pots.add(new Count.Pot(each.getString("id"), new BigDecimal(each.getString("amount"))));
    }
    var ids = new HashMap<Integer, String>();
    var themes = new HashMap<String, String>();
    var areas = new HashMap<String, String>();
    var projects = new ArrayList<Count.Project>();
    for (var each : objects(row.getJsonArray("projects"))) {
      var id = each.getString("id");
      ids.put(each.getInteger("number"), id);
      if (each.getString("theme") != null) themes.put(id, each.getString("theme"));
      if (each.getString("area") != null) areas.put(id, each.getString("area"));
      projects.add(
          new Count.Project(
              id,
              each.getString("pot"),
              new BigDecimal(each.getString("cost")),
              projects.size() + 1,
              each.getBoolean("withdrawn"),
              Optional.empty()));
    }
    var type = CountingRule.type(row.getString("kind"));
    var longest = row.getInteger("max_choices");
    var builder =
        new BallotsBuilder(
            type,
            projects.stream().map(Count.Project::id).toList(),
            longest == null ? projects.size() : longest);
    for (var each : raw.ballots()) builder.add(vote(type, each, ids), each.getInteger("times"));
    var ballots = builder.build();
    var rule = rule(row);
    return new Input(
        row.getLong("id"),
        row.getInteger("paper_version"),
        rule,
        rule.count(pots, projects, ballots),
        new ResultsDocument.Facts(
            row.getString("currency"), row.getLong("ballots"), ballots.hash(), themes, areas));
  }

  private static CountingRule rule(Row row) {
    return new CountingRule(
        row.getString("rule"),
        Optional.ofNullable(row.getString("rule_step")).map(BigDecimal::new),
        row.getInteger("min_votes"));
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

  private static Optional<JsonObject> first(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getJsonObject("document"));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
