package cortile.cli;

import cortile.kit.CannotStart;
import cortile.kit.DatabaseUrl;
import cortile.kit.Json;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/// Writes one file with everything that an installation would lose: all rows, as they were at one
/// moment, and the keys.
///
/// A vote can go on meanwhile; opening and closing one waits until the file is written.
final class Backup {
  private final DatabaseUrl database;
  private final Path keys;

  Backup(DatabaseUrl database, Path keys) {
    this.database = database;
    this.keys = keys;
  }

  /// Writes the file, which only its owner can read; never half of it.
  void write(Path file) throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new CannotStart(file + " is there already");
    }
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var folder = file.toAbsolutePath().resolveSibling(".").normalize();
    var making = Files.createTempFile(folder, ".cortile", ".part", owner);
    try {
      try (var zip = new ZipOutputStream(Files.newOutputStream(making))) {
        write(zip);
      }
      Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(making);
    }
  }

  private void write(ZipOutputStream zip) throws IOException, SQLException {
    try (var connection = database.connect()) {
      // Locks first: a snapshot that is older than a table that a close writes anew would miss its
      // rows.
      var seen = Catalogue.read(connection);
      connection.setAutoCommit(false);
      execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      for (var table : seen.tables()) {
        execute(connection, "LOCK TABLE " + table.name() + " IN ACCESS SHARE MODE");
      }
      var catalogue = Catalogue.read(connection);
      var made = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
      zip.write(
          Json.write(new Manifest(Manifest.FORMAT, made, migrations(connection), catalogue))
              .getBytes());
      for (var table : catalogue.tables()) {
        zip.putNextEntry(new ZipEntry(Manifest.TABLES + table.name()));
        copy(connection, table, zip);
      }
      connection.rollback();
    }
    // After the rows: a key is on the disk before the row that needs it.
    writeKeys(zip);
  }

  private static void copy(Connection connection, Catalogue.Table table, ZipOutputStream zip)
      throws IOException, SQLException {
    var order = table.key().isEmpty() ? "" : " ORDER BY " + String.join(", ", table.key());
    var select = "SELECT " + String.join(", ", table.columns()) + " FROM " + table.name() + order;
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY (" + select + ") TO STDOUT", new Unclosed(zip));
  }

  private void writeKeys(ZipOutputStream zip) throws IOException {
    try (var paths = Files.walk(keys)) {
      for (var path :
          (Iterable<Path>) paths.filter(each -> each.toString().endsWith(".key"))::iterator) {
        zip.putNextEntry(new ZipEntry(Manifest.KEYS + keys.relativize(path)));
        Files.copy(path, zip);
      }
    }
  }

  private static Map<String, String> migrations(Connection connection) throws SQLException {
    var migrations = new TreeMap<String, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT file, checksum FROM kit.migration")) {
      while (rows.next()) {
        migrations.put(rows.getString(1), rows.getString(2));
      }
    }
    return migrations;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The driver closes what it writes to.
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
