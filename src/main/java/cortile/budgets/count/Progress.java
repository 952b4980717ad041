package cortile.budgets.count;

/// Hears how far a count is, on the thread that counts. What it throws ends the count.
@FunctionalInterface
public interface Progress {
  /// For those who needn't know.
  Progress UNHEARD = (pot, round, filled) -> {};

  /// A round begins, or in a rule that has only one, a step of it.
  ///
  /// @param pot id of the pot that is being counted
  /// @param round from 1 in each pot; rules without rounds have only the first
  /// @param filled per cent of the pot's money that its winners had at last: in the round before,
  ///   or in this one so far. Nobody knows at how much a count ends.
  void at(String pot, int round, int filled);
}
