package cortile.budgets;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Moves budgets through their phases, each exactly once, by the database's clock.
final class PhasesStore {
  private static final String OPEN =
      """
      update budgets.budget
      set phase = 'open', opens_at = least(coalesce(opens_at, now()), now()), closes_at = coalesce($2, closes_at)
      where id = $1 and phase = 'draft' and coalesce($2, closes_at) > now()
      """;

  private static final String CLOSE =
      """
      update budgets.budget set phase = 'closed', closed_at = clock_timestamp(), closes_at = least(closes_at, clock_timestamp())
      where id = $1 and phase = 'open'
      """;

  private static final String EXTEND =
      """
      update budgets.budget set closes_at = $2 where id = $1 and phase = 'open' and closes_at < $2
      """;

  private static final String NOTICE =
      """
      insert into budgets.notice (budget, number, kind, at, reason, project, closes_at)
      select $1, coalesce(max(number), 0) + 1, $2, now(), $3, $4, $5 from budgets.notice where budget = $1
      """;

  private static final String WITHDRAW =
      """
      with gone as (
        update budgets.project set status = 'withdrawn', reason = $3
        where budget = $1 and id = $2 and status = 'standing' returning budget
      ), newer as (
        update budgets.budget set paper_version = paper_version + 1 where id in (select budget from gone)
      ), recount as (
        delete from budgets.outcome where budget in (select budget from gone)
      ), elsewise as (
        delete from budgets.what_if where budget in (select budget from gone)
      ), unfailed as (
        delete from budgets.counting where budget in (select budget from gone) and failure is not null
      )
      select count(*) > 0 as gone, (select count(*) > 0 from budgets.project where budget = $1 and id = $2) as known from gone
      """;

  private static final String DUE =
      """
      select slug, phase from budgets.budget b
      where (phase = 'draft' and opens_at <= now() and closes_at > now())
         or (phase = 'open' and closes_at <= clock_timestamp())
         or (phase in ('closed', 'published') and not sealed)
         or (phase in ('closed', 'published') and not exists (select from budgets.outcome o where o.budget = b.id)
             and not exists (select from budgets.counting c where c.budget = b.id and (c.failure is not null or c.beat > now() - interval '15 seconds')))
      order by id
      """;

  private PhasesStore() {}

  /// The statement that makes the partition of a budget.
  static String partition(String table, long budget) {
    return "create table budgets.%s_%d partition of budgets.%s for values in (%d)"
        .formatted(table, budget, table, budget);
  }

  /// False if the close would lie in the past.
  static Future<Boolean> open(Tx tx, long id, Optional<OffsetDateTime> closesAt) {
    return tx.query(OPEN, id, closesAt.orElse(null)).map(rows -> rows.rowCount() > 0);
  }

  /// Closes, and lets a live tally show all that was counted. True if it was open.
  static Future<Boolean> close(Tx tx, long id) {
    return tx.query(CLOSE, id)
        .compose(closed ->
            tx.query("update budgets.turnout set shown = ballots where budget = $1", id)
                .compose(v ->
                    tx.query(
                        """
                        update budgets.tally set shown_votes = votes, shown_score = score
                        where budget = $1 and (shown_votes <> votes or shown_score <> score)
                        """,
                        id))
                .map(v -> closed.rowCount() > 0));
  }

  /// True if the new close is later than the present one.
  static Future<Boolean> extend(Tx tx, long id, OffsetDateTime closesAt) {
    return tx.query(EXTEND, id, closesAt).map(rows -> rows.rowCount() > 0);
  }

  static Future<Void> notice(
      Tx tx,
      long id,
      String kind,
      JsonObject reason,
      Optional<String> project,
      Optional<OffsetDateTime> closesAt) {
    return tx.query(NOTICE, id, kind, reason, project.orElse(null), closesAt.orElse(null))
        .mapEmpty();
  }

  /// Empty if there is no such project; true if it was standing until now.
  static Future<Optional<Boolean>> withdraw(Tx tx, long id, String project, JsonObject reason) {
    return tx.query(WITHDRAW, id, project, reason)
        .map(rows -> {
          var row = rows.iterator().next();
          return row.getBoolean("known") ? Optional.of(row.getBoolean("gone")) : Optional.empty();
        });
  }

  static Future<Boolean> publish(Tx tx, long id) {
    return tx.query(
            "update budgets.budget set phase = 'published', published_at = now() where id = $1 and"
                + " phase = 'closed'",
            id)
        .map(rows -> rows.rowCount() > 0);
  }

  /// Budgets for which the clock has something to do.
  static Future<List<Due>> due(Db db) {
    return db.query(DUE).map(PhasesStore::dues);
  }

  /// A budget and the phase in which it waits.
  record Due(String slug, String phase) {}

  private static List<Due> dues(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Due(row.getString("slug"), row.getString("phase")))
        .toList();
  }

  /// Whether an open vote's time is over.
  static Future<Boolean> isDue(Tx tx, long id) {
    return tx.query(
            "select closes_at <= clock_timestamp() as due from budgets.budget where id = $1 and"
                + " phase = 'open'",
            id)
        .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("due"));
  }

  /// A closed vote whose tables have not been written anew yet, locked; a node that comes second
  /// finds nothing to do.
  static Future<Optional<Long>> unsealed(Tx tx, String slug) {
    return tx.query(
            """
            select id from budgets.budget
            where slug = $1 and phase in ('closed', 'published') and not sealed for no key update skip locked
            """,
            slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getLong("id")));
  }

  /// Writes both tables of a closed vote anew in the order of their keys, so that neither the place
  /// of a row nor the transaction that wrote it links who voted to what was voted.
  static Future<Void> seal(Tx tx, long id) {
    return rewrite(tx, "ballot", "voter_key", id)
        .compose(v -> rewrite(tx, "participation", "voter", id))
        .compose(v -> tx.query("update budgets.budget set sealed = true where id = $1", id))
        .mapEmpty();
  }

  private static Future<Void> rewrite(Tx tx, String table, String key, long id) {
    var old = table + "_" + id;
    return tx.define("alter table budgets.%s detach partition budgets.%s".formatted(table, old))
        .compose(v -> tx.define("alter table budgets.%s rename to %s_open".formatted(old, old)))
        .compose(v ->
            tx.define(
                "create table budgets.%s (like budgets.%s including all)".formatted(old, table)))
        .compose(v ->
            tx.define(
                "insert into budgets.%s select * from budgets.%s_open order by %s"
                    .formatted(old, old, key)))
        .compose(v -> tx.define("drop table budgets.%s_open".formatted(old)))
        .compose(v ->
            tx.define(
                "alter table budgets.%s attach partition budgets.%s for values in (%d)"
                    .formatted(table, old, id)));
  }
}
