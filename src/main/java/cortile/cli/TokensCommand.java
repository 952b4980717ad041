package cortile.cli;

import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.CannotStart;
import cortile.kit.KeyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Tokens for programs and tests, without a server or a database.
@Command(
    name = "tokens",
    mixinStandardHelpOptions = true,
    description = {
      "Prints signed tokens, one a line, each for a new subject.",
      "They can't be revoked: give them a short life."
    })
public final class TokensCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "resident, facilitator, organiser, screen or auditor.")
  private String role;

  @Option(
      names = "--count",
      defaultValue = "1",
      paramLabel = "N",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--ttl",
      defaultValue = "24h",
      paramLabel = "TIME",
      description =
          "How long they are good for, such as 90s, 15m, 24h or 7d (default: ${DEFAULT-VALUE}).")
  private String ttl;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder that holds keys/signing.key (default: ./${DEFAULT-VALUE}).")
  private Path data;

  @Override
  public Integer call() throws IOException {
    var whose = Role.of(role).orElseThrow(() -> wrong("--role: there is no role named " + role));
    if (count < 1 || count > MOST) {
      throw wrong("--count: between 1 and " + MOST);
    }
    var files = new KeyFiles(data.resolve("keys"));
    var key =
        files
            .read(KeyFiles.SIGNING)
            .orElseThrow(() ->
                new CannotStart("no key in " + files.path(KeyFiles.SIGNING) + " yet; start once"));
    var tokens = new Tokens(key);
    var life = duration();
    var now = Instant.now();
    var out = spec.commandLine().getOut();
    for (var i = 0; i < count; i++) {
      out.println(tokens.mint("token:" + UUID.randomUUID(), whose, null, life, now));
    }
    out.flush();
    return out.checkError() ? 1 : 0;
  }

  private Duration duration() {
    if (!ttl.matches("[1-9][0-9]{0,8}[smhd]")) {
      throw wrong("--ttl: a number with s, m, h or d, not " + ttl);
    }
    var number = Long.parseLong(ttl.substring(0, ttl.length() - 1));
    return switch (ttl.charAt(ttl.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
