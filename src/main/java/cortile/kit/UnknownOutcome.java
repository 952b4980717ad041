package cortile.kit;

/// Nobody knows whether the transaction was committed: the connection went away while `COMMIT` was
/// under way. Saying the same again is the way to find out.
public final class UnknownOutcome extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownOutcome(Throwable cause) {
    super("the outcome of COMMIT is unknown", cause);
  }
}
