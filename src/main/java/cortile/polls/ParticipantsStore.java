package cortile.polls;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/// Participants: lets a batch of them in, and reads what one has said.
final class ParticipantsStore {
  private static final String LOCK =
      """
      select id from polls.workshop where id = any($1) order by id for no key update
      """;

  // Of two who bring the same paper in one batch, the first has it; the lock keeps other batches
  // out.
  private static final String JOIN =
      """
      with given as materialized (
        select g.*, row_number() over (partition by workshop, paper order by n) as turn
        from unnest($1::bigint[], $2::text[], $3::boolean[], $4::text[], $5::int[])
          with ordinality as g(workshop, key, device, nickname, paper, n)
      ), judged as materialized (
        select g.n, g.workshop, g.key, case when g.device then 'device' else 'resident' end as person,
               coalesce(g.nickname, p.nickname) as nickname, coalesce(p.paper, g.paper) as paper,
               w.code, w.protection, w.names, w.frozen is not null as frozen, p.id as participant,
               case
                 when w.id is null or w.phase <> 'live' then 'gone'
                 when g.paper is not null and p.paper is distinct from g.paper and (h.id is not null or g.turn > 1 or g.paper > w.papers) then 'token-used'
                 when p.id is not null and (g.nickname is null or g.nickname is not distinct from p.nickname)
                   and (g.paper is null or p.paper is not null) then 'same'
                 when p.id is null and w.locked then 'room-locked'
                 when p.id is null and w.protection = 'paper' and g.paper is null then 'needs-token'
                 when p.id is null and w.protection = 'resident' and g.device then 'needs-resident'
                 else 'write'
               end as verdict
        from given g
        left join lateral (
          select id, code, phase, protection, names, locked, frozen, papers from polls.workshop where id = g.workshop offset 0) w on true
        left join lateral (
          select id, nickname, paper from polls.participant where workshop = g.workshop and key = g.key offset 0) p on true
        left join lateral (
          select id from polls.participant where workshop = g.workshop and paper = g.paper offset 0) h on true
      ), written as (
        insert into polls.participant as t (workshop, key, person, nickname, paper)
        select workshop, key, person, nickname, paper from judged where verdict = 'write' order by workshop, key
        on conflict (workshop, key) do update set nickname = excluded.nickname, paper = excluded.paper
        returning new.workshop, old.id is null as fresh
      ), counted as (
        update polls.workshop w set joined = w.joined + d.fresh
        from (select workshop, count(*) filter (where fresh) as fresh from written group by workshop) d
        where w.id = d.workshop and d.fresh > 0
      )
      select verdict, code, person, nickname, paper is not null as paper, protection, names, frozen from judged order by n
      """;

  private static final String OWN =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'person', p.person, 'nickname', p.nickname, 'paper', p.paper is not null,
        'answers', coalesce((select jsonb_object_agg(x.key, x.rounds) from (
            select q.key, jsonb_object_agg(r.number::text, jsonb_build_object(
              'id', a.id, 'revision', a.revision, 'time', polls.utc(a.at), 'answer', a.body)) as rounds
            from polls.answer a join polls.round r on r.id = a.round join polls.question q on q.id = r.question
            where a.participant = p.id and r.number > q.void group by q.key) x), '{}'),
        'asks', coalesce((select jsonb_object_agg(e.ask, jsonb_build_object(
              'question', q.key, 'round', r.number, 'entry', e.id::text, 'text', e.text, 'status', e.status))
            from polls.entry e join polls.round r on r.id = e.round join polls.question q on q.id = r.question
            where e.participant = p.id and e.ask <> '' and r.number > q.void), '{}'),
        'votes', coalesce((select jsonb_object_agg(v.entry::text, true) from polls.vote v where v.participant = p.id), '{}')
      )) as own
      from polls.participant p where p.workshop = $1 and p.key = $2
      """;

  private ParticipantsStore() {}

  /// Locks the workshops of a batch, in the order of their ids.
  static Future<Void> lock(Tx tx, List<Long> workshops) {
    return tx.query(LOCK, (Object) workshops.stream().distinct().toArray(Long[]::new)).mapEmpty();
  }

  /// Lets participants in, each once. The outcomes are in their order.
  static Future<List<Heard>> join(Tx tx, List<Saying.Join> joins) {
    var values =
        Tuple.tuple()
            .addValue(joins.stream().map(Saying.Join::workshop).toArray(Long[]::new))
            .addValue(joins.stream().map(Saying.Join::key).toArray(String[]::new))
            .addValue(joins.stream().map(Saying.Join::device).toArray(Boolean[]::new))
            .addValue(joins.stream().map(j -> j.nickname().orElse(null)).toArray(String[]::new))
            .addValue(joins.stream().map(j -> j.paper().orElse(null)).toArray(Integer[]::new));
    return tx.query(JOIN, values)
        .map(rows -> SayingRowsStore.heard(rows, joins.size(), row -> heard(tx, row)));
  }

  /// What a participant has said; empty for somebody who has not joined.
  static Future<Optional<JsonObject>> own(Db db, long workshop, String key) {
    return db.query(OWN, workshop, key)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getJsonObject("own")));
  }

  private static Heard heard(Tx tx, Row row) {
    var verdict = row.getString("verdict");
    if (verdict.equals("write")) {
      ViewsRoom.joined(tx, row.getString("code"), row.getBoolean("frozen"));
    }
    return verdict.equals("write") || verdict.equals("same")
        ? new Heard.In(
            row.getString("person").equals("device"),
            Optional.ofNullable(row.getString("nickname")),
            row.getBoolean("paper"),
            row.getString("protection"),
            row.getString("names"))
        : SayingRowsStore.refused(verdict, 0);
  }
}
