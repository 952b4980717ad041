package cortile.polls;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/// Rounds whose time is over by the database's clock.
final class DueStore {
  // What is due, in the order in which it shall be locked.
  private static final String DUE =
      """
      select distinct w.id, w.code from polls.round r join polls.question q on q.id = r.question join polls.workshop w on w.id = q.workshop
      where r.closed_at is null and r.closes_at <= clock_timestamp() order by w.id
      """;

  private static final String CLOSE_DUE =
      """
      update polls.round r set closed_at = clock_timestamp() from polls.question q
      where q.id = r.question and q.workshop = $1 and r.closed_at is null and r.closes_at <= clock_timestamp()
      returning q.key, r.number
      """;

  private DueStore() {}

  /// A workshop with a round whose time is over.
  record Due(long workshop, String code) {}

  static Future<List<Due>> due(Db db) {
    return db.query(DUE)
        .map(rows -> {
          var due = new ArrayList<Due>();
          rows.forEach(row -> due.add(new Due(row.getLong("id"), row.getString("code"))));
          return due;
        });
  }

  /// Closes what is due in a workshop, once, and notes it; false if nothing was left to do.
  static Future<Boolean> closeDue(Tx tx, long workshop) {
    return tx.query("select id from polls.workshop where id = $1 for no key update", workshop)
        .compose(locked -> RoundsStore.lock(tx, workshop))
        .compose(locked -> tx.query(CLOSE_DUE, workshop))
        .compose(rows -> {
          Future<Void> noted = Future.succeededFuture();
          for (var row : rows) {
            noted =
                noted.compose(v ->
                    LogStore.note(
                        tx,
                        workshop,
                        "closeByClock",
                        null,
                        row.getString("key"),
                        row.getInteger("number"),
                        null));
          }
          return noted.map(rows.size() > 0);
        });
  }
}
