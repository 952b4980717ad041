package cortile;

import java.io.IOException;
import java.util.Objects;
import java.util.logging.LogManager;
import cortile.cli.ImportCommand;
import cortile.cli.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Where the program starts: hands the command line to the command that it names.
@Command(
    name = "cortile",
    subcommands = {ImportCommand.class, ReplayCommand.class},
    mixinStandardHelpOptions = true,
    description = "Participation for towns: budgets, polls and places, live on every screen.")
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    var commandLine = spec.commandLine();
    commandLine.usage(commandLine.getOut());
  }

  public static void main(String[] args) throws IOException {
    logToStandardError();
    System.exit(new CommandLine(new Main()).execute(args));
  }

  /// Logging is set up as `logging.properties` says, unless whoever starts the JVM brings a file.
  private static void logToStandardError() throws IOException {
    if (System.getProperty("java.util.logging.config.file") == null) {
      try (var settings = Main.class.getResourceAsStream("/logging.properties")) {
        LogManager.getLogManager().readConfiguration(Objects.requireNonNull(settings));
      }
    }
  }
}
