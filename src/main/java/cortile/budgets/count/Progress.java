package cortile.budgets.count;

/// Hears how far a count is, on the thread that counts. What it throws ends the count.
@FunctionalInterface
public interface Progress {
  /// For those who needn't know.
  Progress UNHEARD = (pot, round) -> {};

  /// A round begins; rules without rounds have only the first.
  ///
  /// @param pot id of the pot that is being counted
  /// @param round from 1 in each pot
  void at(String pot, int round);
}
