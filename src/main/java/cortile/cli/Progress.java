package cortile.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalInt;

/// Shows how far a replay has come: a bar that is drawn again and again on a terminal, elsewhere a
/// line every few seconds.
final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final long BAR_MS = 200;
  private static final long LINE_MS = 5_000;

  private final CastReport report;
  private final OptionalInt total;
  private final PrintWriter to;
  private final boolean bar;
  private final Thread painter;

  /// Starts to show.
  ///
  /// @param total ballots in all, where that is known
  /// @param bar whether `to` is a terminal
  Progress(CastReport report, OptionalInt total, PrintWriter to, boolean bar) {
    this.report = report;
    this.total = total;
    this.to = to;
    this.bar = bar;
    painter = Thread.ofPlatform().daemon().name("progress").start(this::paint);
  }

  /// Whether somebody sits in front of the program. There is no way to ask for standard error
  /// alone.
  @SuppressWarnings("SystemConsoleNull") // Null again since JDK 25 where there is no terminal.
  static boolean onTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /// Stops to show; what is printed next begins on a line of its own.
  @Override
  public void close() {
    painter.interrupt();
    try {
      painter.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void paint() {
    try {
      while (true) {
        Thread.sleep(bar ? BAR_MS : LINE_MS);
        draw();
      }
    } catch (InterruptedException _) {
      if (bar) {
        draw();
        to.println();
        to.flush();
      }
    }
  }

  private void draw() {
    String state = line();
    if (bar) {
      to.print("\r" + state);
      to.flush();
    } else {
      to.println(state);
    }
  }

  private String line() {
    long decided = report.decided();
    String speed = String.format(Locale.ROOT, "%,.0f a second", report.rate());
    if (total.isEmpty() || total.getAsInt() == 0) return decided + " ballots, " + speed + "   ";
    double part = Math.min(1, decided / (double) total.getAsInt());
    int filled = (int) (part * WIDTH);
    String drawn = bar ? "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " : "";
    return String.format(
        Locale.ROOT,
        "%s%3.0f %% %,d of %,d, %s   ",
        drawn,
        part * 100,
        decided,
        total.getAsInt(),
        speed);
  }
}
