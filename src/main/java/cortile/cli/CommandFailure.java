package cortile.cli;

/// A command can't go on; the message says why in one line for the person who typed it. Exit code
/// 1.
class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message, null, false, false);
  }
}
