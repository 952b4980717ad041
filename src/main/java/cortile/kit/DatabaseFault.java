package cortile.kit;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// What a failure of the database means for whoever must decide what to do next. Codes: PostgreSQL,
/// appendix A.
public enum DatabaseFault {
  /// Nothing is wrong with the data; the connection or the server went away. Saying it again may
  /// work.
  CONNECTION,
  /// Another transaction was in the way: deadlock, lock timeout, serialization. Saying it again
  /// will work.
  CONTENTION,
  /// The values themselves are refused. Saying it again is useless.
  DATA,
  /// A mistake of ours.
  DEFECT;

  private static final Set<String> RETRY = Set.of("40P01", "55P03", "40001", "57014");

  /// Reads the kind of a failure off its SQLSTATE or class.
  public static DatabaseFault of(Throwable failure) {
    return switch (failure) {
      case UnknownOutcome u -> CONNECTION;
      case PgException e -> ofState(e.getSqlState());
      case ClosedConnectionException e -> CONNECTION;
      case IOException e -> CONNECTION;
      case TimeoutException e -> CONNECTION;
      case VertxException e -> CONNECTION;
      default -> DEFECT;
    };
  }

  private static DatabaseFault ofState(String state) {
    if (RETRY.contains(state)) {
      return CONTENTION;
    }
    return switch (state.substring(0, 2)) {
      case "08", "53", "57", "58" -> CONNECTION;
      case "22", "23" -> DATA;
      default -> DEFECT;
    };
  }
}
