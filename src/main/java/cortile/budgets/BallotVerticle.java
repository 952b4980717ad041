package cortile.budgets;

import cortile.kit.CommitVerticle;
import cortile.kit.Db;
import cortile.kit.Tx;
import cortile.kit.Writer;
import io.vertx.core.Future;
import java.util.List;

/// The one writer of ballots on this node.
public final class BallotVerticle extends CommitVerticle<BallotVerticle.Submitted, CastOutcome> {
  /// The way to it.
  static final Writer<Submitted, CastOutcome> WRITER =
      new Writer<>("ballots", Submitted.class, CastOutcome.class);

  /// A cast and the slug under which its budget's views are known.
  public record Submitted(String slug, Cast cast) {}

  public BallotVerticle(Db db) {
    super(WRITER, db);
  }

  @Override
  public Object key(Submitted submitted) {
    return submitted.cast().budget() + " " + submitted.cast().voter();
  }

  @Override
  public Future<List<CastOutcome>> write(Tx tx, List<Submitted> casts) {
    return BallotsStore.write(tx, casts);
  }
}
