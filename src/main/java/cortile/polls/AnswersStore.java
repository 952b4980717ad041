package cortile.polls;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a batch of answers and moves the counts with them, in one statement on a fresh snapshot;
/// the rounds are locked before.
final class AnswersStore {
  // Writers of one round follow each other, on all nodes; the close takes the same lock.
  private static final String LOCK =
      """
      select r.id from polls.round r
      where (r.question, r.number) in (select * from unnest($1::bigint[], $2::int[]))
      order by r.id for no key update
      """;

  // The lateral reads are by key, one row for each answer. `judged` reads rows that cannot move
  // while the rounds are locked. A word that is new in this statement is not seen as a row by it,
  // and needs not be: nobody has merged it yet. The deltas of the counts come from what the insert
  // returns.
  private static final String WRITE =
      """
      with given as materialized (
        select g.*, g.body_in::jsonb as body, g.items_in::bigint[] as items, g.weights_in::bigint[] as weights, g.words_in::jsonb as words
        from unnest($1::bigint[], $2::text[], $3::bigint[], $4::int[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[], $10::text[],
            $11::text[], $12::text[]) with ordinality
          as g(workshop, key, question, number, id, replaces, version, body_in, items_in, weights_in, words_in, typed, n)
      ), judged as materialized (
        select g.n, g.id, g.body, g.items, g.weights, g.words, g.typed, w.code, p.id as participant, r.id as round, r.revealed,
               coalesce(w.current = q.id and w.frozen is null, false) as on_wall, q.kind, q.moderated,
               a.revision as stored_revision, a.at as stored_at, s.revision as said_revision, s.at as said_at,
               case
                 when w.id is null then 'gone'
                 when p.id is null then 'join-first'
                 when s.id is not null then case when s.round = r.id and s.body = g.body then 'said' else 'id-reused' end
                 when r.id is null then 'no-round'
                 when a.body = g.body then 'same'
                 when r.closed_at is not null or clock_timestamp() >= r.closes_at or r.number <= q.void then 'not-open'
                 when w.protection = 'paper' and p.paper is null then 'needs-token'
                 when w.protection = 'resident' and p.person <> 'resident' then 'needs-resident'
                 when a.revision is not null and not q.changeable then 'answer-final'
                 when g.replaces <> coalesce(a.revision, 0) then 'other-revision'
                 when g.version <> q.version then 'stale'
                 else 'write'
               end as verdict
        from given g
        left join lateral (
          select id, code, current, frozen, protection from polls.workshop where id = g.workshop offset 0) w on true
        left join lateral (
          select id, person, paper from polls.participant where workshop = g.workshop and key = g.key offset 0) p on true
        left join lateral (
          select id, kind, changeable, moderated, version, void from polls.question where id = g.question and workshop = g.workshop offset 0) q on true
        left join lateral (
          select id, number, revealed, closes_at, closed_at from polls.round where question = q.id and number = g.number offset 0) r on true
        left join lateral (
          select id, round, revision, at, body from polls.submission where participant = p.id and id = g.id offset 0) s on true
        left join lateral (
          select revision, at, body from polls.answer where round = r.id and participant = p.id offset 0) a on true
      ), wanted as materialized (
        select j.n, j.round, j.moderated, x.word ->> 0 as folded, x.word ->> 1 as text, k.id
        from judged j cross join lateral jsonb_array_elements(j.words) as x(word)
        left join lateral (
          select id from polls.word where round = j.round and folded = x.word ->> 0 offset 0) k on true
        where j.verdict = 'write'
      ), made as (
        insert into polls.word (round, folded, text, status)
        select distinct on (round, folded) round, folded, text, case when moderated then 'waiting' else 'shown' end
        from wanted where id is null order by round, folded, n
        returning id, round, folded
      ), numbered as (
        select t.n, array_agg(coalesce(t.id, m.id) order by coalesce(t.id, m.id)) as items
        from wanted t left join made m on m.round = t.round and m.folded = t.folded
        group by t.n
      ), written as (
        insert into polls.answer as t (round, participant, revision, id, at, body, items, weights)
        select j.round, j.participant, coalesce(j.stored_revision, 0) + 1, j.id, date_trunc('milliseconds', clock_timestamp()),
               j.body, coalesce(x.items, j.items), j.weights
        from judged j left join numbered x using (n)
        where j.verdict = 'write' order by j.round, j.participant
        on conflict (round, participant) do update
          set revision = t.revision + 1, id = excluded.id, at = excluded.at, body = excluded.body, items = excluded.items, weights = excluded.weights
        returning new.round, new.participant, new.revision, new.at, new.items, new.weights,
          old.revision as old_revision, old.items as old_items, old.weights as old_weights
      ), said as (
        insert into polls.submission (participant, id, round, revision, at, body)
        select j.participant, j.id, j.round, coalesce(w.revision, j.stored_revision), coalesce(w.at, j.stored_at), j.body
        from judged j left join written w on w.round = j.round and w.participant = j.participant
        where j.verdict in ('write', 'same') order by j.participant
      ), texts as (
        insert into polls.entry (round, participant, ask, text, status)
        select round, participant, '', typed, case when moderated then 'waiting' else 'shown' end
        from judged where verdict = 'write' and kind = 'text' order by round, participant
        on conflict (round, participant, ask) do update
          set text = excluded.text, status = excluded.status, pinned = false, answered = false, at = excluded.at
      ), moves as (
        select w.round, m.item, -1 as votes, -m.weight as score
        from written w cross join lateral (
          select coalesce(x.root, i.item) as item, max(coalesce(i.weight, 0)) as weight
          from unnest(w.old_items, w.old_weights) as i(item, weight)
          left join polls.word x on x.id = i.item and x.round = w.round group by 1) m
        union all
        select w.round, m.item, 1, m.weight
        from written w cross join lateral (
          select coalesce(x.root, i.item) as item, max(coalesce(i.weight, 0)) as weight
          from unnest(w.items, w.weights) as i(item, weight)
          left join polls.word x on x.id = i.item and x.round = w.round group by 1) m
      ), counted as (
        insert into polls.count as t (round, item, votes, score)
        select round, item, sum(votes), sum(score) from moves group by round, item
        having sum(votes) <> 0 or sum(score) <> 0 order by round, item
        on conflict (round, item) do update set votes = t.votes + excluded.votes, score = t.score + excluded.score
      ), turnout as (
        update polls.round r set answers = r.answers + d.fresh
        from (select round, count(*) as fresh from written where old_revision is null group by round) d
        where r.id = d.round
      )
      select j.verdict, j.code, j.revealed, j.on_wall, j.id, j.body,
             coalesce(w.revision, j.said_revision, j.stored_revision, 0) as revision, coalesce(w.at, j.said_at, j.stored_at) as at,
             coalesce(j.stored_revision, 0) as stored_revision
      from judged j left join written w on w.round = j.round and w.participant = j.participant
      order by j.n
      """;

  private AnswersStore() {}

  /// Locks the rounds of a batch, in the order of their ids.
  static Future<Void> lock(Tx tx, List<Long> questions, List<Integer> rounds) {
    return tx.query(LOCK, questions.toArray(Long[]::new), rounds.toArray(Integer[]::new))
        .mapEmpty();
  }

  /// Writes the answers, of which each participant has one, and touches the views in which they
  /// show. The outcomes are in the order of the answers.
  static Future<List<Heard>> write(Tx tx, List<Saying.Give> gives) {
    return tx.query(WRITE, values(gives))
        .map(rows -> SayingRowsStore.heard(rows, gives.size(), row -> heard(tx, row)));
  }

  private static Heard heard(Tx tx, Row row) {
    var verdict = row.getString("verdict");
    return switch (verdict) {
      case "write", "same", "said" -> {
        if (verdict.equals("write")) {
          ViewsRoom.answered(
              tx, row.getString("code"), row.getBoolean("revealed"), row.getBoolean("on_wall"));
        }
        yield new Heard.Stored(
            row.getString("id"),
            row.getInteger("revision"),
            row.getOffsetDateTime("at"),
            row.getJsonObject("body").encode());
      }
      default -> SayingRowsStore.refused(verdict, row.getInteger("stored_revision"));
    };
  }

  private static Tuple values(List<Saying.Give> gives) {
    return Tuple.tuple()
        .addValue(gives.stream().map(Saying.Give::workshop).toArray(Long[]::new))
        .addValue(gives.stream().map(Saying.Give::key).toArray(String[]::new))
        .addValue(gives.stream().map(Saying.Give::question).toArray(Long[]::new))
        .addValue(gives.stream().map(Saying.Give::round).toArray(Integer[]::new))
        .addValue(gives.stream().map(Saying.Give::id).toArray(String[]::new))
        .addValue(gives.stream().map(g -> g.replaces().orElse(null)).toArray(Integer[]::new))
        .addValue(gives.stream().map(Saying.Give::version).toArray(Integer[]::new))
        .addValue(gives.stream().map(Saying.Give::body).toArray(String[]::new))
        .addValue(gives.stream().map(g -> array(g.items())).toArray(String[]::new))
        .addValue(gives.stream().map(AnswersStore::weights).toArray(String[]::new))
        .addValue(gives.stream().map(g -> words(g.words())).toArray(String[]::new))
        .addValue(gives.stream().map(Saying.Give::text).toArray(String[]::new));
  }

  private static @Nullable String weights(Saying.Give give) {
    return give.weights().isEmpty() ? null : array(give.weights());
  }

  private static String words(List<Judgement.Word> words) {
    var array = new JsonArray();
    words.forEach(word -> array.add(new JsonArray().add(word.folded()).add(word.text())));
    return array.encode();
  }

  private static String array(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
