package cortile;

import cortile.identity.Smtp;
import cortile.kit.DatabaseUrl;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// All that can be set from outside. The command line fills it; nothing else reads arguments or
/// environment.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param managementPort health, readiness and metrics; 0 for any free one
/// @param data folder of the keys, and of the embedded database
/// @param database null for the embedded one
/// @param publicUrl where people find the pages; null for wherever their requests go
/// @param smtp null if no mail can be sent
/// @param mailFrom sender of the mail
/// @param socketsPerAddress high, because a hall shares one address
/// @param insecureLan plain http from other machines is accepted, and pages say so
/// @param demo a demonstration city: sign-in codes are in the answers
public record Config(
    String host,
    int port,
    int managementPort,
    Path data,
    @Nullable DatabaseUrl database,
    @Nullable String publicUrl,
    @Nullable Smtp smtp,
    String mailFrom,
    int socketsPerAddress,
    boolean insecureLan,
    boolean demo) {

  static final int SOCKETS_PER_ADDRESS = 20_000;

  /// A node on loopback with free ports, as tests start it.
  public static Config local(Path data, @Nullable DatabaseUrl database) {
    return new Config(
        "127.0.0.1",
        0,
        0,
        data,
        database,
        null,
        null,
        "cortile@localhost",
        SOCKETS_PER_ADDRESS,
        false,
        false);
  }

  /// As the same node with a demonstration city.
  public Config withDemo() {
    return new Config(
        host,
        port,
        managementPort,
        data,
        database,
        publicUrl,
        smtp,
        mailFrom,
        socketsPerAddress,
        true,
        true);
  }

  /// Where people find the pages, for links in mail; without a slash at the end.
  String address() {
    return publicUrl == null ? "http://localhost:" + port : publicUrl.replaceFirst("/+$", "");
  }

  /// The sender's address without a name.
  String mailAddress() {
    return mailFrom.replaceFirst("(?s).*<", "").replaceFirst("(?s)>.*", "").strip();
  }

  /// People come over https.
  boolean secure() {
    return publicUrl != null && publicUrl.startsWith("https:");
  }
}
