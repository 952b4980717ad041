package cortile.kit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.SortedSet;
import java.util.TreeSet;

/// One open transaction. Used by one verticle, inside the function that [Db#transaction] or [Db#snapshot] was given, and never after it.
public final class Tx {
  private final SqlConnection connection;
  private final SortedSet<String> touched = new TreeSet<>();

  Tx(SqlConnection connection) {
    this.connection = connection;
  }

  /// Runs one prepared statement; `values` are bound to `$1`, `$2` ….
  public Future<RowSet<Row>> query(String sql, Object... values) {
    return query(sql, Tuple.from(values));
  }

  /// Runs one prepared statement with bound values.
  public Future<RowSet<Row>> query(String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values);
  }

  /// Notes that the view of this name shows something that this transaction changes. Written at the very end, see [Touches].
  public void touch(String view) {
    touched.add(view);
  }

  SortedSet<String> touched() {
    return touched;
  }
}
