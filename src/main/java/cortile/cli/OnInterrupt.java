package cortile.cli;

/// Something that happens if the program is stopped from outside (Ctrl-C, SIGTERM) before this is
/// closed. It runs beside the command, which gets no further word.
final class OnInterrupt implements AutoCloseable {
  private final Thread hook;

  OnInterrupt(Runnable action) {
    hook = new Thread(action, "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Takes it back, unless it has begun.
  ///
  /// @return whether it will not run
  boolean cancel() {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      return false;
    }
  }

  @Override
  public void close() {
    var _ = cancel();
  }
}
