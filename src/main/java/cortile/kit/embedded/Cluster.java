package cortile.kit.embedded;

import cortile.kit.CannotStart;
import cortile.kit.DatabaseUrl;
import cortile.kit.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The data directory of the embedded server: made once, configured at each start, and looked at
/// after each. Everything here blocks.
final class Cluster {
  // What PostgreSQL's own sample puts there does not matter: these three files are the whole
  // configuration.
  private static final String CONFIGURATION =
      """
      include 'cortile.conf'
      include_if_exists 'local.conf'
      """;
  private static final String LOGINS = "host all cortile 127.0.0.1/32 scram-sha-256\n";
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private final Path folder;
  private final Path urlFile;
  private final Path log;
  private final Programs programs;

  Cluster(Path data, Programs programs) {
    this.folder = data.resolve("database");
    this.urlFile = data.resolve(EmbeddedDatabase.URL_FILE);
    this.log = data.resolve("database-start.log");
    this.programs = programs;
  }

  Optional<Postmaster> running() throws IOException {
    return Postmaster.of(folder).filter(Postmaster::alive);
  }

  /// Makes the data directory if there is none; never seen half made.
  void make() throws IOException {
    if (Files.exists(folder)) {
      return;
    }
    var making = Files.createTempDirectory(folder.resolveSibling("."), "database-making");
    programs.initdb(making);
    Files.writeString(making.resolve("postgresql.conf"), CONFIGURATION);
    configure(making);
    programs.single(
        making,
        """
        CREATE ROLE cortile LOGIN CREATEDB
        GRANT pg_monitor TO cortile
        CREATE DATABASE cortile OWNER cortile
        """);
    Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(urlFile);
  }

  /// Where the server is or will be: the remembered place, or a new one with a new password if the
  /// server is not running.
  DatabaseUrl url() throws IOException {
    if (Files.exists(urlFile)) {
      return DatabaseUrl.parse(Files.readString(urlFile));
    }
    var password = new byte[24];
    new SecureRandom().nextBytes(password);
    var secret = HexFormat.of().formatHex(password);
    programs.single(folder, "ALTER ROLE cortile PASSWORD '" + secret + "'\n");
    return remember(secret, 0);
  }

  /// The same place, or another port if somebody else has taken it.
  DatabaseUrl withFreePort(DatabaseUrl url) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.port()));
      return url;
    } catch (IOException e) {
      return remember(String.valueOf(url.uri().getUserInfo()).split(":", 2)[1], 0);
    }
  }

  void start(DatabaseUrl url) throws IOException {
    configure(folder);
    programs.start(
        folder,
        log,
        List.of(
            "port=" + url.port(),
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on"));
  }

  void stop() throws IOException {
    programs.stop(folder);
  }

  /// Is it our server that answers there, and does it keep what it acknowledges?
  void check(DatabaseUrl url) throws SQLException {
    try (var connection = url.connect()) {
      var served = Path.of(show(connection, "data_directory")).toRealPath();
      if (!served.equals(folder.toRealPath())) {
        throw new CannotStart("another PostgreSQL answers at " + url + ", that of " + served);
      }
      for (var setting : DURABLE.entrySet()) {
        if (!show(connection, setting.getKey()).equals(setting.getValue())) {
          throw new CannotStart(url + " would lose ballots: " + setting.getKey() + " is off");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void configure(Path folder) throws IOException {
    Files.writeString(folder.resolve("pg_hba.conf"), LOGINS);
    try (var in = Cluster.class.getResourceAsStream("/postgresql/cortile.conf")) {
      if (in == null) {
        throw new IOException("missing resource postgresql/cortile.conf");
      }
      Files.copy(in, folder.resolve("cortile.conf"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private DatabaseUrl remember(String password, int port) throws IOException {
    var chosen = port;
    if (port == 0) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        chosen = socket.getLocalPort();
      }
    }
    var text = "postgresql://cortile:" + password + "@127.0.0.1:" + chosen + "/cortile";
    PrivateFile.write(urlFile, text);
    return DatabaseUrl.parse(text);
  }
}
