package cortile.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `serve`: runs a node until it is told to stop.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Cortile.",
      "Prints one line when it is ready. Stops on SIGTERM or Ctrl-C, after what it has accepted is"
          + " done.",
      "A second node on the same data: serve --port 8090 --data DIR --database \"$$(cat"
          + " DIR/database-url)\""
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private NodeOptions options;

  @Override
  public Integer call() {
    return new RunningNode(options.config(false), spec.commandLine())
        .untilStopped(RunningNode.Company.NONE);
  }
}
