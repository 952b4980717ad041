package cortile.feed;

import cortile.kit.Db;
import cortile.kit.Hashes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Names the history that version numbers belong to: a hash of a random value in the database, the
/// system identifier, the WAL timeline and the build. A restored backup, a failover and a new
/// program each begin another one.
///
/// Read in the very transaction that reads a version, so that no connection can mix two histories.
public final class Epochs {
  /// The columns that [#of] reads, in a query on `feed.epoch e`.
  static final String PARTS =
      """
      e.secret::text AS secret,
      (SELECT system_identifier::text FROM pg_control_system()) AS system,
      left(pg_walfile_name(pg_current_wal_lsn()), 8) AS timeline\
      """;

  private final String build;
  private String lastParts = "";
  private String lastName = "";

  Epochs(String build) {
    this.build = build;
  }

  /// The epoch's name: short, lower-case letters and digits.
  String of(Row row) {
    var parts =
        row.getString("secret") + ' ' + row.getString("system") + ' ' + row.getString("timeline");
    if (!parts.equals(lastParts)) {
      lastName = name(parts + ' ' + build);
      lastParts = parts;
    }
    return lastName;
  }

  /// Begins another epoch; for databases that were restored by copying files, which nothing else
  /// can tell.
  public static Future<Void> renew(Db db) {
    return db.query("UPDATE feed.epoch SET secret = gen_random_uuid()").mapEmpty();
  }

  private static String name(String parts) {
    var hash = Hashes.sha256(parts.getBytes(StandardCharsets.UTF_8));
    return Long.toUnsignedString(ByteBuffer.wrap(hash).getLong(), 36);
  }
}
