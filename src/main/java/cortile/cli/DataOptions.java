package cortile.cli;

import cortile.kit.DatabaseUrl;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which installation a command works on.
final class DataOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder of keys and embedded database (default: ./${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "postgresql://user:password@host/name, PostgreSQL 18 or newer (default: embedded).")
  private @Nullable String database;

  Path folder() {
    return data.toAbsolutePath().normalize();
  }

  /// Null for the embedded one. Throws [ParameterException] for what is not an address of a
  /// database.
  @Nullable DatabaseUrl database() {
    try {
      return database == null ? null : DatabaseUrl.parse(database);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--database: not of the form postgresql://user:password@host/name");
    }
  }
}
