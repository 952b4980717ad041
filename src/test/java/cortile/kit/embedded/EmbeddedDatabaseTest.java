package cortile.kit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.CannotStart;
import cortile.kit.DatabaseUrl;
import cortile.kit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmbeddedDatabaseTest {
  private final Path data = TestDatabase.dataFolder();
  private EmbeddedDatabase database;

  @BeforeEach
  void start() throws IOException {
    database = EmbeddedDatabase.start(data);
  }

  @AfterEach
  void stop() throws IOException {
    database.close();
  }

  @Test
  void keepsWhatItAcknowledges() {
    for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      assertThat(TestDatabase.value(database.url(), "SHOW " + setting)).isEqualTo("on");
    }
    assertThat(TestDatabase.value(database.url(), "SHOW server_version")).startsWith("18.");
  }

  @Test
  void listensOnLoopbackOnlyAndLetsNobodyInWithoutThePassword() throws IOException {
    assertThat(TestDatabase.value(database.url(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(TestDatabase.value(database.url(), "SHOW unix_socket_directories")).isEmpty();
    var address = database.url().secret();
    assertRefused(address.replaceFirst(":[0-9a-f]{48}@", ":wrong@"), "password authentication");
    assertRefused(address.replaceFirst("cortile:[0-9a-f]{48}@", "postgres:x@"), "no pg_hba.conf");
    var file = data.resolve("database-url");
    assertThat(Files.readString(file).strip()).isEqualTo(address);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static void assertRefused(String address, String reason) {
    assertThatThrownBy(() -> DatabaseUrl.parse(address).connect().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aSecondOneOnTheSameDataIsRefused() {
    assertThatThrownBy(() -> EmbeddedDatabase.start(data))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("in use by a running Cortile");
  }

  @Test
  void isStartedAgainAtTheSamePlaceWhenItDies() throws Exception {
    TestDatabase.execute(database.url(), "CREATE TABLE kept AS SELECT 7 AS n");
    killServer();
    var deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!answers() && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
    }
    assertThat(TestDatabase.value(database.url(), "SELECT n FROM kept")).isEqualTo("7");
  }

  @Test
  void aServerThatOutlivedItsOwnerIsTakenOver() throws Exception {
    var url = database.url();
    var orphan = Postmaster.of(data.resolve("database")).orElseThrow();
    database.abandon();
    database = EmbeddedDatabase.start(data);
    assertThat(database.url()).isEqualTo(url);
    assertThat(Postmaster.of(data.resolve("database"))).contains(orphan);
  }

  @Test
  void anotherPortIsTakenWhenTheOldOneIsOccupied() throws Exception {
    TestDatabase.execute(database.url(), "CREATE TABLE kept AS SELECT 7 AS n");
    var port = database.url().port();
    database.close();
    try (var squatter =
        new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
      database = EmbeddedDatabase.start(data);
      assertThat(database.url().port()).isNotEqualTo(squatter.getLocalPort());
      assertThat(TestDatabase.value(database.url(), "SELECT n FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void aLostAddressFileIsMadeAgain() throws Exception {
    database.close();
    Files.delete(data.resolve("database-url"));
    database = EmbeddedDatabase.start(data);
    assertThat(TestDatabase.value(database.url(), "SELECT 1")).isEqualTo("1");
  }

  private void killServer() throws IOException {
    var server = Postmaster.of(data.resolve("database")).orElseThrow();
    ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
  }

  private boolean answers() {
    try {
      database.url().connect().close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
