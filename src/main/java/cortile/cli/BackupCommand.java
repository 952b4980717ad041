package cortile.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `backup FILE`: data and keys in one file.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes data and keys into one file, also while the server runs.",
      "The file is as secret as the ballots: with it, anybody can link them to people until the"
          + " vote is closed and its key destroyed."
    })
public final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Parameters(paramLabel = "FILE", description = "Where to; must not exist.")
  private Path file;

  @Override
  public Integer call() throws IOException, SQLException {
    try (var database = OpenDatabase.of(data)) {
      new Backup(database.url(), data.folder().resolve("keys")).write(file);
      spec.commandLine().getErr().println("Data and keys of " + data.folder() + " are in " + file);
      return 0;
    }
  }
}
