package cortile.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be said of one line of a roll. `key` names the text.
///
/// @param line counted from 1, the header
/// @param column null if it concerns the whole line
record RollNote(int line, @Nullable String column, String key, List<Object> values) {
  static RollNote of(int line, @Nullable RollColumn column, String key, Object... values) {
    return new RollNote(line, column == null ? null : column.wire(), key, List.of(values));
  }
}
