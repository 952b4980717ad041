package cortile.budgets;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/// Who is counting a vote, and how far the count is.
final class CountingStore {
  // Far longer than a node that lives is silent for.
  private static final String TAKE =
      """
      insert into budgets.counting as c (budget, node, since, beat, step)
      select b.id, $2, now(), now(), 'reading' from budgets.budget b
      where b.slug = $1 and b.phase in ('closed', 'published')
        and not exists (select from budgets.outcome o where o.budget = b.id)
      on conflict (budget) do update
        set node = excluded.node, since = excluded.since, beat = excluded.beat, step = excluded.step, pot = null, round = 0, filled = 0
        where c.failure is null and c.beat < now() - interval '15 seconds'
      returning budget
      """;

  private static final String STATE =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'state', case
          when b.phase in ('draft', 'open') then 'not-closed'
          when o.budget is not null then 'counted'
          when c.failure is not null then 'failed'
          when c.budget is not null then 'counting'
          else 'waiting' end,
        'step', case when o.budget is null then c.step end, 'pot', nullif(c.pot, ''), 'round', nullif(c.round, 0),
        'filled', case when c.round > 0 then c.filled end,
        'since', budgets.utc(c.since), 'failure', c.failure)) as document
      from budgets.budget b
        left join budgets.outcome o on o.budget = b.id
        left join budgets.counting c on c.budget = b.id
      where b.slug = $1
      """;

  private CountingStore() {}

  /// Where a count is.
  ///
  /// @param step `reading` or `counting`
  /// @param round 0 before the first
  /// @param filled per cent of the pot's money that winners had at last
  record At(String step, String pot, int round, int filled) {}

  /// Makes this node the one that counts: the budget's number, or nothing if it is counted already
  /// or another node is at it.
  static Future<Optional<Long>> take(Db db, String slug, UUID node) {
    return db.query(TAKE, slug, node)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getLong("budget")));
  }

  /// Says that the node is still at it.
  static Future<Void> beat(Db db, long budget, UUID node, At at) {
    return db.query(
            "update budgets.counting set beat = now(), step = $3, pot = $4, round = $5, filled = $6"
                + " where budget = $1 and node = $2",
            budget,
            node,
            at.step(),
            at.pot(),
            at.round(),
            at.filled())
        .mapEmpty();
  }

  /// Notes that the rule does not end on these ballots; nobody tries again.
  static Future<Void> fail(Db db, long budget, UUID node, String why) {
    return db.query(
            "update budgets.counting set failure = $3 where budget = $1 and node = $2",
            budget,
            node,
            why)
        .mapEmpty();
  }

  static Future<Void> done(Tx tx, long budget, UUID node) {
    return tx.query("delete from budgets.counting where budget = $1 and node = $2", budget, node)
        .mapEmpty();
  }

  /// How far the count of a budget is; empty if there is no such budget.
  static Future<Optional<JsonObject>> state(Db db, String slug) {
    return db.query(STATE, slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getJsonObject("document")));
  }
}
