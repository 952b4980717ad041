package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/// What moderators do to words and entries; the round is locked, so that counts and roots move
/// together.
final class ModerationStore {
  private static final String LOCK =
      """
      select id from polls.round where id = $1 for no key update
      """;

  // Roots are one level deep: what was counted with the word goes along to where it goes.
  private static final String MERGE =
      """
      update polls.word set root = nullif($3, id), status = case when id = $2 and $3 <> id then 'shown' else status end
      where round = $1 and (id = $2 or root = $2) and ($3 <> $2 or id = $2)
        and ($3 = $2 or exists (select from polls.word t where t.id = $3 and t.round = $1 and t.root is null))
      returning id
      """;

  // Counts from rows: each person once for each word that stands for what they wrote.
  private static final String DROP_COUNTS = "delete from polls.count where round = $1";
  private static final String COUNT_AGAIN =
      """
      insert into polls.count (round, item, votes, score)
      select a.round, coalesce(w.root, w.id), count(distinct a.participant), 0
      from polls.answer a cross join unnest(a.items) as i(item) join polls.word w on w.id = i.item
      where a.round = $1 group by 1, 2 order by 1, 2
      """;

  private static final String ENTRY =
      """
      update polls.entry set status = coalesce($3, status), pinned = coalesce($4, pinned), answered = coalesce($5, answered)
      where id = $2 and round = $1 returning id
      """;

  private ModerationStore() {}

  static Future<Void> lock(Tx tx, long round) {
    return tx.query(LOCK, round).mapEmpty();
  }

  /// Shows or hides a word; false if there is none.
  static Future<Boolean> status(Tx tx, long round, long word, String status) {
    return tx.query(
            "update polls.word set status = $3 where round = $1 and id = $2 returning id",
            round,
            word,
            status)
        .map(rows -> rows.size() == 1);
  }

  /// Counts a word with another one, or by itself again; false if one of them is not there.
  static Future<Boolean> merge(Tx tx, long round, long word, long into) {
    return tx.query(MERGE, round, word, into)
        .compose(rows ->
            rows.size() == 0
                ? Future.succeededFuture(false)
                : tx.query(DROP_COUNTS, round)
                    .compose(v -> tx.query(COUNT_AGAIN, round))
                    .map(true));
  }

  /// Changes what is named of an entry; false if there is none.
  static Future<Boolean> entry(
      Tx tx,
      long round,
      long entry,
      @Nullable String status,
      @Nullable Boolean pinned,
      @Nullable Boolean answered) {
    return tx.query(ENTRY, round, entry, status, pinned, answered).map(rows -> rows.size() == 1);
  }
}
