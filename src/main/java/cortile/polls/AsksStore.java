package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/// Writes batches of questions from the room and of votes for them; their rounds are locked before.
final class AsksStore {
  private static final String ASK =
      """
      with given as materialized (
        select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::int[], $5::text[], $6::text[], $7::int[])
          with ordinality as g(workshop, key, question, number, ask, text, most, n)
      ), judged as materialized (
        select g.n, g.ask, g.text, w.code, p.id as participant, r.id as round, r.revealed, q.moderated, c.asked,
               coalesce(w.current = q.id and w.frozen is null, false) as on_wall, e.id as entry, e.status, e.text as stored,
               case
                 when w.id is null then 'gone'
                 when p.id is null then 'join-first'
                 when r.id is null then 'no-round'
                 when e.id is not null then 'said'
                 when r.closed_at is not null or clock_timestamp() >= r.closes_at or r.number <= q.void then 'not-open'
                 when w.protection = 'paper' and p.paper is null then 'needs-token'
                 when w.protection = 'resident' and p.person <> 'resident' then 'needs-resident'
                 when c.asked >= g.most then 'too-many-asks'
                 else 'write'
               end as verdict
        from given g
        left join lateral (
          select id, code, current, frozen, protection from polls.workshop where id = g.workshop offset 0) w on true
        left join lateral (
          select id, person, paper from polls.participant where workshop = g.workshop and key = g.key offset 0) p on true
        left join lateral (
          select id, moderated, void from polls.question where id = g.question and workshop = g.workshop and kind = 'qa' offset 0) q on true
        left join lateral (
          select id, number, revealed, closes_at, closed_at from polls.round where question = q.id and number = g.number offset 0) r on true
        left join lateral (
          select id, status, text from polls.entry where round = r.id and participant = p.id and ask = g.ask offset 0) e on true
        left join lateral (
          select count(*) as asked from polls.entry where round = r.id and participant = p.id offset 0) c on true
      ), written as (
        insert into polls.entry (round, participant, ask, text, status)
        select round, participant, ask, text, case when moderated then 'waiting' else 'shown' end
        from judged where verdict = 'write' order by round, participant
        returning id, round, participant, status
      ), turnout as (
        update polls.round r set answers = r.answers + d.fresh
        from (select round, count(*) as fresh from judged where verdict = 'write' and asked = 0 group by round) d
        where r.id = d.round
      )
      select j.verdict, j.code, j.revealed, j.on_wall, coalesce(w.id, j.entry) as entry, coalesce(w.status, j.status) as status,
             coalesce(j.stored, j.text) as text
      from judged j left join written w on w.round = j.round and w.participant = j.participant
      order by j.n
      """;

  private static final String VOTE =
      """
      with given as materialized (
        select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::int[], $5::bigint[], $6::boolean[])
          with ordinality as g(workshop, key, question, number, entry, wanted, n)
      ), judged as materialized (
        select g.n, g.wanted, w.code, p.id as participant, r.revealed, e.id as entry,
               coalesce(w.current = q.id and w.frozen is null, false) as on_wall,
               case
                 when w.id is null then 'gone'
                 when p.id is null then 'join-first'
                 when r.id is null then 'no-round'
                 when e.id is null then 'no-entry'
                 when g.wanted = (v.entry is not null) then 'said'
                 when r.closed_at is not null or clock_timestamp() >= r.closes_at or r.number <= q.void then 'not-open'
                 when w.protection = 'paper' and p.paper is null then 'needs-token'
                 when w.protection = 'resident' and p.person <> 'resident' then 'needs-resident'
                 else 'write'
               end as verdict
        from given g
        left join lateral (
          select id, code, current, frozen, protection from polls.workshop where id = g.workshop offset 0) w on true
        left join lateral (
          select id, person, paper from polls.participant where workshop = g.workshop and key = g.key offset 0) p on true
        left join lateral (
          select id, void from polls.question where id = g.question and workshop = g.workshop and kind = 'qa' offset 0) q on true
        left join lateral (
          select id, number, revealed, closes_at, closed_at from polls.round where question = q.id and number = g.number offset 0) r on true
        left join lateral (
          select id from polls.entry where id = g.entry and round = r.id and status = 'shown' offset 0) e on true
        left join lateral (
          select entry from polls.vote where entry = e.id and participant = p.id offset 0) v on true
      ), cast_votes as (
        insert into polls.vote (entry, participant)
        select entry, participant from judged where verdict = 'write' and wanted order by entry, participant
        returning entry, 1 as move
      ), taken as (
        delete from polls.vote v using judged j
        where j.verdict = 'write' and not j.wanted and v.entry = j.entry and v.participant = j.participant
        returning v.entry, -1 as move
      ), counted as (
        update polls.entry e set votes = e.votes + d.moves
        from (select entry, sum(move) as moves from (select * from cast_votes union all select * from taken) m group by entry) d
        where e.id = d.entry
      )
      select j.verdict, j.code, j.revealed, j.on_wall from judged j order by j.n
      """;

  private AsksStore() {}

  /// Writes the questions, of which each participant has one. The outcomes are in their order.
  static Future<List<Heard>> ask(Tx tx, List<Saying.Ask> asks) {
    var values =
        Tuple.tuple()
            .addValue(asks.stream().map(Saying.Ask::workshop).toArray(Long[]::new))
            .addValue(asks.stream().map(Saying.Ask::key).toArray(String[]::new))
            .addValue(asks.stream().map(Saying.Ask::question).toArray(Long[]::new))
            .addValue(asks.stream().map(Saying.Ask::round).toArray(Integer[]::new))
            .addValue(asks.stream().map(Saying.Ask::id).toArray(String[]::new))
            .addValue(asks.stream().map(Saying.Ask::text).toArray(String[]::new))
            .addValue(asks.stream().map(Saying.Ask::most).toArray(Integer[]::new));
    return tx.query(ASK, values)
        .map(rows ->
            SayingRowsStore.heard(
                rows,
                asks.size(),
                row ->
                    heard(
                        tx,
                        row,
                        () ->
                            new Heard.Asked(
                                row.getLong("entry"),
                                row.getString("status"),
                                row.getString("text")))));
  }

  /// Writes the votes, of which each participant has one. The outcomes are in their order.
  static Future<List<Heard>> vote(Tx tx, List<Saying.Vote> votes) {
    var values =
        Tuple.tuple()
            .addValue(votes.stream().map(Saying.Vote::workshop).toArray(Long[]::new))
            .addValue(votes.stream().map(Saying.Vote::key).toArray(String[]::new))
            .addValue(votes.stream().map(Saying.Vote::question).toArray(Long[]::new))
            .addValue(votes.stream().map(Saying.Vote::round).toArray(Integer[]::new))
            .addValue(votes.stream().map(Saying.Vote::entry).toArray(Long[]::new))
            .addValue(votes.stream().map(Saying.Vote::on).toArray(Boolean[]::new));
    return tx.query(VOTE, values)
        .map(rows ->
            SayingRowsStore.heard(rows, votes.size(), row -> heard(tx, row, Heard.Voted::new)));
  }

  private static Heard heard(Tx tx, Row row, java.util.function.Supplier<Heard> done) {
    var verdict = row.getString("verdict");
    if (verdict.equals("write")) {
      ViewsRoom.answered(
          tx, row.getString("code"), row.getBoolean("revealed"), row.getBoolean("on_wall"));
    }
    return verdict.equals("write") || verdict.equals("said")
        ? done.get()
        : SayingRowsStore.refused(verdict, 0);
  }
}
