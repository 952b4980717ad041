package cortile.kit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/// The one writer of a kind of command on a node. Commands come by its [Writer], are committed in
/// groups, and outcomes go back after the commit.
public abstract class CommitVerticle<C, O> extends VerticleBase implements GroupCommit.Batch<C, O> {
  private final Writer<C, O> writer;
  private final Db db;
  private @Nullable GroupCommit<C, O> commits;

  /// @param db the pool for group commits; one connection of it is in use
  protected CommitVerticle(Writer<C, O> writer, Db db) {
    this.writer = writer;
    this.db = db;
  }

  @Override
  public final Future<?> start() {
    var group = new GroupCommit<>(vertx, db, writer.name(), GroupCommit.Limits.DEFAULT, this);
    commits = group;
    return writer.serve(vertx, group::submit);
  }

  @Override
  public final Future<?> stop() {
    return commits == null ? Future.succeededFuture() : commits.close();
  }
}
