package cortile.cli;

import cortile.App;
import cortile.kit.CannotStart;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `organiser add EMAIL`: lets somebody in who can run votes.
@Command(
    name = "organiser",
    mixinStandardHelpOptions = true,
    description = "Organisers: who prepares and runs votes.",
    subcommands = OrganiserCommand.Add.class)
public final class OrganiserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// Works beside a running server and without one.
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Makes somebody an organiser and prints the link by which they come in the first time.",
        "Whoever opens the link is signed in: hand it over out of sight."
      })
  static final class Add implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Parameters(paramLabel = "EMAIL", description = "Their e-mail address.")
    private String email;

    @Option(
        names = "--public-url",
        paramLabel = "URL",
        description = "Where people find the pages (default: where the server said that it runs).")
    private @Nullable String publicUrl;

    @Override
    public Integer call() throws IOException {
      try (var database = OpenDatabase.of(data)) {
        var link = App.organiser(database.url(), data.folder(), email);
        var url = publicUrl == null ? Address.of(data.folder()) : publicUrl.replaceFirst("/$", "");
        spec.commandLine().getOut().println(link.at(url));
        return 0;
      } catch (IllegalArgumentException wrong) {
        throw new CannotStart("not an e-mail address: " + email, wrong);
      }
    }
  }
}
