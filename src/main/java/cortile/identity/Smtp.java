package cortile.identity;

import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where mail is handed in: `smtp://user:password@host:587`, `smtps://…` (TLS from the first byte),
/// or without a user.
public record Smtp(
    String host, int port, boolean tls, @Nullable String user, @Nullable String password) {
  private static final int POOL = 4;

  /// Reads an address. Its parts are percent-encoded. Throws [IllegalArgumentException], which
  /// never repeats the password.
  public static Smtp of(String address) {
    try {
      var uri = new URI(address);
      var scheme = uri.getScheme();
      var host = uri.getHost();
      if (host == null || !("smtp".equals(scheme) || "smtps".equals(scheme))) {
        throw new IllegalArgumentException(
            "the address of the mail server must look like smtp://user:password@host:587");
      }
      var tls = scheme.equals("smtps");
      var user = uri.getRawUserInfo();
      var usual = tls ? 465 : user == null ? 25 : 587;
      var at = user == null ? -1 : user.indexOf(':');
      return new Smtp(
          host,
          uri.getPort() == -1 ? usual : uri.getPort(),
          tls,
          user == null ? null : decode(at < 0 ? user : user.substring(0, at)),
          user == null || at < 0 ? null : decode(user.substring(at + 1)));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "the address of the mail server can't be read: " + e.getReason());
    }
  }

  /// A password never goes over a wire in the clear: with one, and to another machine, STARTTLS is
  /// a must.
  public MailConfig config() {
    var config =
        new MailConfig(host, port)
            .setSsl(tls)
            .setHostnameVerificationAlgorithm("HTTPS")
            .setMaxPoolSize(POOL)
            .setConnectTimeout(5_000)
            .setStarttls(
                tls
                    ? StartTLSOptions.DISABLED
                    : user != null && !here()
                        ? StartTLSOptions.REQUIRED
                        : StartTLSOptions.OPTIONAL);
    if (user == null) {
      return config.setLogin(LoginOption.DISABLED);
    }
    return config.setLogin(LoginOption.REQUIRED).setUsername(user).setPassword(password);
  }

  private boolean here() {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Smtp[" + host + ":" + port + "]";
  }
}
