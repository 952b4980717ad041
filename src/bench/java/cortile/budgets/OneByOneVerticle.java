package cortile.budgets;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// What the group commit is measured against: the same service with ballot, participation and tally
/// of each cast in a transaction of its own, as many at once as the pool has connections. Stands in
/// for [BallotVerticle]; it stores new ballots only.
public final class OneByOneVerticle extends VerticleBase {
  private final Db db;

  public OneByOneVerticle(Db db) {
    this.db = db;
  }

  @Override
  public Future<?> start() {
    return BallotVerticle.WRITER.serve(vertx, cast -> db.transaction(tx -> write(tx, cast)));
  }

  private static Future<CastOutcome> write(Tx tx, BallotVerticle.Submitted submitted) {
    var cast = submitted.cast();
    var numbers = cast.marks().orElseThrow().numbers().toArray(Integer[]::new);
    return tx.query(
            "select 1 from budgets.budget where id = $1 and phase = 'open' and closes_at >"
                + " clock_timestamp() for share",
            cast.budget())
        .compose(v ->
            tx.query(
                "insert into budgets.participation (budget, voter, day) values ($1, $2,"
                    + " current_date)",
                cast.budget(),
                cast.voter()))
        .compose(v ->
            tx.query(
                """
                insert into budgets.ballot (budget, voter_key, revision, receipt, at, choices)
                values ($1, $2, 1, $3, now(), $4)
                """,
                cast.budget(),
                Buffer.buffer(cast.key()),
                cast.receipt(),
                numbers))
        .compose(v ->
            tx.query(
                """
                update budgets.tally set votes = votes + 1, score = score + 1, shown_votes = shown_votes + 1, shown_score = shown_score + 1
                where budget = $1 and number in (select number from budgets.tally where budget = $1 and number = any($2) order by number for update)
                """,
                cast.budget(),
                numbers))
        .compose(v ->
            tx.query(
                "update budgets.turnout set ballots = ballots + 1, shown = shown + 1 where budget ="
                    + " $1",
                cast.budget()))
        .map(v -> {
          tx.touch("budgets/" + submitted.slug() + "/tally");
          tx.touch("budgets/" + submitted.slug() + "/turnout");
          return new CastOutcome.Stored(cast.receipt(), 1, OffsetDateTime.now(ZoneOffset.UTC));
        });
  }
}
