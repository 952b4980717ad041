package cortile.cli;

import cortile.Config;
import cortile.identity.Smtp;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What can be set of a node.
final class NodeOptions {
  private static final int PORTS = 65_536;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private DataOptions data;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Where people come in; 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description = "Health, readiness and metrics (default: port + 1000).")
  private @Nullable Integer managementPort;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: all; 127.0.0.1 for demo).")
  private @Nullable String host;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where people find the pages, such as https://voto.example.org (default: wherever they"
              + " come from).")
  private @Nullable String publicUrl;

  @Option(
      names = "--smtp",
      paramLabel = "URL",
      description = "Mail server for sign-in codes: smtp://user:password@host:587 or smtps://…")
  private @Nullable String smtp;

  @Option(
      names = "--mail-from",
      paramLabel = "ADDRESS",
      defaultValue = "cortile@localhost",
      description = "Sender of the mail (default: ${DEFAULT-VALUE}).")
  private String mailFrom;

  @Option(
      names = "--sockets-per-address",
      paramLabel = "N",
      defaultValue = "20000",
      description =
          "Most live connections from one network address; a hall shares one (default:"
              + " ${DEFAULT-VALUE}).")
  private int socketsPerAddress;

  @Option(
      names = "--insecure-lan",
      negatable = true,
      description =
          "Accept plain http from other machines, as in a hall; pages say so (default: off; on for"
              + " demo).")
  private @Nullable Boolean insecureLan;

  /// Throws [ParameterException] for what can't be.
  Config config(boolean demo) {
    var management = managementPort != null ? managementPort : port == 0 ? 0 : port + 1000;
    require(port >= 0 && port < PORTS, "--port: not a port: " + port);
    require(
        management >= 0 && management < PORTS && (management != port || port == 0),
        "--management-port: not a free port: " + management);
    require(socketsPerAddress > 0, "--sockets-per-address must be at least 1");
    return new Config(
        host != null ? host : demo ? "127.0.0.1" : "0.0.0.0",
        port,
        management,
        data.folder(),
        data.database(),
        publicUrl == null ? null : publicUrl(publicUrl),
        smtp == null ? null : smtp(smtp),
        mailFrom,
        socketsPerAddress,
        insecureLan != null ? insecureLan : demo,
        demo);
  }

  private String publicUrl(String text) {
    require(text.matches("https?://[^/?#@\\s]+/?"), "--public-url: not of the form https://host");
    return URI.create(text.replaceFirst("/$", "")).toString();
  }

  private Smtp smtp(String text) {
    try {
      return Smtp.of(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--smtp: " + e.getMessage());
    }
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
