package cortile;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Where the program starts: hands the command line to the command that it names.
@Command(
    name = "cortile",
    mixinStandardHelpOptions = true,
    description = "Participation for towns: budgets, polls and places, live on every screen.")
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
