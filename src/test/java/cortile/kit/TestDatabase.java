package cortile.kit;

import cortile.kit.embedded.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One real PostgreSQL for all tests of a JVM, in `target/test-data`, kept for the next run; and
/// empty databases in it.
public final class TestDatabase {
  private static final Path DATA = Path.of("target", "test-data");
  private static final Path FOLDERS = Path.of("target", "test-folders");
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedDatabase server;

  private TestDatabase() {}

  /// A new database with all migrations.
  public static PgConnectOptions fresh(Vertx vertx) {
    var options = empty().options();
    await(Migrations.run(vertx, options, migrations()));
    return options;
  }

  /// A new database with nothing in it.
  public static DatabaseUrl empty() {
    var name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
    var url = server().url();
    execute(url, "CREATE DATABASE " + name);
    return DatabaseUrl.parse(url.secret().replaceFirst("[^/]*$", name));
  }

  /// Ends all connections of a database that a pool holds, as a failover would.
  public static void cut(PgConnectOptions database, String applicationName) {
    execute(
        server().url(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND application_name = '%s'"
            .formatted(database.getDatabase(), applicationName));
  }

  /// The result of a future, from a thread that may block.
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs one statement on a connection of its own.
  public static void execute(DatabaseUrl url, String sql) {
    try (var connection = url.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The first column of the first row, as text; "null" for none.
  public static String value(DatabaseUrl url, String sql) {
    try (var connection = url.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "null";
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// An empty data folder that is spared the unpacking: it borrows PostgreSQL's programs from the
  /// tests' own server.
  public static Path dataFolder() {
    server();
    try {
      Files.createDirectories(FOLDERS);
      var folder = Files.createTempDirectory(FOLDERS, "data").toAbsolutePath();
      Files.createSymbolicLink(
          folder.resolve("postgresql"), DATA.resolve("postgresql").toAbsolutePath());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> migrations() {
    try (var files = Files.list(Path.of("src", "main", "resources", "db"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized EmbeddedDatabase server() {
    if (server == null) {
      try {
        dropOldFolders();
        var started = EmbeddedDatabase.start(DATA);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
        dropOld(started.url());
        server = started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  private static void dropOldFolders() throws IOException {
    if (Files.exists(FOLDERS)) {
      try (var files = Files.walk(FOLDERS)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void dropOld(DatabaseUrl url) {
    try (var connection = url.connect();
        var statement = connection.createStatement();
        var drop = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test_%'")) {
      while (rows.next()) {
        drop.execute("DROP DATABASE " + rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop(EmbeddedDatabase database) {
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
