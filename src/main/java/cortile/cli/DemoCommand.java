package cortile.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Spec private CommandSpec spec;
  @Mixin private NodeOptions options;

  @Override
  public Integer call() {
    return new RunningNode(options.config(true), spec.commandLine())
        .untilStopped(RunningNode.Company.NONE);
  }
}
