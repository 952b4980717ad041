package cortile.cli;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where the server is, and by what right a command speaks to it.
final class ClientOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Address of the server (default: ${DEFAULT-VALUE}).")
  private URI url;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "The server's data folder, for its signing key, which opens every door (default:"
              + " ./${DEFAULT-VALUE}).")
  private Path data;

  URI url() {
    return url;
  }

  /// The signing key of the data folder.
  Passes passes() throws CommandFailure {
    return Passes.of(data);
  }
}
