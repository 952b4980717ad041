package cortile.cli;

import cortile.budgets.count.pb.PbException;
import cortile.budgets.count.pb.PbReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `replay FILE`: a real election's ballots, cast through HTTP.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Casts every ballot of a Pabulib file into a budget, each as a voter of its own.",
      "Repeating it adds nothing. What the server can't decide yet is sent again.",
      "Exit code: 0 all stored, 3 some refused, 1 failed."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 256;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int REFUSED = 3;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.pb[.gz]", description = "The election.")
  private Path file;

  @Option(
      names = "--budget",
      paramLabel = "SLUG",
      required = true,
      description = "The open budget, made by import from the same file.")
  private String slug;

  @Option(
      names = "--rate",
      paramLabel = "N|max",
      defaultValue = "max",
      converter = Rate.Converter.class,
      description = "Ballots a second (default: ${DEFAULT-VALUE}).")
  private Rate rate;

  @Mixin private ClientOptions server;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (var session = new ClientSession(server.url(), CONNECTIONS)) {
      return replay(session, server.passes(), err);
    } catch (CommandFailure failure) {
      err.println(failure.getMessage());
      return 1;
    }
  }

  private int replay(ClientSession session, Passes passes, PrintWriter err)
      throws CommandFailure, InterruptedException {
    expectBudget(session, passes);
    var report = new CastReport();
    var caster =
        new Caster(session.vertx(), session.client(), passes, slug, CONNECTIONS, PATIENCE, report);
    try (InputStream in = PbFiles.open(file);
        var reader = new PbReader(in)) {
      var votes = reader.header().meta().numVotes();
      var progress = new Progress(report, votes, err, Progress.onTerminal());
      Runnable summary =
          once(() -> {
            progress.close();
            report.print(err);
          });
      try (var _ = new OnInterrupt(summary)) {
        new Replay(caster, slug, rate).run(reader);
      } finally {
        summary.run();
      }
    } catch (PbException wrong) {
      throw new CommandFailure(file + ", " + wrong.getMessage());
    } catch (IOException unreadable) {
      throw new CommandFailure("The file can't be read: " + unreadable);
    }
    return report.refused() == 0 ? 0 : REFUSED;
  }

  private static Runnable once(Runnable action) {
    var done = new AtomicBoolean();
    return () -> {
      if (done.compareAndSet(false, true)) action.run();
    };
  }

  private void expectBudget(ClientSession session, Passes passes) throws CommandFailure {
    var asked = new Budgets(session.vertx(), session.client(), passes.organiser(), Duration.ZERO);
    if (asked.find(slug).isEmpty()) {
      throw new CommandFailure("There is no budget “" + slug + "”.");
    }
  }
}
