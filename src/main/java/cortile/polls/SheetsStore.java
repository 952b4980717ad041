package cortile.polls;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads by what the answers of a workshop are judged.
final class SheetsStore {
  private static final String SHEET =
      """
      select w.id, w.protection = 'resident' as residents, coalesce((select jsonb_object_agg(q.key, jsonb_build_object(
          'id', q.id, 'version', q.version, 'kind', q.kind, 'rules', q.rules,
          'options', coalesce((select jsonb_object_agg(key, number) from polls.option where question = q.id), '{}')))
        from polls.question q where q.workshop = w.id), '{}') as questions
      from polls.workshop w where w.code = $1 and w.phase = 'live'
      """;

  private SheetsStore() {}

  /// The sheet of a workshop that is alive.
  static Future<Optional<Sheet>> load(Db db, String code) {
    return db.query(SHEET, code)
        .map(rows ->
            WorkshopsStore.first(rows)
                .map(row ->
                    new Sheet(
                        row.getLong("id"),
                        code,
                        row.getBoolean("residents"),
                        questions(row.getJsonObject("questions")))));
  }

  private static Map<String, QuestionRules> questions(JsonObject questions) {
    var all = new HashMap<String, QuestionRules>();
    questions.forEach(each -> all.put(each.getKey(), rules((JsonObject) each.getValue())));
    return Map.copyOf(all);
  }

  private static QuestionRules rules(JsonObject question) {
    var kind = Kind.of(question.getString("kind"));
    var rules = question.getJsonObject("rules");
    var options = new HashMap<String, Integer>();
    question
        .getJsonObject("options")
        .forEach(each -> options.put(each.getKey(), ((Number) each.getValue()).intValue()));
    var span = rules.getJsonObject("scale", rules.getJsonObject("range", new JsonObject()));
    return new QuestionRules(
        question.getLong("id"),
        question.getInteger("version"),
        kind,
        Map.copyOf(options),
        rules.getInteger("min", 1),
        rules.getInteger("max", 1),
        rules.getLong("points", 0L),
        rules.getInteger("entries", 1),
        span.getLong("min", 0L),
        span.getLong("max", 0L));
  }
}
