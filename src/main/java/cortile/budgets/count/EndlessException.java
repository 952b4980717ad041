package cortile.budgets.count;

/// A rule that would not end, or not within the rounds that it was given. The message is a sentence
/// for the person who chose the rule.
public final class EndlessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndlessException(String message) {
    super(message);
  }
}
