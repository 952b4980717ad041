package cortile.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `demo`: a node with a city in it, to try things out.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Cortile with a demonstration city: an open budget in which simulated residents vote.",
      "For trying out only: sign-in codes are shown on the page, so anybody can sign in as anybody."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int FASTEST = 60_000;

  @Spec private CommandSpec spec;
  @Mixin private NodeOptions options;

  @Option(
      names = "--residents-per-minute",
      paramLabel = "N",
      defaultValue = "60",
      description = "Simulated residents who vote; 0 for none (default: ${DEFAULT-VALUE}).")
  private int perMinute;

  @Override
  public Integer call() {
    if (perMinute < 0 || perMinute > FASTEST) {
      throw new ParameterException(
          spec.commandLine(), "--residents-per-minute: from 0 to " + FASTEST);
    }
    var config = options.config(true);
    return new RunningNode(config, spec.commandLine())
        .untilStopped(new DemoCity(config, perMinute, spec.commandLine().getErr()));
  }
}
