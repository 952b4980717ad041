package cortile.budgets;

import cortile.kit.ByReference;
import cortile.kit.Db;
import cortile.kit.GroupCommit;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one writer of ballots on this node. Commands arrive over the local event bus, answers go out
/// after the commit.
public final class BallotVerticle extends VerticleBase
    implements GroupCommit.Batch<BallotVerticle.Submitted, CastOutcome> {
  static final String ADDRESS = "budgets.ballot";
  // Once its batch has started an answer is waited for, so this lies beyond the group commit's own
  // patience.
  private static final DeliveryOptions PATIENT =
      new DeliveryOptions().setLocalOnly(true).setSendTimeout(120_000);

  private final Db db;
  private @Nullable GroupCommit<Submitted, CastOutcome> commits;

  /// A cast and the slug under which its budget's views are known.
  public record Submitted(String slug, Cast cast) {}

  /// What goes back: an outcome, or why there is none.
  record Reply(@Nullable CastOutcome outcome, @Nullable Throwable failure) {}

  /// @param db the pool for group commits; one connection of it is in use
  public BallotVerticle(Db db) {
    this.db = db;
  }

  /// Lets commands and replies cross the event bus; once for each Vertx, before any verticle
  /// starts.
  public static void register(Vertx vertx) {
    ByReference.register(vertx.eventBus(), Submitted.class);
    ByReference.register(vertx.eventBus(), Reply.class);
  }

  @Override
  public Future<?> start() {
    var group = new GroupCommit<>(vertx, db, "ballots", GroupCommit.Limits.DEFAULT, this);
    commits = group;
    return vertx
        .eventBus()
        .<Submitted>localConsumer(
            ADDRESS,
            message ->
                group
                    .submit(message.body())
                    .onComplete(
                        outcome -> message.reply(new Reply(outcome, null)),
                        failure -> message.reply(new Reply(null, failure))))
        .completion();
  }

  @Override
  public Future<?> stop() {
    return commits == null ? Future.succeededFuture() : commits.close();
  }

  /// Sends a cast to this node's writer. Fails as [GroupCommit#submit] does.
  static Future<CastOutcome> submit(Vertx vertx, Submitted cast) {
    return vertx
        .eventBus()
        .<Reply>request(ADDRESS, cast, PATIENT)
        .map(Message::body)
        .compose(reply ->
            reply.outcome() == null
                ? Future.failedFuture(java.util.Objects.requireNonNull(reply.failure()))
                : Future.succeededFuture(reply.outcome()));
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
