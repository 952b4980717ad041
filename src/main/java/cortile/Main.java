package cortile;

import cortile.cli.BackupCommand;
import cortile.cli.CountCommand;
import cortile.cli.DemoCommand;
import cortile.cli.Environment;
import cortile.cli.ImportCommand;
import cortile.cli.OrganiserCommand;
import cortile.cli.ReplayCommand;
import cortile.cli.RestoreCommand;
import cortile.cli.ServeCommand;
import cortile.cli.TokensCommand;
import cortile.kit.CannotStart;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// Where the program starts: hands the command line to the command that it names.
@Command(
    name = "cortile",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Participation for towns: budgets, polls and places, live on every screen.",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      CountCommand.class,
      TokensCommand.class,
      OrganiserCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    },
    footer = {
      "",
      "Every option can also be a variable: --management-port as CORTILE_MANAGEMENT_PORT.",
      "Exit codes: 0 done, 1 failed, 2 wrong options."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    var commandLine = spec.commandLine();
    commandLine.usage(commandLine.getOut());
  }

  /// The whole command line, with variables to read options from.
  public static CommandLine commandLine(Map<String, String> variables) {
    return new CommandLine(new Main())
        .setDefaultValueProvider(new Environment(variables))
        .setExecutionExceptionHandler(Main::failed);
  }

  private static int failed(Exception failure, CommandLine console, ParseResult parsed)
      throws Exception {
    if (failure instanceof CannotStart) {
      console.getErr().println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }

  /// The version in the jar's manifest.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Cortile " + (version == null ? "(not packed)" : version)};
    }
  }

  public static void main(String[] args) throws IOException {
    logToStandardError();
    System.exit(commandLine(System.getenv()).execute(args));
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
