package cortile.cli;

import cortile.App;
import cortile.Config;
import cortile.kit.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;

/// A node in the foreground: one line on standard output when it is ready, a clean end on SIGTERM
/// and SIGINT.
final class RunningNode {
  private static final int STOP_S = 60;

  /// What runs beside a node in the same process. Called in this order, each at most once.
  interface Company {
    /// Company for a node that needs none.
    Company NONE = new Company() {};

    /// The node takes requests, but has not said so. May block.
    default void arrive(App node) throws CommandFailure, InterruptedException {}

    /// The node has said that it is ready.
    default void stay(App node) {}

    /// The node is about to stop; on another thread, perhaps before the others.
    default void leave() {}
  }

  private final App app;
  private final Path folder;
  private final CommandLine console;

  RunningNode(Config config, CommandLine console) {
    this.app = new App(config);
    this.folder = config.data();
    this.console = console;
  }

  /// Returns only if the node could not start: the exit code then.
  int untilStopped(Company company) {
    var stop = new Thread(() -> stopOnSignal(company), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      app.start().toCompletionStage().toCompletableFuture().get();
      Address.keep(folder, app.address());
      company.arrive(app);
      app.setupLink().ifPresent(this::invite);
      console.getOut().println("Cortile is ready: " + app.address() + "/");
      console.getOut().flush();
      company.stay(app);
      new CountDownLatch(1).await();
      return 0;
    } catch (ExecutionException e) {
      return gaveUp(e.getCause() == null ? e : e.getCause(), stop);
    } catch (InterruptedException | CommandFailure | IOException e) {
      return gaveUp(e, stop);
    }
  }

  private void invite(String link) {
    console.getErr().println("There is no organiser yet. This link makes one, once: " + link);
    console.getErr().flush();
  }

  private int gaveUp(Throwable failure, Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException stopping) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    stopApp();
    if (failure instanceof CannotStart || failure instanceof CommandFailure) {
      console.getErr().println("Cortile can't start: " + failure.getMessage());
    } else {
      failure.printStackTrace(console.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  // Ends the process itself: a JVM that was told to stop by a signal would exit with 143, although
  // all went well.
  private void stopOnSignal(Company company) {
    company.leave();
    Runtime.getRuntime().halt(stopApp() ? 0 : 1);
  }

  private boolean stopApp() {
    try {
      app.stop().toCompletionStage().toCompletableFuture().get(STOP_S, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      console.getErr().println("Cortile did not stop well: " + e);
      console.getErr().flush();
      return false;
    }
  }
}
