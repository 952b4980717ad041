package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rows of questions and their options; the workshop is locked.
final class QuestionsStore {
  private static final String PLACE =
      """
      select q.id, q.kind, q.rules, q.changeable, q.moderated,
        coalesce((select jsonb_agg(o.key order by o.position) from polls.option o where o.question = q.id), '[]') as options,
        exists (select from polls.round r where r.question = q.id and r.number > q.void and (r.closed_at is null or r.answers > 0 or r.people > 0)) as used
      from polls.question q where q.workshop = $1 and q.key = $2
      """;

  // The version rises with everything by which an answer is judged.
  private static final String PUT =
      """
      insert into polls.question as q (workshop, key, position, kind, text, rules, changeable, moderated, live)
      values ($1, $2, (select coalesce(max(position), 0) + 1 from polls.question where workshop = $1), $3, $4, $5, $6, $7, $8)
      on conflict (workshop, key) do update set kind = excluded.kind, text = excluded.text, rules = excluded.rules,
        changeable = excluded.changeable, moderated = excluded.moderated, live = excluded.live, version = q.version + 1
      returning id
      """;

  // Options keep their numbers by their ids; a new one takes the next number ever used in the
  // question.
  private static final String OPTION =
      """
      insert into polls.option (question, number, key, position, text)
      values ($1, (select coalesce(max(number), 0) + 1 from polls.option where question = $1), $2, $3, $4)
      on conflict (question, key) do update set position = excluded.position, text = excluded.text
      """;

  private static final String COPY =
      """
      with source as (
        select * from polls.question where workshop = $1 and key = $2
      ), moved as (
        update polls.question q set position = q.position + 1 from source s where q.workshop = $1 and q.position > s.position
      ), made as (
        insert into polls.question (workshop, key, position, kind, text, rules, changeable, moderated, live)
        select workshop, $3, position + 1, kind, text, rules, changeable, moderated, live from source returning id
      ), options as (
        insert into polls.option (question, number, key, position, text)
        select m.id, o.number, o.key, o.position, o.text from polls.option o join source s on s.id = o.question cross join made m
      )
      select id from made
      """;

  private static final String ORDER =
      """
      update polls.question q set position = n.position
      from unnest($2::text[]) with ordinality as n(key, position) where q.workshop = $1 and q.key = n.key
      """;

  private QuestionsStore() {}

  /// What stands of a question.
  ///
  /// @param options their ids in their order
  /// @param used it is open or has answers, so only texts can change
  record Standing(
      long id,
      String kind,
      JsonObject rules,
      boolean changeable,
      boolean moderated,
      List<String> options,
      boolean used) {}

  static Future<Optional<Standing>> standing(Tx tx, long workshop, String key) {
    return tx.query(PLACE, workshop, key)
        .map(rows ->
            WorkshopsStore.first(rows)
                .map(row ->
                    new Standing(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getJsonObject("rules"),
                        row.getBoolean("changeable"),
                        row.getBoolean("moderated"),
                        row.getJsonArray("options").stream().map(String::valueOf).toList(),
                        row.getBoolean("used"))));
  }

  /// Adds or replaces a question.
  static Future<Void> put(Tx tx, long workshop, String key, JsonObject draft, JsonObject rules) {
    var kind = draft.getString("kind");
    var waits = kind.equals("text") || kind.equals("qa");
    return tx.query(
            PUT,
            workshop,
            key,
            kind,
            draft.getJsonObject("text"),
            rules,
            draft.getBoolean("changeable", true),
            draft.getBoolean("moderated", waits),
            draft.getBoolean("live", kind.equals("qa")))
        .compose(rows ->
            options(
                tx,
                rows.iterator().next().getLong("id"),
                draft.getJsonArray("options", new JsonArray())));
  }

  private static Future<Void> options(Tx tx, long question, JsonArray options) {
    var keys = new ArrayList<String>();
    var rows = new ArrayList<Tuple>();
    for (var i = 0; i < options.size(); i++) {
      var option = options.getJsonObject(i);
      keys.add(option.getString("id"));
      rows.add(Tuple.of(question, option.getString("id"), i + 1, option.getJsonObject("text")));
    }
    return tx.query(
            "delete from polls.option where question = $1 and key <> all($2)",
            question,
            keys.toArray(String[]::new))
        .compose(v -> tx.each(OPTION, rows));
  }

  /// Duplicates a question; false if there is no such one.
  static Future<Boolean> copy(Tx tx, long workshop, String key, String as) {
    return tx.query(COPY, workshop, key, as).map(rows -> rows.size() == 1);
  }

  static Future<Void> delete(Tx tx, long id) {
    return tx.query("delete from polls.question where id = $1", id).mapEmpty();
  }

  /// The ids of all questions.
  static Future<Set<String>> keys(Tx tx, long workshop) {
    return tx.query("select key from polls.question where workshop = $1", workshop)
        .map(rows -> {
          var keys = new java.util.HashSet<String>();
          rows.forEach(row -> keys.add(row.getString("key")));
          return keys;
        });
  }

  static Future<Void> order(Tx tx, long workshop, List<String> keys) {
    return tx.query(ORDER, workshop, keys.toArray(String[]::new)).mapEmpty();
  }
}
