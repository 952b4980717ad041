package cortile.kit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One open transaction. Used by one verticle, inside the function that [Db#transaction] or
/// [Db#snapshot] was given, and never after it.
public final class Tx {
  private final SqlConnection connection;
  private final SortedSet<String> touched = new TreeSet<>();

  Tx(SqlConnection connection) {
    this.connection = connection;
  }

  /// Runs one prepared statement; `values` are bound to `$1`, `$2` ….
  public Future<RowSet<Row>> query(String sql, @Nullable Object... values) {
    return query(sql, Tuple.from(values));
  }

  /// Runs one prepared statement with bound values.
  public Future<RowSet<Row>> query(String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values);
  }

  /// Runs one prepared statement for each of the values, in their order; none at all for no values.
  public Future<Void> each(String sql, List<Tuple> values) {
    return values.isEmpty()
        ? Future.succeededFuture()
        : connection.preparedQuery(sql).executeBatch(values).mapEmpty();
  }

  /// Runs a statement that can't be prepared with values, such as the making of a partition. Never
  /// give it what people typed.
  public Future<Void> define(String sql) {
    return connection.query(sql).execute().mapEmpty();
  }

  /// Notes that the view of this name shows something that this transaction changes. Written at the
  /// very end, see [Touches].
  public void touch(String view) {
    touched.add(view);
  }

  SortedSet<String> touched() {
    return touched;
  }
}
