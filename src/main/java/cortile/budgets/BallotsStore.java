package cortile.budgets;

import static java.util.Objects.requireNonNull;

import cortile.kit.Tx;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a batch of ballots: locks their budgets, then judges, stores and counts in one statement
/// for each budget on a fresh snapshot.
final class BallotsStore {
  private static final Logger LOG = LoggerFactory.getLogger(BallotsStore.class);

  // Writers of one budget follow each other, on all nodes; the close takes the same lock.
  // Statements after this one see what the earlier holder committed, which the statement that
  // waited for the lock would not.
  private static final String LOCK =
      """
      select id from budgets.budget where id = any($1) order by id for no key update
      """;

  // One budget's casts. The budget is a value of the statement, not a column of the casts: only so
  // does the database open that budget's partitions alone. The lateral reads are by key, one row
  // for each cast, whatever the planner believes of tables that were empty when it planned.
  // `judged` reads rows that cannot move while the budgets are locked. The deltas of the tally come
  // from what the insert returns.
  private static final String WRITE =
      """
      with cast_in as materialized (
        select c.*, c.choices_in::int[] as new_choices, c.points_in::bigint[] as new_points
        from unnest($2::text[], $3::bytea[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[], $9::boolean[])
          with ordinality as c(voter, voter_key, receipt, replaces, paper_version, choices_in, points_in, repetition_only, n)
      ), judged as materialized (
        select c.n, c.voter, c.voter_key, c.receipt, c.new_choices, c.new_points,
               coalesce(s.revision, 0) as stored_revision, s.receipt as stored_receipt, s.at as stored_at,
               case
                 when s.revision is not null and s.choices is not distinct from c.new_choices
                   and s.points is not distinct from c.new_points then 'same'
                 when b.phase <> 'open' or clock_timestamp() >= b.closes_at then 'not-open'
                 when s.revision is null and c.new_choices is null then 'same'
                 when c.replaces <> coalesce(s.revision, 0) then 'other-revision'
                 when c.new_choices is not null and c.paper_version <> b.paper_version then 'stale-paper'
                 when c.repetition_only then 'project-withdrawn'
                 when b.needs_roll and e.subject is null then 'not-on-roll'
                 when b.min_age is not null
                   and (e.birth_date is null or e.birth_date + make_interval(years => b.min_age) > current_date) then 'too-young'
                 when b.areas is not null and (e.area = any(b.areas)) is not true then 'other-area'
                 when b.kinds is not null and (e.kind = any(b.kinds)) is not true then 'other-kind'
                 when s.revision is null and p.voter is not null then 'key-mismatch'
                 else 'write'
               end as verdict
        from cast_in c
        join budgets.budget b on b.id = $1
        left join lateral (
          select revision, receipt, at, choices, points from budgets.ballot
          where budget = $1 and voter_key = c.voter_key offset 0) s on true
        left join lateral (
          select voter from budgets.participation where budget = $1 and voter = c.voter offset 0) p on true
        left join lateral (
          select subject, birth_date, area, kind from identity.eligibility
          where b.needs_roll and subject = c.voter offset 0) e on true
      ), written as (
        insert into budgets.ballot as t (budget, voter_key, revision, receipt, at, choices, points)
        select $1, voter_key, stored_revision + 1, receipt, date_trunc('second', clock_timestamp()), new_choices, new_points
        from judged where verdict = 'write' order by voter_key
        on conflict (budget, voter_key) do update
          set revision = t.revision + 1, at = excluded.at, choices = excluded.choices, points = excluded.points
        returning new.voter_key, new.revision, new.receipt, new.at,
          old.choices as old_choices, old.points as old_points, new.choices as new_choices, new.points as new_points
      ), marked as (
        insert into budgets.participation (budget, voter, day)
        select $1, voter, current_date from judged where verdict = 'write' order by voter
        on conflict do nothing
      ), places as (
        select kind = 'ranking' as ranked,
               coalesce(max_choices, (select count(*) from budgets.project p where p.budget = $1)) as places
        from budgets.budget where id = $1
      ), moves as (
        select m.number, -1 as votes,
               -(case when l.ranked then l.places - m.position + 1 else coalesce(m.points, 1) end) as score
        from written w cross join places l, unnest(w.old_choices, w.old_points) with ordinality as m(number, points, position)
        union all
        select m.number, 1,
               case when l.ranked then l.places - m.position + 1 else coalesce(m.points, 1) end
        from written w cross join places l, unnest(w.new_choices, w.new_points) with ordinality as m(number, points, position)
      ), turnout as (
        update budgets.turnout t
        set ballots = t.ballots + d.ballots,
            shown = case when d.tally = 'live' and (d.step = 1 or t.ballots + d.ballots - t.shown >= d.step)
                    then t.ballots + d.ballots else t.shown end
        from (select b.tally, b.release_step as step, w.ballots
              from budgets.budget b,
                   (select sum((new_choices is not null)::int - (old_choices is not null)::int) as ballots
                    from written having count(*) > 0) w
              where b.id = $1) d
        where t.budget = $1
        returning d.tally,
          d.tally = 'live' and (d.step = 1 or new.ballots - old.shown >= d.step) as released, new.ballots <> old.ballots as moved
      ), counted as (
        update budgets.tally t
        set votes = t.votes + d.votes, score = t.score + d.score,
            shown_votes = case when d.released then t.votes + d.votes else t.shown_votes end,
            shown_score = case when d.released then t.score + d.score else t.shown_score end
        from (select t.number, o.released, coalesce(m.votes, 0) as votes, coalesce(m.score, 0) as score
              from turnout o join budgets.tally t on t.budget = $1
              left join (select number, sum(votes) as votes, sum(score) as score from moves group by 1) m on m.number = t.number
              where o.released or m.number is not null) d
        where t.budget = $1 and t.number = d.number
          and (d.votes <> 0 or d.score <> 0 or t.shown_votes <> t.votes or t.shown_score <> t.score)
      )
      select j.verdict, j.stored_revision, coalesce(w.revision, j.stored_revision) as revision,
             coalesce(w.receipt, j.stored_receipt) as receipt, coalesce(w.at, j.stored_at) as at,
             w.voter_key is not null as written, o.tally, coalesce(o.released, false) as released, coalesce(o.moved, false) as moved
      from judged j
      left join written w on w.voter_key = j.voter_key
      left join turnout o on true
      order by j.n
      """;

  private BallotsStore() {}

  /// Writes the casts and touches the views in which they show. The outcomes are in the order of
  /// the casts.
  static Future<List<CastOutcome>> write(Tx tx, List<BallotVerticle.Submitted> casts) {
    var byBudget =
        casts.stream()
            .collect(
                Collectors.groupingBy(c -> c.cast().budget(), TreeMap::new, Collectors.toList()));
    // Sent together: each runs after the one before, on its own snapshot, and fails if that failed.
    var locked = tx.query(LOCK, (Object) byBudget.keySet().toArray(Long[]::new));
    var written = new ArrayList<Future<List<CastOutcome>>>();
    byBudget.forEach((budget, own) ->
        written.add(tx.query(WRITE, values(budget, own)).map(rows -> outcomes(tx, own, rows))));
    return locked
        .compose(rows -> Future.all(written))
        .map(all -> inOrder(casts, byBudget.keySet(), all.list()));
  }

  private static List<CastOutcome> inOrder(
      List<BallotVerticle.Submitted> casts, Set<Long> budgets, List<List<CastOutcome>> outcomes) {
    var next = new HashMap<Long, Iterator<CastOutcome>>();
    var each = outcomes.iterator();
    budgets.forEach(budget -> next.put(budget, each.next().iterator()));
    return casts.stream().map(c -> requireNonNull(next.get(c.cast().budget())).next()).toList();
  }

  private static Tuple values(long budget, List<BallotVerticle.Submitted> submitted) {
    var casts = submitted.stream().map(BallotVerticle.Submitted::cast).toList();
    return Tuple.tuple()
        .addValue(budget)
        .addValue(casts.stream().map(Cast::voter).toArray(String[]::new))
        .addValue(casts.stream().map(c -> Buffer.buffer(c.key())).toArray(Buffer[]::new))
        .addValue(casts.stream().map(Cast::receipt).toArray(String[]::new))
        .addValue(casts.stream().map(c -> c.replaces().orElse(null)).toArray(Integer[]::new))
        .addValue(casts.stream().map(Cast::paperVersion).toArray(Integer[]::new))
        .addValue(casts.stream().map(BallotsStore::choices).toArray(String[]::new))
        .addValue(casts.stream().map(BallotsStore::points).toArray(String[]::new))
        .addValue(casts.stream().map(Cast::repetitionOnly).toArray(Boolean[]::new));
  }

  private static @Nullable String choices(Cast cast) {
    return cast.marks().map(marks -> array(marks.numbers())).orElse(null);
  }

  private static @Nullable String points(Cast cast) {
    return cast.marks()
        .filter(marks -> !marks.points().isEmpty())
        .map(marks -> array(marks.points()))
        .orElse(null);
  }

  private static String array(List<? extends Number> numbers) {
    return numbers.stream().map(Number::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static List<CastOutcome> outcomes(
      Tx tx, List<BallotVerticle.Submitted> casts, RowSet<Row> rows) {
    var outcomes = new ArrayList<CastOutcome>(casts.size());
    for (var row : rows) {
      var submitted = casts.get(outcomes.size());
      if (row.getBoolean("released")) {
        tx.touch("budgets/" + submitted.slug() + "/tally");
        tx.touch("budgets/" + submitted.slug() + "/turnout");
      } else if ("turnout".equals(row.getString("tally")) && row.getBoolean("moved")) {
        tx.touch("budgets/" + submitted.slug() + "/turnout");
      }
      var outcome = outcome(row, submitted.cast());
      if (outcome instanceof CastOutcome.Refused refused
          && refused.reason() == CastOutcome.Reason.KEY_MISMATCH) {
        alarm(submitted.slug());
      }
      outcomes.add(outcome);
    }
    if (outcomes.size() != casts.size()) {
      throw new IllegalStateException(outcomes.size() + " outcomes for " + casts.size() + " casts");
    }
    return outcomes;
  }

  // Somebody has to look: this node's key is not the one under which ballots lie. Never says whose.
  private static void alarm(String slug) {
    LOG.error("{}: a voter has voted, but no ballot is found under this node's key", slug);
    Metrics.counter("cortile.ballots.key.mismatch").increment();
  }

  private static CastOutcome outcome(Row row, Cast cast) {
    return switch (row.getString("verdict")) {
      case "write", "same" ->
          cast.marks().isEmpty()
              ? new CastOutcome.Withdrawn()
              : new CastOutcome.Stored(
                  row.getString("receipt"),
                  row.getInteger("revision"),
                  row.getOffsetDateTime("at"));
      case String reason ->
          new CastOutcome.Refused(
              CastOutcome.Reason.valueOf(
                  reason.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
              row.getInteger("stored_revision"));
    };
  }
}
