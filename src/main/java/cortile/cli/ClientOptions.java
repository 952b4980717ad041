package cortile.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the server is, and by what right a command speaks to it.
final class ClientOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Address of the server (default: ${DEFAULT-VALUE}).")
  URI url = URI.create("http://localhost:8080");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder: its signing key opens every door.")
  @Nullable Path data;

  /// The signing key of the data folder.
  Passes passes() throws CommandFailure {
    if (data == null) throw new CommandFailure("--data DIR is needed: it holds the signing key.");
    return Passes.of(data);
  }
}
