package cortile.kit;

import org.jspecify.annotations.Nullable;

/// Why the program does not start, in one line for the person who started it. Not a surprise, so it
/// has no stack trace.
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotStart(String reason) {
    this(reason, null);
  }

  public CannotStart(String reason, @Nullable Throwable cause) {
    super(reason, cause, false, false);
  }
}
