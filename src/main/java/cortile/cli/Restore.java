package cortile.cli;

import cortile.kit.CannotStart;
import cortile.kit.DatabaseUrl;
import cortile.kit.Json;
import cortile.kit.Migrations;
import cortile.kit.PrivateFile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/// Puts a backup into an empty database and an empty folder for keys.
final class Restore {
  private final ZipFile zip;
  private final Manifest manifest;

  /// Reads what is in a backup. Throws [CannotStart] for a file that this program does not
  /// understand.
  Restore(ZipFile zip, List<String> known) throws IOException {
    this.zip = zip;
    var entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null) {
      throw new CannotStart(zip.getName() + " is not a backup of Cortile");
    }
    manifest = Json.read(Buffer.buffer(zip.getInputStream(entry).readAllBytes()), Manifest.class);
    if (manifest.format() > Manifest.FORMAT
        || !Set.copyOf(known).containsAll(manifest.migrations().keySet())) {
      throw new CannotStart(zip.getName() + " was made by a newer Cortile; restore it with that");
    }
  }

  /// The keys first, so that no row is ever there without its key.
  void keys(Path folder) throws IOException {
    for (var entry : Collections.list(zip.entries())) {
      if (entry.getName().startsWith(Manifest.KEYS)) {
        var path = folder.resolve(entry.getName().substring(Manifest.KEYS.length())).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("not a key: " + entry.getName());
        }
        PrivateFile.folder(path.resolveSibling("."));
        var line = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.US_ASCII);
        PrivateFile.write(path, line.strip());
      }
    }
  }

  /// Brings an empty database to the state in which the backup was made. Newer migrations are left
  /// to the next start.
  void shape(DatabaseUrl database) throws SQLException {
    try (var connection = database.connect()) {
      if (!""
          .equals(value(connection, "SELECT coalesce(to_regclass('kit.migration')::text, '')"))) {
        throw new CannotStart(
            "there is a Cortile in " + database + " already; restore into an empty one");
      }
    }
    var vertx = Vertx.vertx();
    try {
      Migrations.run(vertx, database.options(), List.copyOf(manifest.migrations().keySet()))
          .await();
    } finally {
      vertx.close().await();
    }
    try (var connection = database.connect()) {
      for (var migration : manifest.migrations().entrySet()) {
        var applied =
            value(
                connection,
                "SELECT checksum FROM kit.migration WHERE file = '" + migration.getKey() + "'");
        if (!migration.getValue().equals(applied)) {
          throw new CannotStart(zip.getName() + " was made by another build of Cortile");
        }
      }
    }
  }

  /// All rows, in one transaction, and a new epoch for the feed: versions count from an older state
  /// now.
  void rows(DatabaseUrl database) throws IOException, SQLException {
    var catalogue = manifest.catalogue();
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      for (var partition : catalogue.partitions()) {
        execute(
            connection,
            "CREATE TABLE %s PARTITION OF %s %s"
                .formatted(partition.name(), partition.parent(), partition.bound()));
      }
      var names = catalogue.tables().stream().map(Catalogue.Table::name).toList();
      execute(connection, "TRUNCATE " + String.join(", ", names));
      for (var name : names) {
        execute(connection, "ALTER TABLE " + name + " DISABLE TRIGGER USER");
      }
      for (var table : catalogue.tables()) {
        copy(connection, table);
      }
      // Tables that refer to each other in a circle are checked here; a table whose rows still wait
      // for a check can't be altered.
      execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
      for (var name : names) {
        execute(connection, "ALTER TABLE " + name + " ENABLE TRIGGER USER");
      }
      for (var sequence : catalogue.sequences().entrySet()) {
        execute(
            connection,
            "SELECT setval('%s', %d)".formatted(sequence.getKey(), sequence.getValue()));
      }
      execute(connection, "UPDATE feed.epoch SET secret = gen_random_uuid()");
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "ANALYZE");
    }
  }

  private void copy(Connection connection, Catalogue.Table table) throws IOException, SQLException {
    var entry = zip.getEntry(Manifest.TABLES + table.name());
    if (entry == null) {
      throw new IOException(zip.getName() + " lacks the rows of " + table.name());
    }
    try (var rows = zip.getInputStream(entry)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY " + table.name() + " (" + String.join(", ", table.columns()) + ") FROM STDIN",
              rows);
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Whether a folder has nothing in it, or is not there.
  static boolean empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
