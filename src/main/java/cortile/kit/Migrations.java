package cortile.kit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings a database to this program's state by numbered files of SQL (`db/NNN_room_words.sql`),
/// each in one transaction, each once, one node at a time. The caller names the files, because a
/// jar has no folders to list.
public final class Migrations {
  // Any number that no other program locks.
  private static final long LOCK = 0x636f7274696c6501L;
  private static final String PREPARE =
      """
      CREATE SCHEMA IF NOT EXISTS kit;
      CREATE TABLE IF NOT EXISTS kit.migration (
        file text PRIMARY KEY, checksum text NOT NULL, applied timestamptz NOT NULL DEFAULT now())\
      """;

  private Migrations() {}

  /// Applies what is missing, in the order of the names. Fails with [CannotStart] when an applied
  /// file was changed since, or when the database has a file that this program does not know.
  public static Future<Void> run(Vertx vertx, PgConnectOptions database, List<String> files) {
    var known = files.stream().map(Migration::read).sorted().toList();
    var quiet = new PgConnectOptions(database).addProperty("client_min_messages", "warning");
    return PgConnection.connect(vertx, quiet)
        .compose(connection ->
            connection
                .query("SELECT pg_advisory_lock(" + LOCK + ")")
                .execute()
                .compose(locked -> connection.query(PREPARE).execute())
                .compose(ready -> applied(connection))
                .compose(done -> applyMissing(connection, known, done))
                .eventually(connection::close));
  }

  private static Future<Map<String, String>> applied(PgConnection connection) {
    var found = new HashMap<String, String>();
    return connection
        .query("SELECT file, checksum FROM kit.migration")
        .execute()
        .onSuccess(rows -> rows.forEach(row -> found.put(row.getString(0), row.getString(1))))
        .map(found);
  }

  private static Future<Void> applyMissing(
      PgConnection connection, List<Migration> known, Map<String, String> done) {
    var missing = known.stream().filter(each -> !done.containsKey(each.file())).toList();
    for (var migration : known) {
      var checksum = done.remove(migration.file());
      if (checksum != null && !checksum.equals(migration.checksum())) {
        return refuse(migration.file() + " was changed after this database had applied it");
      }
    }
    if (!done.isEmpty()) {
      return refuse("the database belongs to a newer Cortile, which applied " + done.keySet());
    }
    Future<Void> chain = Future.succeededFuture();
    for (var migration : missing) {
      chain = chain.compose(before -> apply(connection, migration));
    }
    return chain;
  }

  private static Future<Void> apply(PgConnection connection, Migration migration) {
    var note = Tuple.of(migration.file(), migration.checksum());
    return connection
        .begin()
        .compose(tx -> connection.query(migration.script()).execute().map(tx))
        .compose(tx ->
            connection
                .preparedQuery("INSERT INTO kit.migration (file, checksum) VALUES ($1, $2)")
                .execute(note)
                .compose(noted -> tx.commit()))
        .recover(
            e -> Future.failedFuture(new CannotStart(migration.file() + ": " + e.getMessage(), e)));
  }

  private static Future<Void> refuse(String reason) {
    return Future.failedFuture(new CannotStart(reason));
  }
}
