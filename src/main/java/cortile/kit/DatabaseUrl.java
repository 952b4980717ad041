package cortile.kit;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/// Where a database is and how to log in: `postgresql://user:password@host:port/name`. Prints
/// without the password.
public record DatabaseUrl(URI uri) {
  /// Throws [IllegalArgumentException] for anything else than such an address.
  public static DatabaseUrl parse(String text) {
    var uri = URI.create(text.strip());
    var scheme = uri.getScheme();
    if (scheme == null || !scheme.matches("postgres(ql)?") || uri.getHost() == null) {
      throw new IllegalArgumentException("not of the form postgresql://user:password@host/name");
    }
    return new DatabaseUrl(uri);
  }

  /// For the pools of the program.
  public PgConnectOptions options() {
    return PgConnectOptions.fromUri(uri.toString());
  }

  /// A blocking connection of its own, for what the pools can't do.
  public Connection connect() throws SQLException {
    var properties = new Properties();
    var login = String.valueOf(uri.getRawUserInfo()).split(":", 2);
    properties.setProperty("user", decoded(login[0]));
    if (login.length > 1) {
      properties.setProperty("password", decoded(login[1]));
    }
    properties.setProperty("ApplicationName", "cortile");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var address = "jdbc:postgresql://" + uri.getHost() + ":" + port() + uri.getRawPath() + query;
    var connection = new org.postgresql.Driver().connect(address, properties);
    if (connection == null) {
      throw new SQLException("not an address of a database: " + this);
    }
    return connection;
  }

  public int port() {
    return uri.getPort() < 0 ? 5432 : uri.getPort();
  }

  /// The whole address, with the password.
  public String secret() {
    return uri.toString();
  }

  @Override
  public String toString() {
    return "postgresql://" + uri.getHost() + ":" + port() + uri.getRawPath();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
