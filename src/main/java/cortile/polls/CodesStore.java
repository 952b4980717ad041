package cortile.polls;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Codes, those in use and those that were ever given out.
final class CodesStore {
  private CodesStore() {}

  /// Whether there is a workshop with this code.
  static Future<Boolean> exists(Db db, String code) {
    return db.query("select from polls.workshop where code = $1", code)
        .map(rows -> rows.size() == 1);
  }

  /// The code that an earlier, equal request got.
  static Future<Optional<String>> made(Tx tx, String subject, @Nullable String request) {
    return tx.query(
            "select code from polls.workshop where maker = $1 and request = $2", subject, request)
        .map(rows -> WorkshopsStore.first(rows).map(row -> row.getString("code")));
  }

  /// Whether a code was free, and is taken now, for ever.
  static Future<Boolean> take(Tx tx, String code) {
    return tx.query("insert into polls.code (code) values ($1) on conflict do nothing", code)
        .map(rows -> rows.rowCount() == 1);
  }
}
