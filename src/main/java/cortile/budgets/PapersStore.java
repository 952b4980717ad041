package cortile.budgets;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads by what ballots of a budget are judged.
final class PapersStore {
  private static final String PAPER =
      """
      select b.id, b.currency, b.paper_version, b.kind, b.scope, b.min_choices, b.max_choices, b.max_cost, b.max_points,
        b.min_per_project, b.max_per_project,
        (select coalesce(jsonb_object_agg(key, amount::text), '{}') from budgets.pot where budget = b.id) as pots,
        (select coalesce(jsonb_object_agg(id, jsonb_build_object(
            'number', number, 'pot', pot, 'cost', cost::text, 'withdrawn', status = 'withdrawn')), '{}')
          from budgets.project where budget = b.id) as projects
      from budgets.budget b where b.slug = $1 and b.phase <> 'draft'
      """;

  private PapersStore() {}

  static Future<Optional<Paper>> load(Db db, String slug) {
    return db.query(PAPER, slug)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(paper(slug, rows.iterator().next())));
  }

  private static Paper paper(String slug, Row row) {
    var rules =
        new BallotPaper(
            BallotPaper.Kind.valueOf(name(row.getString("kind"))),
            BallotPaper.Scope.valueOf(name(row.getString("scope"))),
            row.getInteger("min_choices"),
            Optional.ofNullable(row.getInteger("max_choices")),
            Optional.ofNullable(row.getBigDecimal("max_cost")).map(BigDecimal::stripTrailingZeros),
            Optional.ofNullable(row.getLong("max_points")),
            row.getLong("min_per_project"),
            Optional.ofNullable(row.getLong("max_per_project")));
    return new Paper(
        row.getLong("id"),
        slug,
        row.getString("currency"),
        row.getInteger("paper_version"),
        rules,
        pots(row.getJsonObject("pots")),
        projects(row.getJsonObject("projects")));
  }

  private static Map<String, BigDecimal> pots(JsonObject pots) {
    var amounts = new HashMap<String, BigDecimal>();
    pots.forEach(pot ->
        amounts.put(pot.getKey(), new BigDecimal((String) pot.getValue()).stripTrailingZeros()));
    return Map.copyOf(amounts);
  }

  private static Map<String, Paper.Candidate> projects(JsonObject projects) {
    var candidates = new HashMap<String, Paper.Candidate>();
    projects.forEach(entry -> {
      var project = (JsonObject) entry.getValue();
      candidates.put(
          entry.getKey(),
          new Paper.Candidate(
              project.getInteger("number"),
              project.getString("pot"),
              new BigDecimal(project.getString("cost")),
              project.getBoolean("withdrawn")));
    });
    return Map.copyOf(candidates);
  }

  private static String name(String wire) {
    return wire.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
