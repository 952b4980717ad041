package cortile.kit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL for tests, one server for each JVM, with the durability of production; each caller gets a database of its own with
/// all migrations applied.
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /// Starts with the first use and ends with the JVM.
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A new database with all migrations.
  public static PgConnectOptions fresh(Vertx vertx) {
    var name = "test_" + NUMBER.incrementAndGet();
    var made =
        PgConnection.connect(vertx, options("postgres"))
            .compose(c -> c.query("create database " + name).execute().eventually(c::close))
            .compose(v -> Migrations.run(vertx, options(name), migrations()));
    await(made);
    return options(name);
  }

  /// Ends all connections of a database that a pool holds, as a failover would.
  public static void cut(Vertx vertx, PgConnectOptions database, String applicationName) {
    await(
        PgConnection.connect(vertx, options("postgres"))
            .compose(
                c ->
                    c.query(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                                + database.getDatabase()
                                + "' and application_name = '"
                                + applicationName
                                + "'")
                        .execute()
                        .eventually(c::close)));
  }

  /// The result of a future, from a thread that may block.
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PgConnectOptions options(String database) {
    return new PgConnectOptions()
        .setHost("localhost")
        .setPort(Server.POSTGRES.getPort())
        .setUser("postgres")
        .setPassword("postgres")
        .setDatabase(database);
  }

  private static List<String> migrations() {
    try (var files = Files.list(Path.of("src/main/resources/db"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
