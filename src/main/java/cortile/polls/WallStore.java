package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Reads what the wall shows.
final class WallStore {
  private static final String WALL =
      """
      select w.frozen, case when w.phase = 'ended' then jsonb_build_object('code', w.code, 'phase', w.phase, 'title', w.title)
        else jsonb_strip_nulls(jsonb_build_object(
          'code', w.code, 'phase', w.phase, 'title', w.title, 'locked', w.locked, 'frozen', false, 'joined', w.joined, 'current', q.key,
          'total', (select count(*) from polls.question where workshop = w.id),
          'question', case when q.id is not null then %s end,
          'answers', l.answers, 'hands', nullif(l.people, 0),
          'rounds', case when q.id is not null then coalesce((
            select jsonb_object_agg(r.number::text, %s) from polls.round r
            where r.question = q.id and r.number > q.void and r.revealed), '{}') end)) end as document
      from polls.workshop w left join polls.question q on q.id = w.current %s
      where w.code = $1 and w.phase <> 'template'
      """
          .formatted(ViewsStore.QUESTION, ViewsStore.RESULTS, ViewsStore.NEWEST);

  // What a frozen wall may go on showing of the words and entries that it has.
  private static final String STILL_SHOWN =
      """
      select 'w' || id as name from polls.word where id = any($1) and status = 'shown' and root is null
      union all
      select 'e' || id from polls.entry where id = any($2) and status = 'shown'
      """;

  private static final String WORDS = "words";
  private static final String ENTRIES = "entries";

  private WallStore() {}

  /// The view `polls/{code}/wall`. A frozen wall is as it was, but for what moderators took away.
  static Future<Optional<JsonObject>> wall(Tx tx, String code) {
    return tx.query(WALL, code)
        .compose(rows -> {
          var row = WorkshopsStore.first(rows);
          var frozen = row.map(r -> r.getJsonObject("frozen"));
          return frozen.isPresent()
              ? moderated(tx, frozen.get()).map(Optional::of)
              : Future.succeededFuture(row.map(r -> r.getJsonObject("document")));
        });
  }

  private static Future<JsonObject> moderated(Tx tx, JsonObject frozen) {
    var words = ids(frozen, WORDS);
    var entries = ids(frozen, ENTRIES);
    return tx.query(STILL_SHOWN, words.toArray(Long[]::new), entries.toArray(Long[]::new))
        .map(rows -> {
          var shown = new HashSet<String>();
          rows.forEach(row -> shown.add(row.getString("name")));
          keep(frozen, WORDS, 'w', shown);
          keep(frozen, ENTRIES, 'e', shown);
          return frozen.put("frozen", true);
        });
  }

  private static Set<Long> ids(JsonObject wall, String member) {
    var ids = new HashSet<Long>();
    for (var round : wall.getJsonObject("rounds", new JsonObject())) {
      ((JsonObject) round.getValue())
          .getJsonObject(member, new JsonObject())
          .fieldNames()
          .forEach(id -> ids.add(Long.valueOf(id)));
    }
    return ids;
  }

  private static void keep(JsonObject wall, String member, char prefix, Set<String> shown) {
    for (var round : wall.getJsonObject("rounds", new JsonObject())) {
      var all = ((JsonObject) round.getValue()).getJsonObject(member, new JsonObject());
      for (var id : new ArrayList<>(all.fieldNames())) {
        if (!shown.contains(prefix + id)) {
          all.remove(id);
        }
      }
    }
  }
}
