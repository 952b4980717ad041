package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Raised hands: answers of people without a phone, apart from the others.
final class HandsStore {
  private static final String HAND =
      """
      insert into polls.hands (round, item, hands)
      select $1, coalesce(o.number, x.key::int), x.hands
      from unnest($3::text[], $4::int[]) as x(key, hands)
      left join polls.option o on o.question = $2 and o.key = x.key where x.hands > 0
      """;

  private HandsStore() {}

  /// Replaces the raised hands of a round; false if it is not open.
  static Future<Boolean> hands(
      Tx tx, long question, long round, int people, Map<String, Integer> counts) {
    return tx.query(
            "update polls.round set people = $2 where id = $1 and closed_at is null and (closes_at"
                + " > clock_timestamp()) is not false",
            round,
            people)
        .compose(rows ->
            rows.rowCount() == 0
                ? Future.succeededFuture(false)
                : tx.query("delete from polls.hands where round = $1", round)
                    .compose(v ->
                        tx.query(
                            HAND,
                            round,
                            question,
                            counts.keySet().toArray(String[]::new),
                            counts.values().toArray(Integer[]::new)))
                    .map(true));
  }

  /// The ids by which a question's answers are counted: options, or values of the scale.
  static Future<List<String>> items(Tx tx, long question) {
    return tx.query(
            """
            select key from polls.option where question = $1
            union all
            select generate_series((rules -> 'scale' ->> 'min')::int, (rules -> 'scale' ->> 'max')::int)::text
            from polls.question where id = $1 and kind = 'rating'
            """,
            question)
        .map(rows -> {
          var items = new ArrayList<String>();
          rows.forEach(row -> items.add(row.getString("key")));
          return items;
        });
  }
}
