package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// Reads what those who lead see: everything.
final class DeskStore {
  // What moderators work on in the round `r`: all that waits, and the last of the rest.
  private static final String QUEUE =
      """
      case when q.kind = 'wordcloud' then (
          select coalesce(jsonb_object_agg(x.id::text, jsonb_build_object(
            'text', x.text, 'votes', (select count(*) from polls.answer a where a.round = r.id and x.id = any(a.items)),
            'status', x.status, 'into', x.root::text)), '{}')
          from (
            (select * from polls.word where round = r.id and status = 'waiting' order by id limit 100)
            union all (select * from polls.word where round = r.id and status = 'shown' order by id desc limit 100)
            union all (select * from polls.word where round = r.id and status = 'hidden' order by id desc limit 100)) x)
        when q.kind in ('text', 'qa') then (
          select coalesce(jsonb_object_agg(x.id::text, jsonb_build_object(
            'text', x.text, 'votes', x.votes, 'status', x.status, 'pinned', case when x.pinned then true end,
            'answered', case when x.answered then true end,
            'name', case when w.names = 'shown' then (select nickname from polls.participant where id = x.participant) end)), '{}')
          from (
            (select * from polls.entry where round = r.id and status = 'waiting' order by id limit 100)
            union all (select * from polls.entry where round = r.id and status = 'shown' order by id desc limit 100)
            union all (select * from polls.entry where round = r.id and status = 'hidden' order by id desc limit 100)) x)
      end
      """;

  private static final String ROUND =
      """
      (%s || jsonb_build_object(
        'state', case when r.closed_at is null then 'open' else 'closed' end, 'revealed', r.revealed, 'openedAt', polls.utc(r.opened_at),
        'closesAt', case when r.closed_at is null then polls.utc(r.closes_at) end, 'closedAt', polls.utc(r.closed_at),
        'waiting', nullif(
          (select count(*) from polls.word where round = r.id and status = 'waiting')
          + (select count(*) from polls.entry where round = r.id and status = 'waiting'), 0),
        'queue', %s))
      """
          .formatted(ViewsStore.RESULTS, QUEUE);

  private static final String DESK =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'code', w.code, 'phase', w.phase, 'title', w.title, 'hub', w.hub, 'date', polls.utc(w.date), 'pacing', w.pacing,
        'protection', w.protection, 'strength', case w.protection when 'code' then 'weak' when 'paper' then 'medium' else 'strong' end,
        'names', w.names, 'locked', w.locked, 'frozen', w.frozen is not null, 'joined', w.joined, 'refused', w.refused,
        'answered', exists (select from polls.answer a join polls.round r on r.id = a.round join polls.question q on q.id = r.question
          where q.workshop = w.id),
        'papers', jsonb_build_object('printed', w.papers,
          'used', (select count(*) from polls.participant where workshop = w.id and paper is not null)),
        'members', (select jsonb_object_agg(m.number::text, jsonb_build_object('role', m.role, 'name', m.name))
          from polls.member m where m.workshop = w.id),
        'current', (select key from polls.question where id = w.current),
        'questions', coalesce((select jsonb_object_agg(q.key, %s || jsonb_build_object(
            'live', q.live, 'next', 1 + coalesce((select max(number) from polls.round where question = q.id), 0),
            'rounds', coalesce((select jsonb_object_agg(r.number::text, %s) from polls.round r
              where r.question = q.id and r.number > q.void), '{}')))
          from polls.question q %s where q.workshop = w.id), '{}'),
        'log', coalesce((select jsonb_object_agg(g.number::text, jsonb_build_object('at', polls.utc(g.at), 'act', g.act,
            'member', g.member::text, 'question', g.question, 'round', g.round, 'value', g.value))
          from (select * from polls.log where workshop = w.id order by number desc limit 20) g), '{}'))) as document
      from polls.workshop w where w.code = $1
      """
          .formatted(ViewsStore.QUESTION, ROUND, ViewsStore.NEWEST);

  private DeskStore() {}

  /// The view `polls/{code}/desk`; of templates too.
  static Future<Optional<JsonObject>> desk(Tx tx, String code) {
    return tx.query(DESK, code).map(ViewsStore::document);
  }
}
