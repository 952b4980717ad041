package cortile.budgets.count.pb;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// One row of PROJECTS.
///
/// @param id any string without comma or line end, also one that looks like a number; never trimmed
///   further
/// @param cost exact, not negative, in the currency of the election, scale as in the file
/// @param columns every other column that has a value, by header name (`name`, `votes`, `category`,
///   …)
public record PbProject(String id, BigDecimal cost, Map<String, String> columns) {
  static final String ID = "project_id";
  static final String COST = "cost";

  /// Checks what a file could not hold, and leaves out columns without a value.
  ///
  /// @throws IllegalArgumentException if the id can't stand in a file or the cost is below 0
  public PbProject {
    if (!id.equals(PbText.strip(id)) || PbText.absent(id)) {
      throw new IllegalArgumentException(PbText.excerpt(id) + " is not a project id");
    }
    if (id.indexOf(',') >= 0 || id.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          PbText.excerpt(id) + " has a comma or a line end, which ballots could not name");
    }
    if (cost.signum() < 0) throw new IllegalArgumentException("the cost is below 0");
    columns = PbText.present(columns);
    if (columns.containsKey(ID) || columns.containsKey(COST)) {
      throw new IllegalArgumentException("id and cost are not further columns");
    }
  }

  /// The value of a further column, if it has one.
  public Optional<String> text(String column) {
    return Optional.ofNullable(columns.get(column));
  }
}
