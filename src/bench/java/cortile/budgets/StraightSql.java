package cortile.budgets;

import cortile.kit.Db;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The limit for the group commit: its own SQL, run in full batches straight through the driver,
/// without HTTP, tokens or queue.
public final class StraightSql {
  private StraightSql() {}

  /// Writes `ballots` new ballots into an open budget of at least three projects, `batch` in a
  /// transaction; ends with the seconds that it took.
  public static Future<Double> run(Db db, String slug, int ballots, int batch) {
    return PapersStore.load(db, slug)
        .compose(paper -> {
          var casts = casts(paper.orElseThrow(), ballots);
          var start = System.nanoTime();
          return write(db, casts, 0, batch).map(v -> (System.nanoTime() - start) / 1e9);
        });
  }

  private static List<BallotVerticle.Submitted> casts(Paper paper, int ballots) {
    var keys = new VoterKeys(new byte[32]);
    var numbers = paper.projects().values().stream().map(Paper.Candidate::number).sorted().toList();
    var casts = new ArrayList<BallotVerticle.Submitted>();
    IntStream.range(0, ballots)
        .forEach(i -> {
          var voter = "straight:" + i;
          var marks =
              new Marks(
                  IntStream.of(i, i + 1, i + 2)
                      .map(n -> numbers.get(n % numbers.size()))
                      .sorted()
                      .boxed()
                      .toList(),
                  List.of(),
                  0);
          casts.add(
              new BallotVerticle.Submitted(
                  paper.slug(),
                  new Cast(
                      paper.budget(),
                      voter,
                      keys.ballotKey(voter),
                      keys.receipt(voter),
                      Optional.of(0),
                      paper.version(),
                      Optional.of(marks),
                      false)));
        });
    return casts;
  }

  private static Future<Void> write(
      Db db, List<BallotVerticle.Submitted> casts, int from, int batch) {
    if (from >= casts.size()) {
      return Future.succeededFuture();
    }
    var to = Math.min(casts.size(), from + batch);
    return db.transaction(tx -> BallotsStore.write(tx, casts.subList(from, to)))
        .compose(v -> write(db, casts, to, batch));
  }
}
