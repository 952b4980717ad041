package cortile.cli;

import cortile.budgets.count.pb.PbException;
import cortile.budgets.count.pb.PbHeader;
import cortile.budgets.count.pb.PbReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `import FILE`: a real election's projects as a new budget.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Creates a budget from META and PROJECTS of a Pabulib file. Casts nothing: see replay.",
      "Any resident may vote. The file's own dates are kept as information."
    })
public final class ImportCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// What everyone sees before the close.
  enum TallyChoice {
    LIVE("live"),
    TURNOUT("turnout"),
    HIDDEN("hidden");

    private final String wire;

    TallyChoice(String wire) {
      this.wire = wire;
    }

    @Override
    public String toString() {
      return wire;
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.pb[.gz]", description = "The election.")
  private Path file;

  @Option(
      names = "--budget",
      paramLabel = "SLUG",
      required = true,
      description = "Name of the new budget: lower-case letters, digits and hyphens.")
  private String slug;

  @Option(names = "--open", description = "Opens the vote now, for 30 days.")
  private boolean open;

  @Option(
      names = "--tally",
      paramLabel = "TALLY",
      defaultValue = "turnout",
      description =
          "What everyone sees before the close: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private TallyChoice tally;

  @Option(names = "--token", description = "An organiser's token, instead of --data.")
  private @Nullable String token;

  @Mixin private ClientOptions server;

  @Override
  public Integer call() {
    try {
      PbHeader header = header();
      String pass = token == null ? server.passes().organiser() : token;
      try (var session = new ClientSession(server.url(), 1)) {
        var budgets = new Budgets(session.vertx(), session.client(), pass, PATIENCE);
        new Import(budgets, InstantSource.system()).run(header, slug, tally.toString(), open);
        var out = spec.commandLine().getOut();
        out.println(
            slug + ": " + header.projects().size() + " projects, " + (open ? "open" : "draft"));
      }
      return 0;
    } catch (CommandFailure failure) {
      spec.commandLine().getErr().println(failure.getMessage());
      return 1;
    }
  }

  private PbHeader header() throws CommandFailure {
    try (InputStream in = PbFiles.open(file);
        var reader = new PbReader(in)) {
      return reader.header();
    } catch (PbException wrong) {
      throw new CommandFailure(file + ", " + wrong.getMessage());
    } catch (IOException unreadable) {
      throw new CommandFailure("The file can't be read: " + unreadable);
    }
  }
}
