package cortile.budgets.count.pb;

import java.io.IOException;

/// The one error of the `.pb` reader and writer: the file breaks the format, here is where.
///
/// The message is complete for a person, for example `line 12, cost: "12x" is not a number`.
/// Failures of the underlying stream stay plain [IOException]s.
public final class PbException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String field;

  /// An error at a place in the file.
  ///
  /// @param line line of the file, from 1
  /// @param field the column, META key or section that is wrong
  /// @param problem what is wrong with it, without a full stop
  public PbException(int line, String field, String problem) {
    super("line " + line + ", " + field + ": " + problem);
    this.line = line;
    this.field = field;
  }

  /// Line of the file, from 1; for a row that spans lines, its first.
  public int line() {
    return line;
  }

  /// The column, META key or section that is wrong.
  public String field() {
    return field;
  }
}
