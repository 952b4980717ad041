package cortile.cli;

import cortile.App;
import cortile.kit.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `restore FILE`: a backup, where nothing is yet.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup into an empty data folder, or into an empty database given with --database.",
      "Start the server afterwards. Pages that were open during the loss get the restored state."
    })
public final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Parameters(paramLabel = "FILE", description = "Made by the command backup.")
  private Path file;

  @Override
  public Integer call() throws IOException, SQLException {
    var keys = data.folder().resolve("keys");
    try (var zip = new ZipFile(file.toFile())) {
      var restore = new Restore(zip, App.migrations());
      if (!Restore.empty(keys)) {
        throw new CannotStart(
            "there are keys in " + keys + " already; restore into an empty folder");
      }
      try (var database = OpenDatabase.of(data)) {
        restore.shape(database.url());
        restore.keys(keys);
        restore.rows(database.url());
      }
    }
    spec.commandLine().getErr().println(file + " is restored in " + data.folder());
    return 0;
  }
}
