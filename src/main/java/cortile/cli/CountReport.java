package cortile.cli;

import cortile.budgets.count.Fairness;
import cortile.budgets.count.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How `count` shows what came out.
sealed interface CountReport permits CountJson, CountTable {
  /// Shows the outcome of one rule.
  ///
  /// @param seconds that the rule took, the file's reading not included
  /// @param fairness where it was asked for
  void add(Outcome outcome, double seconds, @Nullable Fairness fairness) throws IOException;

  /// Shows what belongs under all of them.
  void end() throws IOException;
}
