package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;

/// Reads what phones see; and the parts of documents that all views share.
final class ViewsStore {
  /// The newest round of `q` that is not void, as `l`.
  static final String NEWEST =
      """
      left join lateral (
        select r.id, r.number, r.revealed, r.closes_at, r.closed_at, r.answers, r.people from polls.round r
        where r.question = q.id and r.number > q.void order by r.number desc limit 1) l on true
      """;

  /// The question `q` with its newest round `l`.
  static final String QUESTION =
      """
      (jsonb_build_object(
        'position', q.position, 'kind', q.kind, 'text', q.text, 'changeable', q.changeable, 'moderated', q.moderated,
        'options', (select jsonb_object_agg(o.key, jsonb_build_object('text', o.text, 'position', o.position))
          from polls.option o where o.question = q.id),
        'state', case when l.id is null then 'prepared' when l.closed_at is null then 'open' else 'closed' end,
        'round', l.number, 'revealed', l.revealed,
        'closesAt', case when l.closed_at is null then polls.utc(l.closes_at) end) || q.rules)
      """;

  /// What came out of the round `r` of the question `q`.
  static final String RESULTS =
      """
      jsonb_build_object(
        'answers', r.answers, 'hands', nullif(r.people, 0),
        'counts', case
          when q.kind in ('single', 'multiple', 'ranking', 'points') then (
            select jsonb_object_agg(o.key, jsonb_build_object('votes', coalesce(c.votes, 0),
              'score', case when q.kind in ('ranking', 'points') then coalesce(c.score, 0) end, 'hands', h.hands))
            from polls.option o left join polls.count c on c.round = r.id and c.item = o.number
              left join polls.hands h on h.round = r.id and h.item = o.number
            where o.question = q.id)
          when q.kind = 'rating' then (
            select jsonb_object_agg(v.value::text, jsonb_build_object('votes', coalesce(c.votes, 0), 'hands', h.hands))
            from generate_series((q.rules -> 'scale' ->> 'min')::int, (q.rules -> 'scale' ->> 'max')::int) as v(value)
              left join polls.count c on c.round = r.id and c.item = v.value
              left join polls.hands h on h.round = r.id and h.item = v.value)
        end,
        'mean', case when q.kind in ('rating', 'number') then (
          select round(sum(x.item * x.n) / nullif(sum(x.n), 0), 2)::text
          from (select item, votes as n from polls.count where round = r.id
            union all select item, hands from polls.hands where round = r.id) x) end,
        'median', case when q.kind = 'number' then (
          select x.item::text
          from (select item, sum(votes) over (order by item) as upto, sum(votes) over () as total
            from polls.count where round = r.id and votes > 0) x
          where x.upto * 2 >= x.total order by x.item limit 1) end,
        'least', case when q.kind = 'number' then (select min(item) from polls.count where round = r.id and votes > 0) end,
        'most', case when q.kind = 'number' then (select max(item) from polls.count where round = r.id and votes > 0) end,
        'bars', case when q.kind = 'number' then (
          select jsonb_object_agg(b.bar::text, jsonb_build_object('from', s.low + (b.bar - 1) * s.width,
            'to', least(s.high, s.low + b.bar * s.width - 1), 'votes', coalesce((select sum(votes) from polls.count c
              where c.round = r.id and c.item between s.low + (b.bar - 1) * s.width and s.low + b.bar * s.width - 1), 0)))
          from (select min(item) as low, max(item) as high, (max(item) - min(item)) / 8 + 1 as width
            from polls.count where round = r.id and votes > 0) s
          cross join lateral generate_series(1, (s.high - s.low) / s.width + 1) as b(bar)) end,
        'words', case when q.kind = 'wordcloud' then (
          select coalesce(jsonb_object_agg(x.id::text, jsonb_build_object('text', x.text, 'votes', x.votes)), '{}')
          from (select w.id, w.text, c.votes from polls.word w join polls.count c on c.round = w.round and c.item = w.id
            where w.round = r.id and w.status = 'shown' and w.root is null and c.votes > 0
            order by c.votes desc, w.id limit 100) x) end,
        'entries', case when q.kind in ('text', 'qa') then (
          select coalesce(jsonb_object_agg(x.id::text, jsonb_build_object('text', x.text, 'votes', x.votes,
            'pinned', case when x.pinned then true end, 'answered', case when x.answered then true end)), '{}')
          from (select e.id, e.text, e.votes, e.pinned, e.answered from polls.entry e
            where e.round = r.id and e.status = 'shown'
            order by e.pinned desc, e.votes desc, e.id desc limit 60) x) end)
      """;

  /// Which questions are on the phones.
  private static final String ON_PHONES =
      """
      (case when w.pacing = 'led' then q.id = w.current else l.id is not null end)
      """;

  private static final String PHONES =
      """
      select case when w.phase = 'ended' then jsonb_build_object('code', w.code, 'phase', w.phase, 'title', w.title)
        else jsonb_strip_nulls(jsonb_build_object(
          'code', w.code, 'phase', w.phase, 'title', w.title, 'pacing', w.pacing, 'protection', w.protection, 'names', w.names,
          'locked', w.locked, 'current', (select key from polls.question where id = w.current),
          'questions', coalesce((select jsonb_object_agg(q.key, %s) from polls.question q %s
            where q.workshop = w.id and %s), '{}'))) end as document
      from polls.workshop w where w.code = $1 and w.phase <> 'template'
      """
          .formatted(QUESTION, NEWEST, ON_PHONES);

  private static final String REVEALED =
      """
      select jsonb_strip_nulls(jsonb_build_object('questions', coalesce((
          select jsonb_object_agg(x.key, x.rounds) from (
            select q.key, jsonb_object_agg(r.number::text, %s) as rounds
            from polls.question q %s join polls.round r on r.question = q.id and r.number > q.void and r.revealed
            where q.workshop = w.id and %s group by q.key) x), '{}'))) as document
      from polls.workshop w where w.code = $1 and w.phase <> 'template'
      """
          .formatted(RESULTS, NEWEST, ON_PHONES);

  private ViewsStore() {}

  /// The view `polls/{code}`.
  static Future<Optional<JsonObject>> phones(Tx tx, String code) {
    return tx.query(PHONES, code).map(ViewsStore::document);
  }

  /// The view `polls/{code}/results`.
  static Future<Optional<JsonObject>> results(Tx tx, String code) {
    return tx.query(REVEALED, code).map(ViewsStore::document);
  }

  static Optional<JsonObject> document(RowSet<Row> rows) {
    return WorkshopsStore.first(rows).map(row -> row.getJsonObject("document"));
  }
}
