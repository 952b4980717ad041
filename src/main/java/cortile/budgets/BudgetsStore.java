package cortile.budgets;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;

/// Reads budgets as documents: what the API answers and what the views show.
final class BudgetsStore {
  private static final String DOCUMENT =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'slug', b.slug, 'title', b.title, 'summary', b.summary, 'phase', b.phase, 'currency', b.currency,
        'opensAt', budgets.utc(b.opens_at), 'closesAt', budgets.utc(b.closes_at),
        'closedAt', budgets.utc(b.closed_at), 'publishedAt', budgets.utc(b.published_at),
        'tally', b.tally, 'releaseStep', b.release_step, 'rule', b.rule, 'ruleStep', trim_scale(b.rule_step)::text,
        'minVotes', b.min_votes, 'themes', b.themes,
        'paper', jsonb_build_object('kind', b.kind, 'scope', b.scope, 'min', b.min_choices, 'max', b.max_choices,
          'maxCost', trim_scale(b.max_cost)::text, 'maxPoints', b.max_points,
          'minPerProject', case when b.kind = 'points' then b.min_per_project end, 'maxPerProject', b.max_per_project),
        'eligibility', jsonb_build_object('roll', b.needs_roll, 'minAge', b.min_age, 'areas', to_jsonb(b.areas), 'kinds', to_jsonb(b.kinds)),
        'pots', coalesce((select jsonb_object_agg(o.key, jsonb_build_object(
            'title', o.title, 'area', o.area, 'amount', trim_scale(o.amount)::text, 'position', o.position))
          from budgets.pot o where o.budget = b.id), '{}'),
        'projects', coalesce((select jsonb_object_agg(p.id, jsonb_build_object(
            'pot', p.pot, 'cost', trim_scale(p.cost)::text, 'title', p.title, 'text', p.text, 'theme', p.theme, 'area', p.area,
            'place', case when p.place is not null then jsonb_build_object('label', p.place -> 'label',
              'latitude', p.place ->> 'latitude', 'longitude', p.place ->> 'longitude') end, 'position', p.position, 'tie', p.tie, 'status', p.status, 'reason', p.reason,
            'picture', case when p.picture is not null
              then '/api/pictures/' || b.slug || '/' || p.number || '-' || left(encode(sha256(p.picture), 'hex'), 12) end))
          from budgets.project p where p.budget = b.id), '{}'),
        'notices', coalesce((select jsonb_object_agg(n.number::text, jsonb_build_object(
            'kind', n.kind, 'at', budgets.utc(n.at), 'reason', n.reason, 'project', n.project, 'closesAt', budgets.utc(n.closes_at)))
          from budgets.notice n where n.budget = b.id), '{}')
      )) as document
      from budgets.budget b
      where b.slug = $1 and (b.phase <> 'draft' or $2)
      """;

  private static final String LIST =
      """
      select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          'slug', b.slug, 'title', b.title, 'summary', b.summary, 'phase', b.phase, 'currency', b.currency,
          'amount', (select trim_scale(coalesce(sum(amount), 0))::text from budgets.pot where budget = b.id),
          'projects', (select count(*) from budgets.project where budget = b.id and status = 'standing'),
          'opensAt', budgets.utc(b.opens_at), 'closesAt', budgets.utc(b.closes_at)))
        order by b.phase = 'open' desc, b.closes_at desc nulls last, b.id desc), '[]') as list
      from budgets.budget b
      where b.phase <> 'draft' or $1
      """;

  private static final String TURNOUT =
      """
      select case
          when b.phase in ('closed', 'published') or b.tally = 'turnout' then jsonb_build_object('ballots', t.ballots)
          when b.tally = 'live' then jsonb_build_object('ballots', t.shown)
          else jsonb_build_object('hidden', 'until-close') end as document
      from budgets.budget b join budgets.turnout t on t.budget = b.id
      where b.slug = $1 and b.phase <> 'draft'
      """;

  private static final String TALLY =
      """
      select case
          when b.phase in ('closed', 'published') or b.tally = 'live' then jsonb_build_object(
            'ballots', case when b.phase = 'open' then o.shown else o.ballots end,
            'projects', coalesce((select jsonb_object_agg(p.id, jsonb_build_object(
                'votes', case when b.phase = 'open' then t.shown_votes else t.votes end,
                'score', case when b.phase = 'open' then t.shown_score else t.score end))
              from budgets.project p join budgets.tally t using (budget, number) where p.budget = b.id), '{}'))
          else jsonb_build_object('hidden', 'until-close') end as document
      from budgets.budget b join budgets.turnout o on o.budget = b.id
      where b.slug = $1 and b.phase <> 'draft'
      """;

  private static final String PICTURE =
      """
      select p.picture, p.picture_type
      from budgets.project p join budgets.budget b on b.id = p.budget
      where b.slug = $1 and p.number = $2 and p.picture is not null
      """;

  private BudgetsStore() {}

  /// The document of a budget; drafts only where `drafts` says so.
  static Future<Optional<JsonObject>> document(Tx tx, String slug, boolean drafts) {
    return tx.query(DOCUMENT, slug, drafts).map(BudgetsStore::document);
  }

  static Future<Optional<JsonObject>> document(Db db, String slug, boolean drafts) {
    return db.query(DOCUMENT, slug, drafts).map(BudgetsStore::document);
  }

  static Future<Optional<JsonObject>> turnout(Tx tx, String slug) {
    return tx.query(TURNOUT, slug).map(BudgetsStore::document);
  }

  static Future<Optional<JsonObject>> tally(Tx tx, String slug) {
    return tx.query(TALLY, slug).map(BudgetsStore::document);
  }

  /// The budgets in the order in which people look for them: open ones first.
  static Future<JsonArray> list(Db db, boolean drafts) {
    return db.query(LIST, drafts).map(rows -> rows.iterator().next().getJsonArray("list"));
  }

  /// A picture's type and bytes.
  static Future<Optional<Picture>> picture(Db db, String slug, int number) {
    return db.query(PICTURE, slug, number)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(picture(rows.iterator().next())));
  }

  /// @param type the media type
  record Picture(String type, Buffer bytes) {}

  private static Picture picture(Row row) {
    return new Picture(row.getString("picture_type"), row.getBuffer("picture"));
  }

  private static Optional<JsonObject> document(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getJsonObject("document"));
  }
}
