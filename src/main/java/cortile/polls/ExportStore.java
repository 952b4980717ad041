package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;

/// Reads a workshop whole, as those who lead it may take it away.
final class ExportStore {
  // Participants are numbered by their keys, which say nothing about when they came.
  private static final String EXPORT =
      """
      with people as (
        select p.id, row_number() over (order by p.key) as number, p.person, p.paper is not null as paper,
          case when w.names = 'shown' then p.nickname end as nickname
        from polls.participant p join polls.workshop w on w.id = p.workshop where p.workshop = $1
      )
      select jsonb_strip_nulls(jsonb_build_object(
        'workshop', jsonb_build_object('code', w.code, 'phase', w.phase, 'title', w.title, 'hub', w.hub, 'date', polls.utc(w.date),
          'protection', w.protection, 'names', w.names, 'joined', w.joined, 'refused', w.refused, 'papers', w.papers),
        'questions', coalesce((select jsonb_agg(%s || jsonb_build_object('id', q.key, 'rounds', coalesce((
            select jsonb_agg(%s || jsonb_build_object('round', r.number, 'void', case when r.number <= q.void then true end, 'revealed', r.revealed,
              'openedAt', polls.utc(r.opened_at), 'closedAt', polls.utc(r.closed_at),
              'given', coalesce((select jsonb_agg(jsonb_build_object('participant', p.number, 'name', p.nickname, 'revision', a.revision,
                  'time', polls.utc(a.at), 'answer', a.body) order by p.number)
                from polls.answer a join people p on p.id = a.participant where a.round = r.id), '[]'),
              'raised', (select jsonb_object_agg(coalesce(o.key, h.item::text), h.hands)
                from polls.hands h left join polls.option o on o.question = q.id and o.number = h.item where h.round = r.id),
              'vocabulary', (select jsonb_agg(jsonb_build_object('id', d.id::text, 'text', d.text, 'status', d.status, 'into', d.root::text) order by d.id)
                from polls.word d where d.round = r.id),
              'said', (select jsonb_agg(jsonb_build_object('id', e.id::text, 'participant', p.number, 'name', p.nickname, 'text', e.text, 'status', e.status,
                  'pinned', e.pinned, 'answered', e.answered, 'votes', e.votes, 'time', polls.utc(e.at)) order by e.id)
                from polls.entry e join people p on p.id = e.participant where e.round = r.id))
            order by r.number) from polls.round r where r.question = q.id), '[]')) order by q.position)
          from polls.question q %s where q.workshop = w.id), '[]'),
        'log', coalesce((select jsonb_agg(jsonb_build_object('number', g.number, 'at', polls.utc(g.at), 'act', g.act, 'member', g.member,
            'question', g.question, 'round', g.round, 'value', g.value) order by g.number) from polls.log g where g.workshop = w.id), '[]')
      ))::text as document
      from polls.workshop w where w.id = $1
      """
          .formatted(ViewsStore.QUESTION, ViewsStore.RESULTS, ViewsStore.NEWEST);

  private ExportStore() {}

  /// The export as JSON text: nobody on an event loop takes it apart.
  static Future<String> export(Tx tx, long workshop) {
    return tx.query(EXPORT, workshop).map(rows -> rows.iterator().next().getString("document"));
  }
}
