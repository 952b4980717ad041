package cortile.budgets.count;

/// Another rule, unless strictly more voters prefer what "most votes first" gives.
///
/// A voter prefers the outcome that has more of the projects that she named; one without any winner
/// counts there with 0.
public record Compared(Rule inner) implements Rule {
  static final String SUFFIX = "-comparison";

  @Override
  public String key() {
    return inner.key() + SUFFIX;
  }

  @Override
  public boolean fits(VoteType type) {
    return inner.fits(type);
  }
}
