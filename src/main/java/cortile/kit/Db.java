package cortile.kit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// PostgreSQL as the rooms see it: a bounded pool, transactions that end in one commit, and
/// snapshots for reading.
///
/// Every future fails with the driver's exception; [DatabaseFault] tells what that means. An
/// outcome that nobody knows (the connection was lost while `COMMIT` was under way) fails with
/// [UnknownOutcome].
public final class Db {
  private static final String READ_WRITE = "BEGIN";
  private static final String READ_ONLY = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

  private final Pool pool;
  private final Touches touches;

  private Db(Pool pool, Touches touches) {
    this.pool = pool;
    this.touches = touches;
  }

  /// A pool of at most `size` connections, shared by all verticles of `vertx`. `name` shows in
  /// `pg_stat_activity`.
  public static Db open(
      Vertx vertx, PgConnectOptions options, String name, int size, Touches touches) {
    var connect =
        new PgConnectOptions(options)
            .setCachePreparedStatements(true)
            .setPipeliningLimit(16)
            .addProperty("application_name", "cortile " + name);
    var bounds =
        new PoolOptions()
            .setMaxSize(size)
            .setMaxWaitQueueSize(512)
            .setConnectionTimeout(5)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return new Db(
        PgBuilder.pool().connectingTo(connect).with(bounds).using(vertx).build(), touches);
  }

  /// One statement by itself; `values` are bound to `$1`, `$2` ….
  public Future<RowSet<Row>> query(String sql, @Nullable Object... values) {
    return pool.preparedQuery(sql).execute(Tuple.from(values));
  }

  /// Runs `work` in a read-committed transaction and commits. Rolls back when `work` fails.
  public <T> Future<T> transaction(Function<Tx, Future<T>> work) {
    return run(READ_WRITE, work);
  }

  /// Runs `work` on one unmoving state of the database; writes are refused.
  public <T> Future<T> snapshot(Function<Tx, Future<T>> work) {
    return run(READ_ONLY, work);
  }

  /// Ends all connections.
  public Future<Void> close() {
    return pool.close();
  }

  private <T> Future<T> run(String begin, Function<Tx, Future<T>> work) {
    return pool.getConnection()
        .compose(connection -> {
          var tx = new Tx(connection);
          // BEGIN travels with the first statement, COMMIT with the last: a round trip less at
          // either end.
          var begun = connection.query(begin).execute();
          return guarded(work, tx)
              .compose(result -> begun.map(result))
              .transform(done ->
                  done.failed()
                      ? rollback(connection, done.cause())
                      : commit(connection, tx).map(done.result()))
              .eventually(connection::close);
        });
  }

  private static <T> Future<T> guarded(Function<Tx, Future<T>> work, Tx tx) {
    try {
      return work.apply(tx);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Void> commit(SqlConnection connection, Tx tx) {
    var names = tx.touched();
    var written = names.isEmpty() ? Future.<Void>succeededFuture() : touches.write(tx, names);
    return connection
        .query("COMMIT")
        .execute()
        .transform(committed -> {
          // After a failed last statement COMMIT answers as a ROLLBACK, without an error.
          var failure = written.failed() ? written.cause() : committed.cause();
          if (failure == null) {
            if (!names.isEmpty()) {
              touches.committed(names);
            }
            return Future.succeededFuture();
          }
          var lost = committed.failed() && DatabaseFault.of(failure) == DatabaseFault.CONNECTION;
          return Future.failedFuture(lost ? new UnknownOutcome(failure) : failure);
        });
  }

  private static <T> Future<T> rollback(SqlConnection connection, Throwable cause) {
    return connection
        .query("ROLLBACK")
        .execute()
        .transform(ignored -> Future.<T>failedFuture(cause));
  }
}
